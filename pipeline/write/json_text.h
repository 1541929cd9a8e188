// Values of JSON as text. The same bytes whether a value is written out of a tree (`line_of`) or by itself.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "pipeline/write/change_json.h"

namespace emend {

// The JSON text in one line. Characters that a terminal or an editor acts on (DEL, C1, bidirectional overrides, line
// separators) are written as \u escapes, so that the file is safe to show.
std::string line_of(const Json& json);

// A string in its quotation marks, escaped as `line_of` does.
std::string in_quotes(std::string_view text);

// "0.97", "1.0"
std::string number(double value);

// "[1,2,3]"
std::string numbers(std::initializer_list<int> values);

}  // namespace emend
