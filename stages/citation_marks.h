// The marks between the parts of a citation: a comma whose tail has faded is read as a full stop, or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/tables.h"

namespace emend {

struct MarkRepair {
    std::size_t at = 0;  // token
    std::string text;
    double certainty = 0;
    std::string reason;
};

// "Fifty-first Session. Supplement No. 4", "chap. I. sect. C", "chap. I sect. C", "para. 3: see also": of a note's
// tokens.
std::vector<MarkRepair> citation_marks(const std::vector<std::string_view>& tokens, const Tables& tables);

}  // namespace emend
