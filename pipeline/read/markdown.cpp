// The reader of other tools' Markdown, and of our own. Every byte of the text goes to a word or to what stands between
// words; markup is evidence of style and structure.
//
//     1. *Calls upon* States;<sup>4</sup>      {}1. { *}Calls/ { }upon/ {* }States; {<sup>}4^ {</sup>\n}
//
// (`before` and `end` in braces, / italic, ^ raised).

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/read/inline_markup.h"
#include "pipeline/read/lines.h"
#include "pipeline/read/markdown_lines.h"
#include "pipeline/read/read.h"
#include "pipeline/read/text_pages.h"

namespace emend {

namespace {

using Kind = InlineToken::Kind;

bool visible(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_invisible(next_code_point(text, at))) return true;
    }
    return false;
}

// Makes the lines of one page; a block's number and the line's number count on each page.
class PageReader {
public:
    SourcePage read(const std::vector<MarkedLine>& lines, std::size_t from, std::size_t to) {
        page_.origin = Origin::markdown;
        while (from < to) {
            std::size_t behind = from + 1;
            if (!lines[from].without_words) {
                while (behind < to && !lines[behind].without_words && !lines[behind].begins_block) ++behind;
            }
            const bool within_table = lines[from].mark == LineMark::table && !lines[from].begins_block;
            if (!within_table) ++block_;
            if (lines[from].without_words) {
                add_line_without_words(lines[from]);
            } else {
                add_block(&lines[from], behind - from);
            }
            from = behind;
        }
        return std::move(page_);
    }

private:
    void add_line_without_words(const MarkedLine& line) {
        LineMaker maker(row_++);
        maker.add_blank(line.line.text);
        maker.add_blank(line.line.end);
        push(maker.finish(block_), line);
    }

    void add_block(const MarkedLine* line, std::size_t count) {
        const std::vector<InlineToken> tokens = read_inline(line, count);
        LineMaker maker(row_);
        new_block_ = false;
        heading_ = 0;
        for (std::size_t n = 0; n < tokens.size();) {
            if (tokens[n].kind == Kind::text) {
                n = add_word(tokens, n, maker, *line);
                continue;
            }
            add_between(tokens[n], maker);
            if (tokens[n].kind == Kind::line_end) {
                push(maker.finish(block_), *line++);
                maker = LineMaker(++row_);
            }
            ++n;
        }
    }

    void add_between(const InlineToken& token, LineMaker& maker) {
        if (token.kind == Kind::markup) {
            maker.add_markup(token.bytes, token.parts);
        } else {
            maker.add_blank(token.bytes);
        }
        if (token.tag == TagEffect::line || token.tag == TagEffect::block) maker.mark_break();
        if (token.tag == TagEffect::cell) (maker.break_due() ? next_cell_ : cell_) = true;
        if (token.tag == TagEffect::block) {
            new_block_ = true;
            heading_ = token.heading;
        }
    }

    // The text tokens from `n` on that make one word; gives the token behind them.
    std::size_t add_word(const std::vector<InlineToken>& tokens, std::size_t n, LineMaker& maker,
                         const MarkedLine& line) {
        const Style& style = tokens[n].style;
        std::string_view word = tokens[n].bytes;
        while (++n < tokens.size() && tokens[n].kind == Kind::text && tokens[n].style == style &&
               !tokens[n - 1].alone) {
            word = {word.data(), word.size() + tokens[n].bytes.size()};  // they touch in the decoded text
        }
        if (!visible(word)) {
            maker.add_markup(word);
            return n;
        }
        if (maker.break_due()) push(maker.finish_at_break(block_), line);
        if (new_block_ && !page_.lines.empty()) ++block_;
        new_block_ = false;
        if (!maker.has_words()) line_heading_ = heading_;
        maker.add_words(word, style);
        return n;
    }

    void push(SourceLine made, const MarkedLine& line) {
        made.mark = line.mark;
        made.level = line.level;
        made.label = line.label;
        if (line.mark == LineMark::none && !made.words.empty() && (cell_ || line_heading_ > 0)) {
            made.mark = cell_ ? LineMark::table : LineMark::heading;
            made.level = cell_ ? 0 : line_heading_;
        }
        line_heading_ = 0;
        cell_ = std::exchange(next_cell_, false);
        page_.lines.push_back(std::move(made));
    }

    SourcePage page_;
    int block_ = 0, row_ = 0;
    bool new_block_ = false;                 // a tag ended the block
    bool cell_ = false, next_cell_ = false;  // this line, or the one behind the break, has cells of an HTML table
    int heading_ = 0, line_heading_ = 0;     // level of the HTML heading that is open; that the line began in
};

// Pages at the marks of other tools. A mark with the number 1 below text ends a page, as all of its kind do then.
Paging at_page_marks(const std::vector<MarkedLine>& lines) {
    Paging paging{{0}, "pages at another tool's page marks"};
    bool text = false, ends = false;
    std::size_t marks = 0;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        text = text || !lines[n].without_words;
        if (!lines[n].begins_page) continue;
        if (marks++ == 0) ends = text && lines[n].page == 1;
        const std::size_t start = ends ? n + 1 : n;
        if (text && start < lines.size()) paging.starts.push_back(start);
    }
    return paging;
}

}  // namespace

void read_markdown(const std::string& bytes, const ReadOptions& options, Source& source) {
    const Decoded decoded = decode_source(bytes, options, source);
    const std::vector<TextLine> lines = split_lines(decoded.text);
    const std::vector<MarkedLine> marked = mark_lines(lines);
    Paging paging = find_pages(lines);
    const bool form_feeds = paging.starts.size() > 1 && lines[paging.starts[1] - 1].ends_page();
    if (Paging marks = at_page_marks(marked); !form_feeds && marks.starts.size() > 1) paging = std::move(marks);
    add_pages(
        paging, lines.size(), [&](std::size_t from, std::size_t to) { return PageReader().read(marked, from, to); },
        source);
}

}  // namespace emend
