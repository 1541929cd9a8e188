// Punctuation marks that lost or gained a stroke in print or in reading, told by what stands behind them.
//
//     before   of all countries. in particular   vol, 520, No, 7515   2. Urges States: / 3. Invites …
//     after    of all countries, in particular   vol. 520, No. 7515   2. Urges States; / 3. Invites …
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Only the mark behind a known word changes. One slip in a document without others may have been printed so: it becomes
// a suggestion.
TextEdits repair_punctuation(const Document& document, const Resources& resources);

}  // namespace emend
