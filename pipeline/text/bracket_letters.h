// Brackets that were letters: "(wentieth" for "twentieth", "[slands" for "Islands".
#pragma once

#include <span>
#include <string_view>

#include "pipeline/text/hypotheses.h"

namespace emend {

bool opens_bracket(std::string_view before);  // what stands before a word: a bracket alone

// Does the bracket that the first token opens have its partner further on?
bool bracket_is_closed(std::span<const Token> tokens);

// What a repair costs on top where the word stands behind a bracket. The letter that seems lost there is the bracket,
// unless the bracket has its partner: then it is one, and no repair may take it. `kept`: what a repair leaves before
// the word; `taken`: how much it takes of that.
double bracket_cost(bool paired, std::size_t taken, std::string_view kept, std::string_view read,
                    std::string_view meant);

}  // namespace emend
