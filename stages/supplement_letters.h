// "Supplement No. 5C": the supplements of one number, which their letters tell apart, are cited in the order of the
// letters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// For each token behind "Supplement No.", in the order of the document, what must have been printed: "SC" -> "5C" where
// there are others of number 5, "50" between "5L" and "5P" -> "5O". Nothing where it is right or nothing tells.
std::vector<std::optional<std::string>> supplement_letters(const std::vector<std::string_view>& tokens);

}  // namespace emend
