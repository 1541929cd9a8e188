// Words that the engine could hardly read, read once more as print.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"

namespace emend {

void read_by_print(const std::vector<LineInk>& lines, SourcePage& page);

}  // namespace emend
