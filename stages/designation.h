// The designation of a resolution or decision at the beginning of its title.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct Designation {
    std::string label;   // as printed, without the full stop: "56/124", "Resolution 56/12", "2200 A (XXI)"
    std::string number;  // "56/124", "56/12", "2200 A (XXI)"
    std::size_t words = 0;
    bool alone = false;  // without a full stop: it counts only where it has the line for itself
};

// "56/124." "S-20/4 E." "Resolution 1454 (2002)" "217 A (III)." "Decision 54/3": at the beginning of the words.
std::optional<Designation> designation_at(const std::vector<std::string_view>& words);

}  // namespace emend
