// Reads the digits of a marker, which are too small for the engine as they stand.
#pragma once

#include <vector>

#include "pipeline/read/digit_shapes.h"
#include "pipeline/read/ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// Digit-only readings of these pieces of ink, the likeliest first, at most three. A typewriter's slash behind the
// digits is left out. A reading's confidence is a mean of what the engine says, looking several times and in passing
// (`as_read`), and what the page's own digits say.
std::vector<Reading> read_marker(const PageImage& image, const std::vector<const Piece*>& pieces,
                                 const Reading& as_read, const DigitShapes& shapes, Recogniser& recogniser);

// Does a piece look like a slash?
bool is_slash(const Piece& piece);

}  // namespace emend
