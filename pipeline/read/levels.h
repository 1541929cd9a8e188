// Ink and paper: grey pages brought to two levels. Knows Leptonica, as image.h does.
#pragma once

#include "pipeline/read/image.h"

namespace emend {

// 1 bit, ink is 1, as the page is measured: Otsu's threshold parts the page's type from its paper; thin strokes of
// small print are lighter, so the threshold is moved towards the paper.
PixPtr ink_and_paper(const PageImage& image);

// 1 bit as the engine would make it of a grey page, only quicker: Otsu's threshold over the whole page, and where most
// of the page is dark the light is the ink. Nothing where the page has one brightness only, or is 1 bit already.
PixPtr levels_for_engine(const PageImage& image);

}  // namespace emend
