// A text that a recogniser read before it came to us.
#pragma once

#include "pipeline/model/document.h"

namespace emend {

// True where earlier stages had to mend words letter by letter, again and again: what a recogniser did to the letters
// it did to the marks as well. A text that was typed or printed from a file has no such words. Words that were only run
// together, split or parted from their hyphens don't count: other tools do that.
bool is_recognised_text(const Document& document);

}  // namespace emend
