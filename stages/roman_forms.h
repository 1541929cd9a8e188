// Roman numerals by their place: behind "annex" or "chap.", in a sales number, of a session in brackets.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/symbols.h"
#include "pipeline/text/tables.h"

namespace emend {

// How the document itself numbers its annexes, chapters, volumes: "annex II" is seen twice, "annex 3" never.
class NumeralUse {
public:
    explicit NumeralUse(const NumberedWords& words) : words_(&words) {}  // the words stay with the caller

    // What the word before a numeral says; null where none stands behind it.
    const NumberedWord* word_before(std::string_view before) const;

    void see(std::string_view before, std::string_view token);
    std::size_t roman(std::string_view before) const;   // references in roman numerals
    std::size_t arabic(std::string_view before) const;  // in numbers that can be no row of strokes, or in letters
    bool is_by_letters(std::string_view before) const;  // "part A", "part B"
    bool has(std::string_view before, const std::string& numeral) const;

private:
    struct Count {
        std::size_t roman = 0, arabic = 0, letters = 0;
        std::set<std::string> numerals;
    };
    const Count& count(std::string_view before) const;

    const NumberedWords* words_;
    std::map<std::string, Count, std::less<>> counts_;  // by the kind
};

struct NumeralNeighbours {
    std::string_view second_before, before, behind;  // tokens; empty at a block's ends
    bool bracketed = false;                          // a square bracket of the token has its partner
    bool scanned = false;
    std::string_view look = {};  // the numeral that the ink is like, more than what was read; empty for none
};

// "annex I11", "chap. J", "sect. XUE", "annex 1" where the document counts its annexes in roman numerals. Of several
// numerals that the strokes may be, the one that the document has; none: a suggestion.
std::optional<SymbolRepair> roman_reference(std::string_view token, const NumeralNeighbours& neighbours,
                                            const NumeralUse& use);

// "chap. X VIII": what is left and right of a blank within a numeral.
std::optional<SymbolRepair> parted_reference(std::string_view first, std::string_view second, std::string_view before,
                                             const NumeralUse& use);

// "217 A (IIH)", "217 A (ID.": the bracket's stroke may be read with the numeral's last. Sessions of the Assembly are
// known by the numbers of their resolutions.
std::optional<SymbolRepair> session_numeral(std::string_view token, const NumeralNeighbours& neighbours,
                                            const std::vector<Session>& sessions);

// "217 A Cb.": what is no word stands where the session does, and the number is of one session.
std::optional<SymbolRepair> session_by_number(std::string_view token, const NumeralNeighbours& neighbours,
                                              const std::vector<Session>& sessions);

// "E.94.X1.5", "E.87.1.18": language, year, class in roman numerals, number.
std::optional<SymbolRepair> sales_number(std::string_view token);

// "SS.V1/1", "$S.X1/9": a decision of a governing body's special session.
std::optional<SymbolRepair> special_decision(std::string_view token);

}  // namespace emend
