// What is read by the letters of the page: document symbols, roman numerals, dashes.
#include <catch2/catch.hpp>

#include "pipeline/read/formal_words.h"
#include "pipeline/read/read_dashes.h"
#include "pipeline/read/read_numerals.h"
#include "pipeline/read/read_symbols.h"
#include "pipeline/read/type_samples.h"

namespace emend {
namespace {

// Draws a character of one of the types where it stands on its line; returns its right edge.
int draw(Ink& ink, char character, std::size_t type, int left, int base, double x_height) {
    std::size_t found = 0;
    for (const TypeSample& sample : type_samples()) {
        if (sample.character != character || found++ != type) continue;
        const double unit = (sample.head - sample.foot) * x_height / GlyphShape::height;
        const int right = left + static_cast<int>(sample.width * x_height);
        const double edge = (left + right) / 2.0 - unit * GlyphShape::width / 2;
        for (int y = 0; y < (sample.head - sample.foot) * x_height; ++y) {
            for (int x = left; x < right; ++x) {
                const auto column = static_cast<int>((x - edge) / unit), row = static_cast<int>(y / unit);
                if (column < 0 || column >= GlyphShape::width || row >= GlyphShape::height) continue;
                const float dark = sample.shape.cells[static_cast<std::size_t>(row * GlyphShape::width + column)];
                ink.set(x, base - static_cast<int>(sample.head * x_height) + y, dark > 0.02F);
            }
        }
        return right;
    }
    return left;
}

// A line of words, printed in Times.
class Printed {
public:
    // As the engine read it.
    void add(const std::string& printed, const std::string& read, float confidence) {
        constexpr std::size_t times = 2;
        SourceWord word;
        word.best = {read, confidence};
        word.box.left = x_ - 2;
        for (const char c : printed) x_ = draw(ink_, c, times, x_, base, x_height) + 3;
        close(std::move(word));
    }

    // Small letters that nobody looks at, with a stroke between them.
    void add_stroke(const std::string& read, double length, bool beside_letters) {
        SourceWord word;
        word.best = {read, 0.9F};
        word.box.left = x_ - 2;
        if (beside_letters) block();
        const int right = x_ + static_cast<int>(length * x_height);
        for (int y = base - 6; y < base - 4; ++y) {
            for (int x = x_; x < right; ++x) ink_.set(x, y, true);
        }
        x_ = right + 3;
        if (beside_letters) block();
        close(std::move(word));
    }

    LineInk line() {
        pieces_ = pieces_of(ink_, {0, 0, ink_.width(), ink_.height()});
        LineInk line;
        line.baseline = base;
        line.x_height = x_height;
        for (const Piece& piece : pieces_) line.pieces.push_back(&piece);
        return line;
    }

    SourcePage page;

private:
    static constexpr int base = 60;
    static constexpr double x_height = 14;

    void block() {
        for (int y = base - 14; y < base; ++y) {
            for (int x = x_; x < x_ + 9; ++x) ink_.set(x, y, true);
        }
        x_ += 12;
    }

    void close(SourceWord word) {
        word.box = {word.box.left, 30, x_, 70};
        x_ += 15;
        if (page.lines.empty()) page.lines.emplace_back();
        page.lines[0].words.push_back(std::move(word));
    }

