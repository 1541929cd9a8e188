// Capitals and small letters of one drawing, told by their size.
#pragma once

#include "pipeline/read/page_print.h"

namespace emend {

// "Women" among small letters: the first letter of a word becomes what its ink is as high as, at once, where capital
// and small letter are drawn alike; what was read first stays among the alternatives.
void mend_case(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word);

}  // namespace emend
