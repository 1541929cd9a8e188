// Section numerals that were lost or misread are restored where the sequence of the headings leaves one choice.
//
//     before   heading "Harbours"     heading 1 "Lights"    heading III "Keepers"    heading v "Wind"
//     after    heading I "Harbours"   heading II "Lights"   heading III "Keepers"    heading IV "Wind"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/tables.h"

namespace emend {

StructureEdits number_sections(const Document& document, const Tables& tables);

}  // namespace emend