    Ink ink_{900, 100};
    int x_ = 20;
    std::vector<Piece> pieces_;
};

// A line with one word: what is read for it.
std::string symbol_read_again(const std::string& printed, const std::string& read, float confidence) {
    Printed print;
    print.add(printed, read, confidence);
    const std::vector<LineInk> lines{print.line()};
    read_symbols_again(lines, LetterShapes::learn(print.page, lines), print.page);
    const SourceWord& now = print.page.lines[0].words[0];
    if (now.best.text != read) CHECK(now.alternatives.front().text == read);
    return now.best.text;
}

// The numeral that the ink is like, beside what was read; empty for none.
std::string numeral_look(const std::string& printed, const std::string& read, float confidence) {
    Printed print;
    print.add(printed, read, confidence);
    const std::vector<LineInk> lines{print.line()};
    read_numerals_again(lines, LetterShapes::learn(print.page, lines), print.page);
    const SourceWord& now = print.page.lines[0].words[0];
    CHECK(now.best.text == read);
    if (now.alternatives.empty()) return {};
    CHECK(now.alternatives.front().by == By::letters);
    return now.alternatives.front().text;
}

}  // namespace

TEST_CASE("a symbol that was read as a word is read by its letters") {
    CHECK(symbol_read_again("A/76/523", "ATOIS2S", 0.1F) == "A/76/523");
    CHECK(symbol_read_again("E/CN.4/1994", "BICNAN994", 0.3F) == "E/CN.4/1994");
}

TEST_CASE("what was read surely, is no symbol, or fits its ink stays as it was read") {
    CHECK(symbol_read_again("A/76/523", "ATOIS2S", 0.95F) == "ATOIS2S");
    CHECK(symbol_read_again("HARBOUR", "HARB0UR", 0.1F) == "HARB0UR");
    CHECK(symbol_read_again("A/76/523", "A/76/523", 0.1F) == "A/76/523");
    CHECK(symbol_read_again("A/76/523", "A/16/523", 0.8F) == "A/16/523");  // a symbol as well, read with little doubt
}

TEST_CASE("a symbol with a broken stroke is the one that has a symbol's form") {
    CHECK(symbol_read_again("(E/76/12).", "(BTOIIZ).", 0.2F) == "(E/76/12).");
    CHECK(symbol_read_again("E.03.II.A.1", "E.03.1LA.1", 0.3F) == "E.03.II.A.1");
    CHECK(symbol_read_again("B.4", "Bl", 0.6F) == "B.4");
}

TEST_CASE("ink in the boxes of two words belongs to the second") {
    Printed print;
    print.add("A/76/5", "A/T6/S", 0.2F);
    print.add("12", "12", 0.8F);
    print.page.lines[0].words[0].box.right = print.page.lines[0].words[1].box.right;
    const std::vector<LineInk> lines{print.line()};
    read_symbols_again(lines, LetterShapes::learn(print.page, lines), print.page);
    CHECK(print.page.lines[0].words[0].best.text == "A/76/5");
}

TEST_CASE("which words have a symbol's form") {
    for (const char* text :
         {"A/HRC/46/52.", "(A/76/5/Add.1),", "(A/76/5", "(A/76/5))", "A/76/353-S/2021/1", "FCCC/CP/2015/10/Add.1",
          "A/76/307/Add.", "SS.XI/9", "1/CP.21", "55/25", "A/ES-10/273", "E.03.II.A.1", "B.4,"}) {
        INFO(text);
        CHECK(is_like_formal_word(text));
    }
    for (const char* text : {"(A/76/5.", "70/L", "5/J", "AND/OR", "A/761/5/2", "E.03.11.A.1", "B.", "harbour", ""}) {
        INFO(text);
        CHECK_FALSE(is_like_formal_word(text));
    }
}

TEST_CASE("a numeral that was read as a word is another look at it") {
    CHECK(numeral_look("XII,", "NUL,", 0.5F) == "XII,");
    CHECK(numeral_look("(III).", "(HD.", 0.5F) == "(III).");
    CHECK(numeral_look("VII,", "VEL", 0.7F) == "VII,");
    CHECK(numeral_look("XII.", "XI.", 0.3F) == "XII.");
}

TEST_CASE("what fits its ink, or was read surely, has no other numeral") {
    CHECK(numeral_look("XII,", "NUL,", 0.95F).empty());
    CHECK(numeral_look("XII,", "XII,", 0.3F).empty());
    CHECK(numeral_look("D.", "D.", 0.5F).empty());
    CHECK(numeral_look("11", "11", 0.5F).empty());
}

TEST_CASE("a stroke longer than the page's hyphens is a dash") {
    Printed print;
    for (const char* hyphen : {"well-being", "follow-up", "long-term"}) print.add_stroke(hyphen, 0.6, true);
    print.add_stroke("2012-2015", 1.1, true);
    print.add_stroke("S-20", 0.6, true);
    print.add_stroke("—", 1.1, false);
    print.add_stroke("half-yearly", 1.1, true);  // worn: between small letters there are hyphens only
    print.add_stroke("3-9", 0.79, true);         // neither
    const std::vector<LineInk> lines{print.line()};
    read_dashes_again(lines, print.page);
    const std::vector<SourceWord>& words = print.page.lines[0].words;
    CHECK(words[3].best.text == "2012–2015");
    CHECK(words[3].alternatives.front().text == "2012-2015");
    CHECK(words[4].best.text == "S-20");
    CHECK(words[5].best.text == "–");
    CHECK(words[6].best.text == "half-yearly");
    CHECK(words[7].best.text == "3-9");
}

TEST_CASE("without hyphens to compare with, dashes stay as they were read") {
    Printed print;
    print.add_stroke("2012-2015", 1.1, true);
    const std::vector<LineInk> lines{print.line()};
    read_dashes_again(lines, print.page);
    CHECK(print.page.lines[0].words[0].best.text == "2012-2015");
}

}  // namespace emend
