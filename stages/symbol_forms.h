// Document symbols, whole or broken by a blank, mended by their grammar and by the other symbols of the document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/text/symbols.h"
#include "stages/known_symbols.h"

namespace emend {

// The token without quotes and brackets around it and punctuation behind it.
struct Core {
    std::size_t from = 0, to = 0;
};
Core core_of(std::string_view token);
std::string_view symbol_in(std::string_view token);  // the core itself

struct SymbolEvidence {
    const SymbolGrammar& grammar;
    const KnownSymbols& right;  // the symbols of the document that follow their grammar
    bool scanned = false;
};

// "(5/2002/914),", "A/RFS/99/12", "A/T6/554" where the document has others of the 76th session.
std::optional<SymbolRepair> repair_symbol(std::string_view token, const SymbolEvidence& evidence);

// The recogniser's own second thought, where that is a symbol with the same digits.
std::optional<SymbolRepair> symbol_read_otherwise(std::string_view token, const std::vector<Reading>& alternatives,
                                                  const SymbolGrammar& grammar);

// "(E/201" and "1/28),": the first may have been mended before.
std::optional<SymbolRepair> join_year(std::string_view first, std::string_view second, const SymbolEvidence& evidence);

// "A /HRC/17/31", "A/ES- 10/273", "A/76/5/A dd.7", "UNEP/EA 5/25", "A (56/157": a blank inside.
std::optional<SymbolRepair> join_symbol(std::string_view first, std::string_view second,
                                        const SymbolEvidence& evidence);

// "$-20/2": a resolution of a special session begins with its letter.
std::optional<SymbolRepair> special_session(std::string_view token);

}  // namespace emend
