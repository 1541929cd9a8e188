// Characters as every later stage expects them.
//
//     before   co\u0301modo   oﬃce   A&amp;B   co\u00ADoperate   raised ⁵¹
//     after    cómodo         office A&B       cooperate         raised 51
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/tables.h"

namespace emend {

// NFC; ligatures, character references of HTML and superscript digits by `tables.characters`; soft hyphens inside a
// word and characters without width go.
TextEdits normalise_unicode(const Page& page, const Tables& tables);

}  // namespace emend
