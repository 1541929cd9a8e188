// What the document says of itself becomes fields of the front matter: masthead, title, organ, closing line.
//
//     masthead "Distr.: General"   title 12/3 "Harbours"   ->   distribution: General   title: Harbours
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits read_fields(const Document& document, const HouseStyle& style);

}  // namespace emend
