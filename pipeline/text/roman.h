// Roman numerals.
#pragma once

#include <string>
#include <string_view>

namespace emend {

// 0 where the text is no roman numeral of 1 to 399 in its usual form; capitals.
int roman_value(std::string_view text);
std::string to_roman(int value);

}  // namespace emend
