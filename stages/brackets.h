// Brackets that were misread: "(A/59/17}", "{a) and (b)".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// By the place of the token: its text with the brackets as they must have been. Only where a bracket of the one kind is
// open and none of the kind that was read.
std::map<std::size_t, std::string> mended_brackets(const std::vector<std::string_view>& tokens);

// The number of round brackets that are open behind the tokens; negative where more close than open.
int open_brackets(const std::vector<std::string_view>& tokens);
int open_brackets(std::string_view token);

}  // namespace emend
