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

// A figure of a scan and the tokens around it; empty at a block's ends. `bracketed`: it has a square bracket with its
// partner close by.
struct FigurePlace {
    std::string_view second_before, before, token, behind, second_behind;
    bool bracketed = false;
};

// "£7 December 2014" -> "17", "1.205.450.800" -> "1,205,450,800", "Article 73 6" -> "b", "[514 (XV)" -> "1514": what
// must stand there, as the recogniser or another look would have read it as well.
std::optional<SymbolRepair> misread_figure(const FigurePlace& place, const std::vector<Reading>& alternatives,
                                           const Tables& tables);

// "USS100" -> "US$100": the sign of the dollar.
std::optional<SymbolRepair> dollar_sign(std::string_view token);

// "I billion", "from | July": a stroke is a one before a word that multiplies, and between a small word and a month.
std::optional<SymbolRepair> stroke_as_one(std::string_view token, std::string_view before, std::string_view next,
                                          const Tables& tables);

// "'5." at a line's beginning, where `last` is the number of the paragraph before.
std::optional<SymbolRepair> label_with_speck(std::string_view token, int last);

// "1,799.812": stops or commas before groups of three digits, behind one to three.
bool is_in_groups_of_three(std::string_view number);

// "1.205.450.800", "135.250 dollars": the number with commas between its thousands; nothing where a stop may be the
// point of decimals. `next`: the token behind.
std::optional<SymbolRepair> commas_of_thousands(std::string_view token, std::string_view next,
                                                const std::vector<Reading>& alternatives, const Tables& tables);

}  // namespace emend
