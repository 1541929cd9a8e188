// The months as dates spell them.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace emend {

inline constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};

inline bool is_month(std::string_view word) { return std::find(months.begin(), months.end(), word) != months.end(); }

}  // namespace emend
