#include "pipeline/model/document.h"

#include <array>
#include <utility>

namespace emend {

namespace {

constexpr std::array<std::pair<BlockKind, std::string_view>, 12> kind_names{{
    {BlockKind::unknown, "unknown"},
    {BlockKind::title, "title"},
    {BlockKind::heading, "heading"},
    {BlockKind::paragraph, "paragraph"},
    {BlockKind::item, "item"},
    {BlockKind::subitem, "subitem"},
    {BlockKind::note, "note"},
    {BlockKind::closing, "closing"},
    {BlockKind::table, "table"},
    {BlockKind::signature, "signature"},
    {BlockKind::contents, "contents"},
    {BlockKind::masthead, "masthead"},
}};
constexpr std::string_view furniture_name = "furniture";

Line line_as_read(Page& page, const SourceLine& source, int number) {
    Line line{number, {}};
    for (std::size_t w = 0; w < source.words.size(); ++w) {
        const SourceWord& seen_word = source.words[w];
        Word word;
        word.id = {page.number, ++page.words_given};
        word.text = seen_word.best.text;
        word.sources = {{page.number, number, static_cast<int>(w)}};
        word.glued = w > 0 && is_glued(seen_word);
        line.words.push_back(std::move(word));
    }
    return line;
}

Page page_as_read(const std::shared_ptr<const SourcePage>& source) {
    Page page;
    page.number = source->number;
    page.source = source;
    int layout_block = -1;
    for (std::size_t n = 0; n < source->lines.size(); ++n) {
        const SourceLine& seen_line = source->lines[n];
        if (seen_line.words.empty()) continue;
        Line line = line_as_read(page, seen_line, static_cast<int>(n));
        if (page.blocks.empty() || seen_line.block != layout_block) {
            Block block;
            block.id = {line.words.front().id.page, line.words.front().id.n};
            page.blocks.push_back(std::move(block));
            layout_block = seen_line.block;
        }
        page.blocks.back().lines.push_back(std::move(line));
    }
    return page;
}

}  // namespace

Document as_read(const Source& source) {
    Document document;
    document.pages.reserve(source.pages.size());
    for (const auto& page : source.pages) document.pages.push_back(page_as_read(page));
    return document;
}

const SourceWord& seen(const SourcePage& page, const SourceId& id) {
    return page.lines.at(static_cast<std::size_t>(id.line)).words.at(static_cast<std::size_t>(id.word));
}

const SourceLine& seen(const Page& page, const Line& line) {
    return page.source->lines.at(static_cast<std::size_t>(line.source));
}

std::string_view name_of(BlockKind kind) {
    for (const auto& [known, name] : kind_names) {
        if (known == kind) return name;
    }
    return furniture_name;
}

std::optional<BlockKind> block_kind(std::string_view name) {
    for (const auto& [kind, known] : kind_names) {
        if (known == name) return kind;
    }
    if (name == furniture_name) return BlockKind::furniture;
    return std::nullopt;
}

std::string text_of(const Line& line) {
    std::string text;
    for (const Word& word : line.words) {
        if (!text.empty() && !word.glued && !word.text.empty()) text += ' ';
        text += word.text;
    }
    return text;
}

std::string text_of(const Block& block) {
    std::string text;
    for (const Line& line : block.lines) {
        if (!text.empty()) text += '\n';
        text += text_of(line);
    }
    return text;
}

}  // namespace emend
