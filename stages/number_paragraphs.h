// Numbered and lettered paragraphs get their kind and label; labels that were lost or misread are restored where their
// neighbours leave one choice.
//
//     before   paragraph "12. Calls upon States …"   paragraph "(a) To keep …"   paragraph "(h) To trim …"
//     after    item 12   "Calls upon States …"       subitem a  "To keep …"      subitem b  "To trim …"  (before "(c)")
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"
#include "pipeline/text/tables.h"

namespace emend {

StructureEdits number_paragraphs(const Document& document, const HouseStyle& style, const Tables& tables);

}  // namespace emend
