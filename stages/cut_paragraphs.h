// A text without any break is cut where its own words begin something new.
//
//     before   "12/3. Lamps The General Assembly, Recalling the tide, Noting the storm, 1. Calls upon …; 2. Urges …"
//     after    "12/3. Lamps"  "The General Assembly,"  "Recalling the tide,"  "Noting the storm,"  "1. Calls upon …;" …
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits cut_paragraphs(const Document& document, const HouseStyle& style);

}  // namespace emend
