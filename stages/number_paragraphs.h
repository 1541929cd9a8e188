// Numbered and lettered paragraphs get their kind and label.
//
//     before   paragraph "12. Calls upon States …"   paragraph "(a) To keep …"
//     after    item 12   "Calls upon States …"       subitem a  "To keep …"
#pragma once

#include "pipeline/stage.h"

namespace emend {

StructureEdits number_paragraphs(const Page& page);

}  // namespace emend
