#include "documents.h"

#include <utility>

#include "pipeline/text/unicode.h"

namespace emend::test {

Builder& Builder::begin_page() {
    page_ = std::make_shared<SourcePage>();
    page_->number = static_cast<int>(document.pages.size()) + 1;
    page_->reason = "written by a test";
    pages_.push_back(page_);
    document.pages.push_back({page_->number, page_, {}, 0});
    return *this;
}

void Builder::end_word(Line& line, Word& word) {
    if (word.text.empty()) return;
    SourceLine& source = page_->lines.back();
    SourceWord seen_word;
    if (!word.glued && !source.words.empty()) seen_word.before = " ";
    seen_word.best = {word.text, 0.875F};
    const int left = source.words.empty() ? 0 : source.words.back().box.right + 1;
    const int top = static_cast<int>(page_->lines.size()) - 1;
    seen_word.box = {left, top, left + static_cast<int>(code_points(word.text).size()), top + 1};
    Page& page = document.pages.back();
    word.id = {page.number, ++page.words_given};
    word.sources = {{page.number, line.source, static_cast<int>(source.words.size())}};
    source.words.push_back(std::move(seen_word));
    line.words.push_back(std::exchange(word, {}));
}

Builder& Builder::block(BlockKind kind, const std::string& label, const std::string& text, int level) {
    Page& page = document.pages.back();
    Block block;
    block.id = {page.number, page.words_given + 1};
    block.kind = kind;
    block.level = level;
    block.label = label;
    const auto begin_line = [&] {
        block.lines.push_back({static_cast<int>(page_->lines.size()), {}});
        page_->lines.emplace_back();
        page_->lines.back().end.assign(1, '\n');
        page_->lines.back().block = page.words_given;
    };
    begin_line();
    Word word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\n') {
            end_word(block.lines.back(), word);
            if (c == '\n') begin_line();
        } else if (c == '%') {
            word.text += text.at(++i);
        } else if (c == '_') {
            word.emphasised = true;
        } else if (c == '+' || c == '^') {
            end_word(block.lines.back(), word);
            word.glued = true;
            if (c == '^') word.note = text.substr(i + 1, std::min(text.find_first_of(" +\n", i), text.size()) - i - 1);
        } else {
            word.text += c;
        }
    }
    end_word(block.lines.back(), word);
    for (Page& earlier : document.pages) {
        for (Block& other : earlier.blocks) {
            if (continued_ == other.id) other.continues_in = block.id;
        }
    }
    continued_.reset();
    last_ = block.id;
    page.blocks.push_back(std::move(block));
    return *this;
}

Builder& Builder::continued() {
    continued_ = last_;
    return *this;
}

Result Builder::result() const {
    Result result;
    result.source.name = "test.txt";
    result.source.sha256 = std::string(64, 'a');
    result.source.encoding.name = "UTF-8";
    result.source.pages = pages_;
    result.source.bytes = text_as_read(result.source);
    result.as_read = as_read(result.source);
    result.outcome.document = document;
    result.account = account(result.as_read, document, {});
    return result;
}

}  // namespace emend::test
