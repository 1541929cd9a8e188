// The marks of citations on scans: a comma whose tail has faded is read as a full stop, or not at all, and so is the
// stop that closes a note.
//
//     before   1 Fifty-first Session. Supplement No. 4, chap. I sect. C    2 para. 3: see also 55/2   3 annex
//     after    1 Fifty-first Session, Supplement No. 4, chap. I, sect. C.  2 para. 3; see also 55/2.  3 annex.
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/tables.h"

namespace emend {

// Behind the repair of words, by which citations are known.
TextEdits repair_citation_marks(const Document& document, const Tables& tables);

}  // namespace emend
