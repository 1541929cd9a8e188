// The vocabulary of signatures, as a house style has it.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/text/house_style.h"

namespace emend {

// Whether the words begin with one of the phrases.
bool begins_with_any(const std::vector<std::string_view>& words, const Signing::Phrases& phrases);

// The same, and the marks around the first word are the phrase's: "(Signed)", but not "Signed".
bool begins_with_sign(const std::vector<std::string_view>& words, const Signing::Phrases& phrases);

}  // namespace emend
