// Whole-word readings out of what each of a word's characters could be.
#pragma once

#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

// For each character of a word its possible readings, the one chosen among them, in any order.
using Positions = std::vector<std::vector<Reading>>;

// At most five readings other than `best`, most likely first. Their confidence is that of `best` times how likely each
// exchanged character is beside the chosen one.
std::vector<Reading> alternatives(const Reading& best, const Positions& positions);

}  // namespace emend
