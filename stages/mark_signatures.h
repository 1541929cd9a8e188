// Signatures keep their lines: party, hand, name, office.
//
//     before   paragraph "DONE at Port Ada, this third day of May."
//              paragraph "For Arcadia:" / "(Signed) A. LAMPWRIGHT" / "Minister of Harbours"
//     after    paragraph "DONE at Port Ada, this third day of May."
//              signature "For Arcadia:" / "(Signed) A. LAMPWRIGHT" / "Minister of Harbours"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

StructureEdits mark_signatures(const Document& document, const Resources& resources);

}  // namespace emend
