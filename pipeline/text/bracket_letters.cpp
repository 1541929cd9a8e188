#include "pipeline/text/bracket_letters.h"

#include "pipeline/text/unicode.h"

namespace emend {

bool opens_bracket(std::string_view before) { return before == "(" || before == "["; }

bool bracket_is_closed(std::span<const Token> tokens) {
    if (tokens.empty() || tokens.front().text.empty()) return false;
    const char open = tokens.front().text.front(), closing = open == '[' ? ']' : ')';
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const std::string_view text = n == 0 ? tokens[n].text.substr(1) : tokens[n].text;
        const std::size_t at = text.find(closing);
        const bool opened_anew = text.substr(0, at).find(open) != std::string_view::npos;
        if (at != std::string_view::npos && !opened_anew) return true;
        if (opened_anew) return false;
    }
    return false;
}

double bracket_cost(bool paired, std::size_t taken, std::string_view kept, std::string_view read,
                    std::string_view meant) {
    constexpr double cost = 3;
    if (paired) return taken > 0 ? cost : 0;
    const bool lost =
        opens_bracket(kept) && meant.size() == read.size() + 1 && to_lower(meant.substr(1)) == to_lower(read);
    return lost ? cost : 0;
}

}  // namespace emend
