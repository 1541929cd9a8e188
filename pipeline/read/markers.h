// Makes words of raised small print.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// Each piece of raised print becomes a word of its own: "Declaration,!" becomes "Declaration," and a raised "!" glued
// to it, with digit-only readings of its ink as alternatives; "® See" gets a raised "®". Ink for which the engine gave
// no character becomes a raised word without text. No character is lost.
void part_markers(const PageImage& image, const std::vector<Piece>& pieces, const std::vector<LineInk>& lines,
                  Recogniser& recogniser, Recognition& recognition);

}  // namespace emend
