// Pages laid askew on the glass. Knows Leptonica, as image.h does.
#pragma once

#include <optional>

#include "pipeline/read/image.h"

namespace emend {

// Turned so that the lines of text run level; nothing where they do already, or where no direction is clear.
std::optional<PageImage> straightened(const PageImage& image);

// An 8-bit grey page turned clockwise about its middle by less than a right angle (radians); white comes in at the
// edges.
PixPtr slightly_turned(Pix* grey, float angle);

}  // namespace emend
