// Characters of common types, for pages whose own text shows too few.
#pragma once

#include <vector>

#include "pipeline/read/glyph_shape.h"

namespace emend {

struct TypeSample {
    char character = 0;
    double head = 0, foot = 0, width = 0;  // above the baseline, and how wide: in x-heights
    GlyphShape shape;
};

constexpr float of_other_type = 0.04F;  // what likeness to a sample counts less than likeness to the page's own type

// Digits, capitals and the marks of document symbols in five types.
const std::vector<TypeSample>& type_samples();

}  // namespace emend
