// Figures and what belongs to them, each by a grammar of its own: powers of units, days of the month, references,
// labels.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/text/resources.h"

namespace emend {

// "0.05 m®" -> "m³" where a volume is spoken of, "(2,248 Ibs)" -> "lbs)": what stands behind a number. `around`: the
// words of the block.
std::optional<SymbolRepair> unit_of_measure(std::string_view token, std::string_view before,
                                            const std::vector<std::string_view>& around, const Resources& resources);

// "5.A.Lb.7" -> "5.A.1.b.7": one and a dot, read for a letter within a reference.
std::optional<SymbolRepair> one_and_dot(std::string_view token);

// "£7 December 2014" -> "17": where nothing but a day can stand, the one that the recogniser would have read next. A
// suggestion where it may be several. "4+ October": the sign goes where another look saw the day without it.
std::optional<SymbolRepair> day_of_date(std::string_view token, std::string_view month, std::string_view year,
                                        const std::vector<Reading>& alternatives);

// "to2 June": where in the token the day begins before which a blank was lost; 0: there is none.
std::size_t day_behind_word(std::string_view token, std::string_view month, const Tables& tables);

// "69/3 14 of 30 July 2014": a blank within the number of a resolution.
std::optional<SymbolRepair> parted_resolution(std::string_view first, std::string_view second, bool date_follows);

// "201 1--2020," -> "2011–2020,", "201 7/206 of 5 April" -> "2017/206": a blank within a year, behind which a 1 stands
// loosely set.
std::optional<SymbolRepair> parted_year(std::string_view first, std::string_view second, bool date_follows);

// "1.205.450.800" -> "1,205,450,800", "135.250 dollars" -> "135,250": commas between thousands that have lost their
// tails. A last group alone may be decimals: then what is counted, or another reading, has to tell.
std::optional<SymbolRepair> thousands(std::string_view token, std::string_view next,
                                      const std::vector<Reading>& alternatives, const Tables& tables);

// "1/CP 21," -> "1/CP.21,": a decision of a conference of parties has a full stop before the session's number.
std::optional<SymbolRepair> decision_of_parties(std::string_view first, std::string_view second, const Tables& tables);

// "USS100" -> "US$100": the sign of the dollar.
std::optional<SymbolRepair> dollar_sign(std::string_view token);

// "I billion", "from | July": a stroke is a one before a word that multiplies, and between a small word and a month.
std::optional<SymbolRepair> stroke_as_one(std::string_view token, std::string_view before, std::string_view next,
                                          const Tables& tables);

// "Article 73 6 of the Charter": the letter behind an article's number, as another look saw it.
std::optional<SymbolRepair> letter_of_article(std::string_view token, std::string_view second_before,
                                              std::string_view before, const std::vector<Reading>& alternatives,
                                              const Tables& tables);

// "[514 (XV)", "55/9]": a bracket without its fellow in a figure, where the recogniser would have read a one as well.
std::optional<SymbolRepair> bracket_as_one(std::string_view token, std::string_view next,
                                           const std::vector<Reading>& alternatives);

// "'5." at a line's beginning, where `last` is the number of the paragraph before.
std::optional<SymbolRepair> label_with_speck(std::string_view token, int last);

}  // namespace emend
