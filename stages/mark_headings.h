// Headings and their ranks.
//
//     before   paragraph "II" / "Duties of harbours"   paragraph "Duties by night"
//     after    heading 1 II "Duties of harbours"       heading 2 "Duties by night"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

StructureEdits mark_headings(const Document& document, const Resources& resources);

}  // namespace emend
