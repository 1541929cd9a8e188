// "Supplement No. 5C": the supplements of one number, which their letters tell apart, are cited in the order of the
// letters; and a supplement has its number from the symbol of the report in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// For each token behind "Supplement No.", in the order of the document, what must have been printed: "SC" -> "5C" where
// there are others of number 5, "50" between "5L" and "5P" -> "5O". Nothing where it is right or nothing tells.
std::vector<std::optional<std::string>> supplement_letters(const std::vector<std::string_view>& tokens);

// The token behind "Supplement No." by the document symbol behind it: a report's supplement has the number of its
// symbol. "S3A (A/69/53/Add.1" -> "53A", "33 (A/71/53)" -> "53". Nothing where the two agree or are unlike.
std::optional<std::string> supplement_by_symbol(std::string_view token, std::string_view symbol);

}  // namespace emend
