#include "stages/labels.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 9> roman_parts{
    {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};

std::string upper(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return capitals;
}

std::optional<Label> bracketed(std::string_view inner) {
    const bool small = std::all_of(inner.begin(), inner.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (inner.empty() || inner.size() > 5 || !small) return std::nullopt;
    const bool doubled = inner.size() == 2 && inner[0] == inner[1] && inner != "ii" && inner != "xx" && inner != "cc";
    if (inner.size() == 1) return Label{LabelKind::letter, std::string(inner), inner[0] - 'a' + 1};
    const int roman = roman_value(upper(inner));
    if (roman > 0) return Label{LabelKind::small_roman, std::string(inner), roman};
    if (doubled) return Label{LabelKind::letter, std::string(inner), 26 + inner[0] - 'a' + 1};
    return std::nullopt;
}

}  // namespace

int roman_value(std::string_view text) {
    int value = 0;
    std::string_view rest = text;
    for (const auto& [worth, numeral] : roman_parts) {
        while (rest.starts_with(numeral)) {
            value += worth;
            rest.remove_prefix(numeral.size());
        }
    }
    return rest.empty() && !text.empty() && value < 400 && to_roman(value) == text ? value : 0;
}

std::string to_roman(int value) {
    std::string text;
    for (const auto& [worth, numeral] : roman_parts) {
        for (; value >= worth; value -= worth) text += numeral;
    }
    return text;
}

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
