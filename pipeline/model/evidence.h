// What was seen: written once by a reader, never changed afterwards.
//
// Every character that was read is in exactly one of `SourceWord::before`, `SourceWord::best.text` and
// `SourceLine::end`; put one behind the other they are the text as it was decoded (`text_as_read`).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace emend {

// Page image pixels, origin top left, right and bottom exclusive. In text without an image a character cell counts as
// a pixel: left and right are columns (code points), top is the line's number on the page, bottom is top + 1.
struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool empty() const { return right <= left || bottom <= top; }
    friend bool operator==(const Box&, const Box&) = default;
};

Box unite(const Box& one, const Box& other);  // the smallest box around both

// What a reading came from: the recogniser's guess, another look at the same ink (by the recogniser on another picture,
// or as print in the page's type), the ink's likeness to the page's own letters.
enum class By { recogniser, another_look, letters };

// One way to read a word. `text` is UTF-8 as decoded, not yet normalised; confidence from 0 to 1.
struct Reading {
    std::string text;
    float confidence = 1;
    By by = By::recogniser;
    friend bool operator==(const Reading&, const Reading&) = default;
};

// As far as it could be seen; what was not measured is empty.
struct Style {
    std::optional<bool> italic, bold, underlined;
    bool raised = false;  // superscript: stands above the baseline and is small
    float size = 0;       // type size in points, 0 where unknown
    friend bool operator==(const Style&, const Style&) = default;
};

// A run of characters without a blank. Raised small print at a word's end is a word of its own without a blank in
// `before` ("Declaration," + raised "1", "Declaration," + "<sup>" + raised "1"). Where the recogniser gave no character
// for raised ink, `best.text` is empty and the digit-only readings of that ink are in `alternatives`.
struct SourceWord {
    std::string before;  // blanks and other tools' markup between the previous word and this one, as decoded
    Reading best;
    std::vector<Reading> alternatives;  // further readings of the whole word, best first
    Box box;
    Style style;
    std::optional<bool>
        glued;  // where `before` does not tell: markup such as a table's pipe parts words without a blank
};

// No blank between the word before and this one: as `glued` says, else where `before` has no white space.
bool is_glued(const SourceWord& word);

// What another tool's markup says of a line.
enum class LineMark { none, heading, item, note, rule, table, comment, front_matter };

struct SourceLine {
    std::vector<SourceWord> words;
    std::string
        end;  // what stands behind the last word up to the next line: trailing blanks, markup, "\n", "\r\n", "\f"
    Box box;
    float baseline = 0;  // pixels from the page's top, at the line's middle; 0 where unknown
    float x_height = 0;  // pixels; 0 where unknown
    int block = 0;       // lines of one block of the reader's layout share a number; a blank line begins a new one
    LineMark mark = LineMark::none;
    int level = 0;      // of a heading mark: 1 to 6
    std::string label;  // of a note mark: the label as the other tool wrote it
};

enum class Origin { scan, pdf_text, text, markdown };

struct SourcePage {
    int number = 1;  // from 1, in the source's order
    Origin origin = Origin::text;
    std::string reason;         // why this way of reading was chosen
    int width = 0, height = 0;  // of the page image (scan), in the text layer's units (pdf_text), in cells (text)
    double x_dpi = 0, y_dpi = 0;
    int rotated = 0;  // degrees clockwise by which the image was turned before it was read: 0, 90, 180, 270
    std::vector<SourceLine> lines;  // reading order
    std::vector<Box> rules;         // printed lines, such as the one above the notes
    std::vector<Box> pictures;      // bar codes, emblems and other non-text ink
};

// Something that went wrong or stayed doubtful, though the work went on. `page` 0: the whole document.
struct Problem {
    int page = 0;
    std::string what;
    friend bool operator==(const Problem&, const Problem&) = default;
};

// How a text file's bytes were decoded. Encoding the decoded text again gives the bytes back, or `bytes` keeps them.
struct Encoding {
    std::string name;  // an ICU converter name: "UTF-8", "UTF-16LE", "windows-1252", …; empty for scans and PDF
    bool byte_order_mark = false;
};

// A source document: everything a reader found out.
struct Source {
    std::string name;    // file name without its folder; "standard input" for -
    std::string sha256;  // of the file's bytes, hexadecimal
    std::string bytes;   // of a text source, so that undo gives them back; empty for scans and PDF
    Encoding encoding;
    std::vector<std::shared_ptr<const SourcePage>> pages;
    std::vector<Problem> problems;
    std::vector<std::string> engines;  // "tesseract 5.3.0 (eng)", …: what the outcome depends on
};

std::string text_as_read(const SourceLine& line);
std::string text_as_read(const SourcePage& page);
std::string text_as_read(const Source& source);

}  // namespace emend
