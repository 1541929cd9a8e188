// Italics that another tool marked or that a text layer has are kept as they are.
//
//     before   "_Recalling_ its resolution" in Markdown     after    "*Recalling* its resolution"
#pragma once

#include "pipeline/stage.h"

namespace emend {

StructureEdits emphasise_as_printed(const Document& document);

}  // namespace emend
