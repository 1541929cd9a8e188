// The notes at the foot of a page of text, whatever is left of their labels.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/text/tables.h"
#include "stages/layout.h"

namespace emend {

struct FootNote {
    const LineView* line = nullptr;  // its first one
    bool labelled = false;           // its first word is a label
    std::size_t stuck = 0;           // bytes of a label that sticks to its first word: "“Ibid."
};

// In reading order. The blocks at the page's end that begin as notes do; nothing where neither a label tells them from
// the text above nor that text breaks off in the midst of a sentence.
std::vector<FootNote> notes_at_foot(const Page& page, const PageLayout& layout, const Tables& tables);

}  // namespace emend
