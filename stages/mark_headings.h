// The title and the headings.
//
//     before   paragraph "II" / "Duties of harbours"
//     after    heading II "Duties of harbours"
#pragma once

#include "pipeline/stage.h"

namespace emend {

StructureEdits mark_headings(const Document& document);

}  // namespace emend
