// Cells that stand in columns over several rows are a table.
//
//     before   unknown "Harbour      Lamps" / "Old port        12" / "New port         7"
//     after    table 1 1 "Harbour"   table 2 1 "Lamps"   table 1 2 "Old port"   table 2 2 "12"   …   (column, row)
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits find_tables(const Page& page, const HouseStyle& style);

}  // namespace emend
