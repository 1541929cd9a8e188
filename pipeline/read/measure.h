// Styles, which the engine does not report, measured on the page image.
#pragma once

#include "pipeline/read/recogniser.h"

namespace emend {

// Lines get their baseline and x-height, words their size, italics, bold and underlines.
void measure_page(const PageImage& image, SourcePage& page);

}  // namespace emend
