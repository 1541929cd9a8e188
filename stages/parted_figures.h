// Figures that a blank has parted, or that have lost the blank before the next word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/text/resources.h"

namespace emend {

// "to2 June": where in the token the day begins before which a blank was lost; 0: there is none.
std::size_t day_behind_word(std::string_view token, std::string_view month, const Tables& tables);

// "annexes Land IL." -> "annexes I and II.": the numeral stands against the next word. What the second numeral must be,
// with its punctuation; nothing where the two are no such pair.
std::optional<std::string> second_of_annexes(std::string_view before, std::string_view token, std::string_view next,
                                             const Tables& tables);

// Two tokens that are one: "69/3 14 of 30 July" -> "69/314"; "201 1--2020," -> "2011–2020,", "201 7/206 of 5 April" ->
// "2017/206", as a 1 is set loosely; "1/CP 21," -> "1/CP.21,"; "799.8 12 dollars" -> "799,812". `behind`: the token
// after them; `date_follows`: "of", a day and a month stand there.
std::optional<SymbolRepair> parted_figure(std::string_view first, std::string_view second, std::string_view behind,
                                          bool date_follows, const Tables& tables);

}  // namespace emend
