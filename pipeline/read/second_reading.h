// What another reading of the whole page has in the place of a word.
#pragma once

#include "pipeline/read/recogniser.h"

namespace emend {

// A page that was turned by a degree has other steps at the edges of its letters, and what the engine makes of poor
// print hangs on them. Where both readings have as many words between the same neighbours, three at most, and each is
// like the one in its place, the other reading's words become alternatives, as another look:
//
//     read straightened   the importance ind usefulness         read as it lies   the importance and usefulness
//
// Text, places and confidences of `page` stay as they were.
void add_second_reading(const SourcePage& second, SourcePage& page);

}  // namespace emend
