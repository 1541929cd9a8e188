// A decoded text, cut into lines and lines into words, without losing a byte. For the readers of text and Markdown.
#pragma once

#include <optional>
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

// Puts lines together from pieces in the order of the text, with boxes in character cells.
class LineMaker {
public:
    explicit LineMaker(int row) : row_(row) {}

    // What stands between words, for the next word's `before` or the line's `end`.
    void add_blank(std::string_view text);                       // white space and line breaks
    void add_markup(std::string_view text, bool parts = false);  // `parts`: the words on both sides stand apart
    // A run without a blank; its superscript digits become raised words of their own.
    void add_words(std::string_view text, const Style& style);

    // The line ends here, unless no word comes behind: another tool's markup breaks it within its row.
    void mark_break();
    bool break_due() const { return break_at_.has_value(); }

    // Gives the line away, up to the break that is due: what was added behind it belongs to the next line of the row.
    SourceLine finish_at_break(int block);
    // Gives the line away with all that was added.
    SourceLine finish(int block);

    bool has_words() const { return !line_.words.empty(); }

private:
    void add_word(std::string_view text, const Style& style);

    SourceLine line_;
    std::string between_;
    bool parted_ = false;                  // `between_` parts words
    std::optional<std::size_t> break_at_;  // in `between_`
    int row_ = 0;
    int column_ = 0;
};

}  // namespace emend
