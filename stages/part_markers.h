// What may be a footnote marker is parted from the word it is glued to, so that it can be linked; nothing else changes.
//
//     before   Declaration,!   Plan®   Assembly7   2008,8   Protocol,3/
//     after    Declaration,|!  Plan|®  Assembly|7  2008,|8  Protocol,|3/
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"
#include "stages/marker_evidence.h"

namespace emend {

TextEdits part_markers(const Page& page, const Resources& resources, const MarkerReadings& readings);

}  // namespace emend
