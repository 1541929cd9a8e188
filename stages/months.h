// The months as dates spell them.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "pipeline/text/unicode.h"

namespace emend {

inline constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};

inline bool is_month(std::string_view word) { return std::find(months.begin(), months.end(), word) != months.end(); }

// Of a month: from "1" to "31".
inline bool is_day(std::string_view text) {
    return all_digits(text) && text.size() <= 2 && text[0] != '0' && (text.size() == 1 || text <= "31");
}

}  // namespace emend
