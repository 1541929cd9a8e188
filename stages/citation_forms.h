// The openings of notes, each by its own form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/text/symbols.h"
#include "stages/known_symbols.h"

namespace emend {

struct OpeningRepair {
    std::string text;
    bool with_next = false;  // the token behind belongs to it: "4 /HRC/40/73"
    double certainty = 0;
    std::string reason;
};

// "Thid", "bid", "ibid", "Ybid", "Ibld", "Tpid", without the marks around: one sign off, or the first ones lost.
bool is_like_ibid(std::string_view word);

// "Thid.", "bid,", "Ibid" before "vol. 13", "Ibid." before "chap. I": a comma parts it from what follows.
std::optional<OpeningRepair> ibid(std::string_view token, std::string_view next, std::string_view second_next);

// "a/HRC/40/73", "4/48/486-S/26560", "/76/173", "4 /HRC/40/73", "4 176/304": the organ's letter is read as another
// sign, or lost; the second part and the document's other symbols tell which it was.
std::optional<OpeningRepair> symbol_of_organ(std::string_view token, std::string_view next,
                                             const SymbolGrammar& grammar, const KnownSymbols& right);

// "official Records", "see resolution": the first letter's size was misread.
std::optional<OpeningRepair> small_opening(std::string_view token);

// "See official Records": a title within a citation.
std::optional<OpeningRepair> small_title(std::string_view token, std::string_view next);

// "“Ibid.,", "' Resolution": the first word without what is left of a raised label, where nothing closes what that
// would open; empty where it is no more than that, nothing where it is whole.
std::optional<std::string> without_rest_of_label(const std::vector<std::string_view>& tokens);

}  // namespace emend
