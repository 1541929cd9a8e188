// What changes would do, for the record of those that are only suggested.
#pragma once

#include <vector>

#include "pipeline/model/carry_out.h"

namespace emend {

// One entry for each change, in order: each one tried by itself on a copy of the blocks that it speaks of. A change of
// a block that only another suggestion would cut off is tried behind that cut.
std::vector<Done> try_out(const Document& document, const std::vector<Change>& changes);

}  // namespace emend
