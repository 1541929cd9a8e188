// The ones that the engine has passed over beside another one.
#pragma once

#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/ink.h"

namespace emend {

// "11" is two strokes of the same shape, and where print is thin the engine reads one of them and takes the other for
// dirt: "on 1 December", with twice the room before it. Where a word "1" has a stroke of its own height beside it,
// within the room of a figure, of which nothing was read, the word becomes "11". What was read stays among its
// alternatives. Boxes in pixels of the page.
void read_lost_ones(const std::vector<Piece>& pieces, SourcePage& page);

}  // namespace emend
