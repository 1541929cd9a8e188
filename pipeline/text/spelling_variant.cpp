#include "pipeline/text/spelling_variant.h"

#include <algorithm>

namespace emend {

bool is_spelling_variant(std::string_view read, std::string_view meant) {
    const std::string_view longer = read.size() > meant.size() ? read : meant;
    const std::string_view shorter = read.size() > meant.size() ? meant : read;
    if (longer.size() != shorter.size() + 1) return false;
    const auto [at, unused] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    const auto place = static_cast<std::size_t>(at - shorter.begin());
    if (shorter.substr(place) != longer.substr(place + 1) || place < 3) return false;
    const std::string_view rest = longer.substr(place + 1);
    if (longer[place] == 'u' && longer[place - 1] == 'o' && rest.starts_with("r")) return true;
    const bool doubled = longer[place] == longer[place - 1];
    return doubled &&
           (rest.starts_with("ed") || rest.starts_with("ing") || rest.starts_with("er") || rest.starts_with("or") ||
            rest.starts_with("ment") || rest.starts_with("able") || rest.starts_with("ful") || rest.starts_with("ist"));
}

}  // namespace emend
