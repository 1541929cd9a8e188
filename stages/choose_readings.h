// Of two looks at the same ink the one that is a word.
//
//     first look   mectings   noting   Israeli
//     again        meetings   noung    Israclt
//     after        meetings   noting   Israeli
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Reading keeps the surer look, but how sure the recogniser is says little: of the letters in which two looks differ it
// is right in half. Where both are words, or neither is, the line has to tell (`repair_words`).
TextEdits choose_readings(const Page& page, const Resources& resources);

}  // namespace emend
