// From the words of a PDF's text layer to lines as evidence.
#pragma once

#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/pdf_style.h"

namespace emend {

// The page's units: 144 to the inch, so two for each point.
constexpr double pdf_units_per_point = 2;

// Lines in reading order with blocks, baselines and words; a raised character is a word of its own. The page has its
// size and resolution, but no number and no reason yet.
SourcePage lines_of(const PdfTextLayer& layer, const std::vector<StyledWord>& words);

}  // namespace emend
