// A decoded text, cut into lines and lines into words, without losing a byte. For the readers of text and Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

// Views into the decoded text: all `text` and `end` one behind the other are the text.
struct TextLine {
    std::string_view text;
    std::string_view end;  // line break and form feed: "\n", "\r\n", "\r", "\n\f", …; empty for a last line without one

    bool blank() const;  // nothing but white space
    bool ends_page() const { return end.ends_with('\f'); }
};

// Line ends are LF, CR LF, CR, VT, NEL, LS, PS; a form feed ends a page and belongs to the line before it.
std::vector<TextLine> split_lines(std::string_view text);

// The code point at `at`, which moves behind it. The text must be valid UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);

// What parts words: Unicode white space, no-break spaces included.
bool is_blank(char32_t c);
// Seen by nobody: zero-width characters, soft hyphen, byte order mark, direction marks. A run of them between blanks
// is no word.
bool is_invisible(char32_t c);
// A superscript digit: ⁰ ¹ ² … ⁹.
bool is_superscript(char32_t c);

std::string_view trimmed(std::string_view text);

// Puts a line together from pieces in the order of the text, with boxes in character cells.
class LineMaker {
public:
    explicit LineMaker(int row) : row_(row) {}

    // White space, markup and the line's break: goes to the next word's `before`, or to the line's `end`.
    void add_between(std::string_view text);
    // A run without a blank; raised runs and the runs behind them become words of their own.
    void add_word(std::string_view text, const Style& style);
    // Gives the line away; `block` as in SourceLine.
    SourceLine finish(int block);

    bool has_words() const { return !line_.words.empty(); }

private:
    SourceLine line_;
    std::string between_;
    int row_ = 0;
    int column_ = 0;
};

// Splits a word's text at superscript digits, which are raised words of their own, and adds the parts.
void add_words(LineMaker& maker, std::string_view text);

}  // namespace emend
