// Reads document symbols by the page's own letters.
#pragma once

#include <vector>

#include "pipeline/read/letter_shapes.h"
#include "pipeline/read/line_ink.h"

namespace emend {

// Document symbols in small print are no words of any language, and the engine, which expects words, reads "7" as "T"
// and "/" as "I" in them. Words with capitals or digits that were read with doubt are compared with the page's own
// letters; what has a symbol's form (`formal_words.h`), and is more like them than the engine's reading, takes the
// place of that reading, which is kept among the alternatives. Where both have the form and the engine was not unsure,
// ours becomes a reading by letters, for the grammar of symbols to judge.
void read_symbols_again(const std::vector<LineInk>& lines, const LetterShapes& shapes, SourcePage& page);

}  // namespace emend
