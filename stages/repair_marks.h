// Marks that can't stand where they were read: quotation marks, brackets, commas behind a blank.
//
//     before   the report “Lamps of the North’, the harbours) and the keeper's oil , as well
//     after    the report “Lamps of the North”, the harbours and the keeper’s oil, as well
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// On scans only: what others have read or typed may be meant so. Behind the repair of words, as a mark is judged by the
// words beside it.
TextEdits repair_marks(const Document& document, const Resources& resources);

}  // namespace emend
