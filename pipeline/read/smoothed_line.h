// One more look at a line or a part of one, smoothed.
#pragma once

#include "pipeline/read/recogniser.h"

namespace emend {

// Coarse and faint print is often read better when it is smoothed and twice as large. Boxes are those of the page.
Recognition recognise_smoothed(const PageImage& image, const Box& area, Recogniser& recogniser);

}  // namespace emend
