// Digits of four common types (from the URW base fonts), for pages whose own text shows too few.
#pragma once

#include <array>
#include <string_view>

namespace emend {

// For each digit the ink of the cells of a `DigitShape`, row by row, each from 0 to f.
using FontDigits = std::array<std::string_view, 10>;
extern const std::array<FontDigits, 4> font_digits;

}  // namespace emend
