#include "stages/roman_labels.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

std::string label_of(int value) { return "(" + to_lower(to_roman(value)) + ")"; }

}  // namespace

std::optional<RomanLabels::Found> RomanLabels::follow(const Word& word, const std::vector<Reading>& alternatives) {
    constexpr std::string_view one = "(1)", two = "(2)";
    constexpr float least = 0.5F;
    const std::string& token = word.text;
    if (token == one || token == two) {
        one_ = token == one ? &word : nullptr;
        last_ = one_ != nullptr ? 1 : 0;
        return std::nullopt;
    }
    if (token == label_of(1)) {
        last_ = 1;
        one_ = nullptr;
        return std::nullopt;
    }
    if (last_ == 0 || token.size() < 3) return std::nullopt;
    const std::string next = label_of(last_ + 1);
    const bool seen = token == next || std::any_of(alternatives.begin(), alternatives.end(), [&](const Reading& other) {
                          return other.by != By::recogniser && other.text == next && other.confidence >= least;
                      });
    if (!seen) return std::nullopt;
    ++last_;
    return Found{next, std::exchange(one_, nullptr)};
}

void RomanLabels::begin_block() {
    if (one_ != nullptr) last_ = 0;
    one_ = nullptr;
}

}  // namespace emend
