// What notes say, by the forms of citations: how they open and close, symbols at their beginning, brackets, addresses.
//
//     before   1 see resolution 55/2,   2 Thid. vol. 13   3 4 /HRC/40/73.   4 (A/59/17}, www. island.example
//     after    1 See resolution 55/2.   2 Ibid., vol. 13  3 A/HRC/40/73.    4 (A/59/17), www.island.example
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Behind the structure, which says what is a note and what is its label.
TextEdits repair_citations(const Document& document, const Resources& resources);

}  // namespace emend
