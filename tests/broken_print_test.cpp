// Print that wore off: rules in crumbs.
#include <catch2/catch.hpp>

#include "pipeline/read/broken_rules.h"

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

}  // namespace emend
