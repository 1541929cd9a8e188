// Blocks of lines become paragraphs.
//
//     before   one block:  "…, and the harbours," / "   Noting the report," / "…"
//     after    two blocks: "…, and the harbours,"   "Noting the report, …"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits split_paragraphs(const Page& page, const HouseStyle& style);

}  // namespace emend
