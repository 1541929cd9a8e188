// Words broken at a line's end become one word; the hyphen stays where the compound has it.
//
//     before   international co-      non-
//              operation              governmental
//     after    cooperation            non-governmental
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Looks along the flows, so a word that breaks over a page or over notes is joined too.
TextEdits join_hyphens(const Document& document, const Resources& resources);

}  // namespace emend
