// What the recogniser's readings of a word and its ink tell of its first letter: a capital or a small one?
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

// With a small first letter the word was read nearly as surely, or at another look.
bool was_read_small(const SourceWord& source);

// Another look was sure of the small letter by the types of the page.
bool was_surely_small(const SourceWord& source);

// "the COVID-19 vaccine Global Access Facility": the n-th word stands between capitals, and with a capital it was read
// as surely, or surely at another look. `surely_small`: which words were themselves surely seen small.
bool is_capital_of_name(const std::vector<std::string_view>& texts, std::size_t n, const SourceWord& source,
                        const std::vector<bool>& surely_small);

// Its ink stands higher above the baseline than a small letter's does. False where that can't be told.
bool stands_as_capital(const SourceWord& source, const SourceLine& line);

}  // namespace emend
