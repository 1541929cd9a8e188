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
    bool rest = false;               // no note of its own: the rest of the one before, in another block
};

// In reading order, all that stands from the first of them to the page's end; nothing where neither a label tells them
// from the text above nor that text breaks off in the midst of a sentence.
std::vector<FootNote> notes_at_foot(const Page& page, const PageLayout& layout, const Tables& tables);

}  // namespace emend
