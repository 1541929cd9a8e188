// Words that no dictionary has, but that have a form of their own: symbols, figures, numerals. And what their
// characters may have been where print has lost strokes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// The text without stops at its end.
std::string_view unstopped(std::string_view text);

bool has_foreign_letter(std::string_view text);  // one that common types do not have

// "(A/76/617, para. 6)": the bracket may close behind another word.
bool is_symbol(std::string_view text);

// A symbol, a number, "(III)).", "Ibid.".
bool is_formal(std::string_view text);

// The texts of which one look-alike was another character: "Ad(l.8" gives "Add.8".
std::vector<std::string> with_a_lookalike(const std::string& text);

}  // namespace emend
