// A paragraph's first word, misread, known by the words of the opening behind it.
//
//     read    Jakes note of the report;     lakes note also that
//     after   Takes note of the report;     Takes note also that
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// On scans only. Of the openings that house style knows, those with the same second word are compared; the first word
// is mended where one of them alone is as like it as a misreading is.
TextEdits mend_openings(const Document& document, const Resources& resources);

}  // namespace emend
