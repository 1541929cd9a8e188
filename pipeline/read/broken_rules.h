// Rules that wore off.
#pragma once

#include <vector>

#include "pipeline/read/ink.h"

namespace emend {

// The thin rule above the notes often comes out of a bilevel scanner in crumbs: a slight skew makes it a stair, and its
// steps break. Flat pieces of ink that follow each other closely, none higher or lower than a step, with white above
// and below, are one rule again. What it was made of leaves `pieces`, so that it is not taken for marks of the line
// below. `strokes`: those taken out before, which may be parts of it too. Returns the rules' boxes, from the left.
std::vector<Box> take_broken_rules(std::vector<Piece>& pieces, const std::vector<Box>& strokes, int dpi);

}  // namespace emend
