// Numerals whose place tells what they are: ordinals, dates, numbers of agenda items; letters read for digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct NumeralPlace {
    std::string_view second_before, before, behind, second_behind;  // the tokens around; empty at a block's ends
};

struct NumeralRepair {
    std::string text;
    bool with_next = false;  // the token behind belongs to it: "6/ st"
    double certainty = 0;
    std::string reason;
};

// "S3rd" before "plenary", "202]" behind "December", "[8" and "(1)" behind "Agenda item". Nothing where the token is
// right or no digits can be meant.
std::optional<NumeralRepair> repair_numeral(std::string_view token, const NumeralPlace& place);

// Which tokens have a square bracket with its partner close by: such a one is no misread digit ("[279th meeting]").
std::vector<bool> with_paired_bracket(const std::vector<std::string_view>& tokens);

}  // namespace emend
