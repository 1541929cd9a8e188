// Tables that another tool marked keep their rows.
//
//     before   paragraph "Harbour Lamps" / "Old port 12"     (lines of a Markdown table)
//     after    table     "Harbour Lamps" / "Old port 12"
#pragma once

#include "pipeline/stage.h"

namespace emend {

StructureEdits mark_tables(const Page& page);

}  // namespace emend
