// Where words stand while the changes of a stage are carried out; inner part of `carry_out`.
#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>

#include "pipeline/model/document.h"

namespace emend {

// Good until words or blocks are inserted.
struct Place {
    std::size_t page = 0, block = 0, line = 0, word = 0;
    auto operator<=>(const Place&) const = default;
};

using Places = std::map<WordId, Place>;

Word& at(Document& document, const Place& place);

// The places of the wanted words, found in one walk over the pages that hold them.
Places find(const Document& document, const std::set<WordId>& wanted);

// A block's first words, for the record.
std::string excerpt(const Block& block);

}  // namespace emend
