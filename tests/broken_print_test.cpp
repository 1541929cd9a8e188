// Print that wore off: rules in crumbs.
#include <catch2/catch.hpp>

#include "pipeline/read/broken_rules.h"
#include "pipeline/read/line_ink.h"
#include "pipeline/read/missed_rows.h"

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

// A line of text from x = 10 on whose letters have these heights; every fourth one is a capital.
std::vector<Piece> letters_of(const std::vector<int>& heights, int baseline) {
    Ink ink(1200, 200);
    int x = 10;
    for (const int height : heights) fill(ink, {x, baseline - height, x + 6, baseline}), x += 12;
    return pieces_of(ink);
}

SourcePage page_of_line(const std::string& text, const Box& box, float baseline, float x_height) {
    SourceWord word;
    word.best = {text, 0.9F};
    word.box = box;
    SourceLine line;
    line.words = {word};
    line.box = box;
    line.baseline = baseline;
    line.x_height = x_height;
    SourcePage page;
    page.lines = {line};
    return page;
}

TEST_CASE("small letters of broken print are not taken for capitals") {
    std::vector<int> heights;
    for (int n = 0; n < 24; ++n) heights.push_back(n % 4 == 0 ? 18 : 11 + n % 3);  // 11 to 13
    const std::vector<Piece> pieces = letters_of(heights, 100);
    const Box box{10, 80, 300, 100};
    const auto x_height = [&](const std::string& text) {
        return ink_of_lines(page_of_line(text, box, 100, 9), pieces).front().x_height;
    };
    CHECK(x_height("the lamps of all harbours") == Approx(12).margin(1));
    CHECK(x_height("THE LAMPS OF ALL HARBOURS") < 10);  // by the ink alone it might be
}

TEST_CASE("a line reaches as far as its letters do, though the engine lost the last ones") {
    const std::vector<Piece> pieces = letters_of(std::vector<int>(30, 12), 100);
    const SourcePage page = page_of_line("resourc", {10, 88, 100, 100}, 100, 12);
    CHECK(ink_of_lines(page, pieces).front().pieces.size() > 14);  // 10 in its box and near it
    const std::vector<MissedRow> rows =
        missed_rows(page, letters_of({12, 12, 12, 12, 12, 12, 12, 12, 12, 12}, 100), 12);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at_edge);
    CHECK(rows[0].letters.size() == 2);
    // A marker behind the last word stands higher.
    Ink ink(200, 200);
    fill(ink, {104, 74, 110, 88});
    fill(ink, {114, 74, 120, 88});
    CHECK(missed_rows(page, pieces_of(ink), 12).empty());
}

}  // namespace emend
