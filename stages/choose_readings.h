// Of two looks at the same ink the one that is a word.
//
//     first look   mectings   noting   Israeli
//     again        meetings   noung    Israclt
//     after        meetings   noting   Israeli
//
// And of what was read the one way or the other, the form that the document has elsewhere ("COVID-19"), the one without
// a bracket that nothing closes ("(he"), or what a look that is sure by the types of the page made of a token that is
// no word ("1s" for "is"); the rules stand in `other_readings`.
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Reading keeps the surer look, but how sure the recogniser is says little: of the letters in which two looks differ it
// is right in half. Where both are words, or neither is, the line has to tell (`repair_words`).
TextEdits choose_readings(const Document& document, const Resources& resources);

}  // namespace emend
