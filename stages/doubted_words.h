// Which words of a paragraph are in doubt beyond those that no dictionary has, and which of these are left alone.
#pragma once

#include <vector>

#include "pipeline/text/resources.h"
#include "pipeline/text/token.h"

namespace emend {

inline bool doubtful(const Token& token) { return token.judged.standing == Standing::unknown; }

// Among words of which many are unknown, a word is foreign rather than misread.
void mark_foreign(std::vector<Token>& tokens, const Resources& resources);

// In a text that was misread, a word that the archive never has behind the one before nor before the one behind may be
// another one ("human nights"), and a bracket that nothing closes a letter ("(he"). Tells whether there is any.
bool mark_unexpected(std::vector<Token>& tokens, const LanguageModel& model);

}  // namespace emend
