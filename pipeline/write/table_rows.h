// The rows of a table, cell by cell.
#pragma once

#include <vector>

#include "pipeline/model/flow.h"

namespace emend {

using Cell = std::vector<const Word*>;

// Where the blocks are cells (level: column, label: row), these, with empty ones between. Otherwise a row is a line,
// and a cell begins where another tool's markup had a bar, or without bars with each word.
std::vector<std::vector<Cell>> table_rows(const Document& document, const Flow& flow);

}  // namespace emend
