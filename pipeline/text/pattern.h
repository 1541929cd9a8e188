// The small pattern language of the tables, for whole lines.
#pragma once

#include <string_view>

namespace emend {

// In a pattern N is a run of digits, A one capital letter, W a run of letters, _ blanks or nothing, * anything to the
// end or up to what follows it; every other character stands for itself, a blank for one blank or more. `\` takes the
// special meaning from the next character. The whole line must match.
bool matches(std::string_view line, std::string_view pattern);

}  // namespace emend
