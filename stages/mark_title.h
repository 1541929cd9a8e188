// The document's own title.
//
//     before   paragraph "Resolution 12/3"   paragraph "Harbours and their lights"   paragraph "The Harbour Council,"
//     after    title Resolution 12/3 -> "Harbours and their lights"                  paragraph "The Harbour Council,"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits mark_title(const Document& document, const HouseStyle& style);

}  // namespace emend
