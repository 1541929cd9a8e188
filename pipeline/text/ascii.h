// Which sort of character a byte of ASCII is, whatever the locale; what else UTF-8 holds is none of them.
#pragma once

#include <string>
#include <string_view>

namespace emend {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_capital(c) || is_ascii_small(c); }

inline std::string ascii_digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_ascii_digit(c)) digits += c;
    }
    return digits;
}

inline std::string ascii_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals) {
        if (is_ascii_small(c)) c = static_cast<char>(c - 'a' + 'A');
    }
    return capitals;
}

}  // namespace emend
