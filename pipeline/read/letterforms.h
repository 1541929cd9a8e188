// Slant and weight of the words' letters.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"

namespace emend {

// Sets `italic` and `bold` of the words for which it is clear. Bold is told from the page's own weight, so a page of
// nothing but bold is plain.
void measure_letterforms(const Ink& ink, const std::vector<LineInk>& lines, SourcePage& page);

}  // namespace emend
