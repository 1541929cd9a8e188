#include "stages/labels.h"

#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

std::optional<Label> bracketed(std::string_view inner) {
    const bool small = std::all_of(inner.begin(), inner.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (inner.empty() || inner.size() > 5 || !small) return std::nullopt;
    const bool doubled = inner.size() == 2 && inner[0] == inner[1] && inner != "ii" && inner != "xx" && inner != "cc";
    if (inner.size() == 1) return Label{LabelKind::letter, std::string(inner), inner[0] - 'a' + 1};
    const int roman = roman_value(ascii_capitals(inner));
    if (roman > 0) return Label{LabelKind::small_roman, std::string(inner), roman};
    if (doubled) return Label{LabelKind::letter, std::string(inner), 26 + inner[0] - 'a' + 1};
    return std::nullopt;
}

}  // namespace

std::optional<Label> label_of(std::string_view word, bool alone) {
    if (word.size() > 2 && word.front() == '(' && word.back() == ')') return bracketed(word.substr(1, word.size() - 2));
    const bool stopped = word.size() > 1 && word.back() == '.';
    const std::string_view inner = stopped ? word.substr(0, word.size() - 1) : word;
    if (stopped && all_digits(inner) && inner.size() <= 3 && inner.front() != '0') {
        return Label{LabelKind::number, std::string(inner), std::stoi(std::string(inner))};
    }
    if (!stopped && !alone) return std::nullopt;
    if (const int roman = roman_value(inner); roman > 0) {
        return Label{LabelKind::capital_roman, std::string(inner), roman};
    }
    if (inner.size() == 1 && inner.front() >= 'A' && inner.front() <= 'Z') {
        return Label{LabelKind::capital, std::string(inner), inner.front() - 'A' + 1};
    }
    return std::nullopt;
}

}  // namespace emend
