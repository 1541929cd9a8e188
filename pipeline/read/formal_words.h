// The forms of document symbols and of what is like them.
#pragma once

#include <string_view>

namespace emend {

// "A/HRC/46/52.", "(A/76/5/Add.1),", "SS.XI/9", "1/CP.21", "55/25", "E.03.II.A.1", "B.4,": has the text the form of a
// document symbol, a decision, a resolution, a sales number or a numbered part? Brackets and stops around it count as
// belonging to it: what is opened closes before the stop. Which organs there are is for the grammar of symbols to tell.
bool is_like_formal_word(std::string_view text);

}  // namespace emend
