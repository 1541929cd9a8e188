#include "pipeline/text/token.h"

#include <algorithm>

#include "pipeline/text/unicode.h"

namespace emend {

std::string_view core_of(const Token& token) {
    return token.text.substr(token.judged.from, token.judged.to - token.judged.from);
}
std::string_view before(const Token& token) { return token.text.substr(0, token.judged.from); }
std::string_view behind(const Token& token) { return token.text.substr(token.judged.to); }

std::string with(std::string_view before, std::string_view core, std::string_view behind) {
    return std::string(before).append(core).append(behind);
}

bool has_word(const Token& token) {
    return token.judged.standing != Standing::nothing && token.judged.standing != Standing::figure &&
           token.judged.to > token.judged.from;
}

std::string_view stray_mark_of(const Token& token, const Channel& channel) {
    if (token.judged.standing != Standing::nothing || token.text.empty()) return {};
    const std::u32string_view openings = U"“‘\"([";
    const std::u32string points = code_points(token.text);
    const bool opened = std::all_of(points.begin(), points.end() - 1,
                                    [&](char32_t c) { return openings.find(c) != std::u32string_view::npos; });
    if (!opened || points.back() >= 0x80 || !channel.confuses(points.back())) return {};
    return token.text.substr(token.text.size() - 1);
}

}  // namespace emend
