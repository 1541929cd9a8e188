// Which ink belongs to which line of text, where the line's baseline runs and how high its small letters are.
#pragma once

#include <vector>

#include "pipeline/read/ink.h"

namespace emend {

struct LineInk {
    double baseline = 0, slope = 0;    // y at x = 0, and its growth per pixel
    double x_height = 0;               // pixels; 0 where unknown
    std::vector<const Piece*> pieces;  // from left to right

    double baseline_at(double x) const { return baseline + slope * x; }
    // How far a piece's lower and upper end stand above the baseline, in x-heights.
    double foot(const Box& box) const { return (baseline_at((box.left + box.right) / 2.0) - box.bottom) / x_height; }
    double head(const Box& box) const { return (baseline_at((box.left + box.right) / 2.0) - box.top) / x_height; }
};

// One entry for each line of the page, whose own baseline and x-height are the first guess. The pieces stay with the
// caller. Ink that is far from any line, or too large or small for a letter, is left out.
std::vector<LineInk> ink_of_lines(const SourcePage& page, const std::vector<Piece>& pieces);

// Calls `look(words, place, line)` for each word of the lines whose x-height is known.
template <typename Page, typename Look>
void each_measured_word(Page& page, const std::vector<LineInk>& lines, const Look& look) {
    for (std::size_t n = 0; n < lines.size(); ++n) {
        auto& words = page.lines[n].words;
        for (std::size_t place = 0; place < words.size() && lines[n].x_height > 0; ++place) {
            look(words, place, lines[n]);
        }
    }
}

// Where ink of one line touches ink of the next, a row of it is erased between them. True if there was any.
bool part_touching_lines(const SourcePage& page, const std::vector<LineInk>& lines, const std::vector<Piece>& pieces,
                         Ink& ink);

}  // namespace emend
