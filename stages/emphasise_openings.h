// The organ that speaks, and the opening words of its paragraphs, are set in italics as house style has them.
//
//     before   "The Harbour Council,"    "Recalling also its resolution …"    2 "Calls upon keepers …"
//     after    "*The Harbour Council*,"  "*Recalling also* its resolution …"  2 "*Calls upon* keepers …"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits emphasise_openings(const Document& document, const HouseStyle& style);

}  // namespace emend
