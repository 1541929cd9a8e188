// Document symbols, sales numbers, roman numerals, list labels and note openings, mended by their grammar.
//
//     before   A/ICONF.192/15   E.94.X1.5   annex I11   (g0   1bid.   chap. |   (5/2002/914)
//     after    A/CONF.192/15    E.94.XI.5   annex III   (g)   Ibid.   chap. I   (S/2002/914)
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// A digit never becomes another digit. Before the structure is read, which looks at labels and notes.
TextEdits repair_symbols(const Document& document, const Resources& resources);

}  // namespace emend
