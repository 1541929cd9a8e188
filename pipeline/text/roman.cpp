#include "pipeline/text/roman.h"

#include <array>
#include <utility>

namespace emend {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 9> roman_parts{
    {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};

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

}  // namespace emend
