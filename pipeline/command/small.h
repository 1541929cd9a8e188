// Is an input better done side by side with others, or page by page on its own?
#pragma once

#include "pipeline/command/inputs.h"

namespace emend {

// A single page, little text, or nothing that can be read at all. Looks at the name, the size, and the page count of
// TIFF and PDF files; never throws, as reading the input will tell what is wrong with it.
bool is_small(const Input& input, const ReadLimits& limits);

}  // namespace emend
