// Raised digits by the page's own types: markers and labels are printed in the same type as their line, only smaller.
#pragma once

#include "pipeline/read/page_print.h"

namespace emend {

// Adds to the alternatives of each raised word, where the type of its line is known, the numbers that its ink looks
// most like when it is printed so (By::letters), each with its share of the likelihood.
void read_raised_digits(PagePrints& prints, SourcePage& page);

}  // namespace emend
