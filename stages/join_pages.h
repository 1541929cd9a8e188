// A paragraph that a page break, notes or page furniture cut in two is one again.
//
//     before   paragraph "… the harbour"   note "1"   furniture   paragraph "authorities concerned,"
//     after    the paragraph's first half continues in the second
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits join_pages(const Document& document, const HouseStyle& style);

}  // namespace emend
