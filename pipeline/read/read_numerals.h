// Reads roman numerals by the page's own letters.
#pragma once

#include <vector>

#include "pipeline/read/letter_shapes.h"
#include "pipeline/read/line_ink.h"

namespace emend {

// A roman numeral is no word, and in small print the engine reads "XII" as "NUL". Short words that were read with
// doubt are compared with the numerals in the page's own letters; one that is more like the ink than the engine's
// reading, and than any other numeral, is put among the alternatives as another look. Whether a numeral is meant at all
// is for the stages to tell, which know what stands before it.
void read_numerals_again(const std::vector<LineInk>& lines, const LetterShapes& shapes, SourcePage& page);

}  // namespace emend
