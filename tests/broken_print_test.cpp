// Print that wore off: rules in crumbs, and document symbols that the engine takes for words.
#include <catch2/catch.hpp>

#include "pipeline/read/broken_rules.h"
#include "pipeline/read/read_symbols.h"
#include "pipeline/read/type_samples.h"

namespace emend {
namespace {

void fill(Ink& ink, const Box& box) {
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) ink.set(x, y, true);
    }
}

std::vector<Piece> pieces_of(const Ink& ink) { return pieces_of(ink, {0, 0, ink.width(), ink.height()}); }

// Crumbs of 12 pixels with gaps of 5, falling a pixel every 60.
void draw_crumbs(Ink& ink, int left, int right, int top) {
    for (int x = left; x + 12 <= right; x += 17)
        fill(ink, {x, top + (x - left) / 60, x + 12, top + (x - left) / 60 + 1});
}

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

// A line with one word, printed as `printed` in Times and read by the engine as `read`.
std::string read_again(const std::string& printed, const std::string& read, float confidence) {
    constexpr std::size_t times = 2;
    constexpr int base = 60;
    constexpr double x_height = 14;
    Ink ink(600, 100);
    int x = 20;
    for (const char c : printed) x = draw(ink, c, times, x, base, x_height) + 3;
    const std::vector<Piece> pieces = pieces_of(ink);
    LineInk line;
    line.baseline = base;
    line.x_height = x_height;
    for (const Piece& piece : pieces) line.pieces.push_back(&piece);
    SourcePage page;
    SourceWord word;
    word.best = {read, confidence};
    word.box = {15, 30, x + 3, 70};
    page.lines.emplace_back().words.push_back(word);
    read_symbols_again({line}, page);
    const SourceWord& now = page.lines[0].words[0];
    if (now.best.text != read) CHECK(now.alternatives.front().text == read);
    return now.best.text;
}

}  // namespace

TEST_CASE("crumbs in a row, with white around them, are a rule") {
    Ink ink(800, 200);
    draw_crumbs(ink, 100, 320, 50);
    fill(ink, {100, 70, 110, 90});  // a letter of the line below
    std::vector<Piece> pieces = pieces_of(ink);
    const std::vector<Box> rules = take_broken_rules(pieces, {}, 200);
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].left == 100);
    CHECK(rules[0].width() > 200);
    CHECK(rules[0].height() <= 5);
    CHECK(pieces.size() == 1);  // the letter
}

TEST_CASE("dots, crumbs of letters and short dashes are no rules") {
    Ink dots(800, 200);
    for (int x = 100; x < 400; x += 8) fill(dots, {x, 50, x + 2, 52});
    Ink letters(800, 200);
    draw_crumbs(letters, 100, 320, 50);
    for (int x = 100; x < 320; x += 10) fill(letters, {x, 53 + (x - 100) / 60, x + 2, 70});
    Ink dash(800, 200);
    draw_crumbs(dash, 100, 150, 50);
    for (const Ink* ink : {&dots, &letters, &dash}) {
        std::vector<Piece> pieces = pieces_of(*ink);
        const std::size_t before = pieces.size();
        CHECK(take_broken_rules(pieces, {}, 200).empty());
        CHECK(pieces.size() == before);
    }
}

TEST_CASE("a symbol that was read as a word is read by its letters") {
    CHECK(read_again("A/76/523", "ATOIS2S", 0.1F) == "A/76/523");
    CHECK(read_again("E/CN.4/1994", "BICNAN994", 0.3F) == "E/CN.4/1994");
}

TEST_CASE("what was read surely, is no symbol, or fits its ink stays as it was read") {
    CHECK(read_again("A/76/523", "ATOIS2S", 0.95F) == "ATOIS2S");
    CHECK(read_again("HARBOUR", "HARB0UR", 0.1F) == "HARB0UR");
    CHECK(read_again("A/76/523", "A/76/523", 0.1F) == "A/76/523");
    CHECK(read_again("A/76/523", "A/16/523", 0.8F) == "A/16/523");  // a symbol as well, read with little doubt
}

}  // namespace emend
