// Tells hyphens from dashes by their length.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"

namespace emend {

// The engine reads most dashes as hyphens ("2012-2015" for "2012–2015") and some hyphens as dashes. How long the page's
// hyphens are is learnt from those between small letters, where nothing else stands; a stroke that is clearly longer is
// an en dash, one of more than twice that length an em dash. What was read is kept among the alternatives. Pages
// without hyphens of their own stay as they were read.
void read_dashes_again(const std::vector<LineInk>& lines, SourcePage& page);

}  // namespace emend
