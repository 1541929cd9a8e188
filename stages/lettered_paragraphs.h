// The letters of lettered paragraphs, run by run.
#pragma once

#include <vector>

#include "pipeline/text/tables.h"
#include "stages/numbered_entry.h"

namespace emend {

// (a), (b) … within one numbered paragraph, and (i), (ii) … within a letter.
void restore_letters(std::vector<Entry>& entries, const LabelLetters& alike);

}  // namespace emend
