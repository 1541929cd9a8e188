// The masthead leaves the body: lines that the style's forms understand become blocks of kind `masthead`, whose label
// names the keys of the front matter that they hold. What is not understood stays where it is.
//
//     before   General Assembly Distr.: General        masthead body    "General Assembly"
//              3 May 1999                           -> masthead distribution "Distr.: General"
//              Agenda item 12                          masthead date, agenda_item, agenda_title …
//              Harbours and their lights
//              Resolution adopted by the General Assembly on 1 April 1999
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits read_masthead(const Document& document, const HouseStyle& style);

}  // namespace emend
