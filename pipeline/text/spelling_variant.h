// The author's choice, no misreading.
#pragma once

#include <string_view>

namespace emend {

// "channeled" and "channelled", "favor" and "favour".
bool is_spelling_variant(std::string_view read, std::string_view meant);

}  // namespace emend
