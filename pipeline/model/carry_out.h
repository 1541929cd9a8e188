// Carries out the changes of one stage on a document, in one pass.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/edit.h"

namespace emend {

struct Done {
    bool carried_out = false;
    std::string before, after;  // the words or block concerned, as text for the record
    std::string refusal;        // why not
};

// One entry for each change, in order. Text changes first check that no other change of the list has the same word.
std::vector<Done> carry_out(Document& document, const std::vector<Change>& changes);

}  // namespace emend
