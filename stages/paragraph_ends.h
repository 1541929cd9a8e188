// The marks at the ends of paragraphs, judged by the paragraphs beside them.
#pragma once

#include <vector>

#include "pipeline/text/resources.h"
#include "stages/sentence_marks.h"

namespace emend {

// The last marks of paragraphs that were misread: the numbered paragraphs of a resolution end in semicolons, its
// recitals in commas. `stops_fade` says that commas and semicolons of this document were read as full stops elsewhere.
// What the marks of a document are known to do.
struct MarkHabits {
    bool recognised = false;  // a recogniser read them, ours or another
    bool stops_fade = false;  // commas and semicolons were read as full stops elsewhere
};

std::vector<Slip> paragraph_ends(const Document& document, const std::vector<Flow>& all, const Resources& resources,
                                 const MarkHabits& habits);

}  // namespace emend
