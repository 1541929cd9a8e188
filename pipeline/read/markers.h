// Makes words of raised small print.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// The engine sometimes gives a marker a line or even a block of its own. Such a word goes back to the line in whose
// upper half it stands; no character is lost.
void take_markers_home(Recognition& recognition);

// Each piece of raised print becomes a word of its own: "Declaration,!" becomes "Declaration," and a raised "!" glued
// to it, with digit-only readings of its ink as alternatives; "® See" gets a raised "®". Ink for which the engine gave
// no character becomes a raised word without text. No character is lost.
void part_markers(const PageImage& image, const std::vector<Piece>& pieces, const std::vector<LineInk>& lines,
                  Recogniser& recogniser, Recognition& recognition);

}  // namespace emend
