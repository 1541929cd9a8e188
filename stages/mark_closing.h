// The closing line of a resolution: meeting and date.
//
//     before   paragraph "12th plenary meeting 1 April 1999"
//     after    closing "12th plenary meeting"   closing "1 April 1999"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits mark_closing(const Document& document, const HouseStyle& style);

}  // namespace emend
