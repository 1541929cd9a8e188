// The ink of one character, brought to one size and compared.
#pragma once

#include <array>
#include <vector>

#include "pipeline/read/ink.h"

namespace emend {

using Pieces = std::vector<const Piece*>;

// The ink within a box brought to one size: the height of the grid, its width in proportion and centred; each cell's
// share of ink, less the mean of all cells.
struct GlyphShape {
    static constexpr int width = 12, height = 14;
    std::array<float, static_cast<std::size_t>(width) * height> cells{};
};

GlyphShape shape_of(const Pieces& pieces, const Box& box);

// Takes the mean away and spreads each cell over its neighbours, so that a stroke a little beside another counts;
// `shape_of` has done so.
void soften(GlyphShape& shape);

// The correlation of their cells: 1 for the same shape, about 0 for shapes that have nothing in common.
float correlation(const GlyphShape& one, const GlyphShape& other);

Box box_of(const Pieces& pieces);  // of at least one piece

// Pieces that stand above one another are parts of one character in any case. From left to right.
std::vector<Pieces> columns_of(Pieces pieces);

}  // namespace emend
