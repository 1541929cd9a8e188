// Styles, which the engine does not report, measured on the page image.
#pragma once

#include "pipeline/read/recogniser.h"

namespace emend {

// Lines get their baseline and x-height, words their size, italics, bold and underlines; raised small print becomes
// words of its own (see markers.h), and ruled lines that the engine did not name are added.
void measure_page(const PageImage& image, Recogniser& recogniser, Recognition& recognition);

}  // namespace emend
