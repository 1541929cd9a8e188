#include "pipeline/text/running_words.h"

#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_inner(char32_t c) { return c == U'\'' || c == U'’' || c == U'-' || c == U'‑'; }

// The length in bytes of a code point.
std::size_t bytes_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

}  // namespace

std::string key_of(std::string_view word) {
    if (is_plain(word)) return to_lower(word);
    std::string plain;
    for (const char32_t c : code_points(word)) append(plain, c == U'’' ? U'\'' : c == U'‑' ? U'-' : c);
    return to_lower(plain);
}

bool is_figure(std::string_view token) {
    return std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view token) {
    return token.size() == 4 && all_digits(token) && (token[0] == '1' || token[0] == '2');
}

std::vector<RunningWord> running_words(std::string_view token) {
    std::vector<RunningWord> words;
    if (is_figure(token) || !is_utf8(token)) return words;
    const std::u32string points = code_points(token);
    std::size_t at = 0, from = 0;
    bool inside = false;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const bool letter = i < points.size() && is_letter(points[i]);
        const bool inner = inside && i + 1 < points.size() && is_inner(points[i]) && is_letter(points[i + 1]);
        if (letter && !inside) from = at;
        if (!letter && !inner && inside) words.push_back({from, at, key_of(token.substr(from, at - from))});
        inside = letter || inner;
        if (i < points.size()) at += bytes_of(points[i]);
    }
    return words;
}

std::string with_hyphens_between_letters(std::string text) {
    constexpr std::string_view dash = "–";
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1)) {
        const std::size_t behind = at + dash.size();
        const bool between =
            at > 0 && behind < text.size() && is_ascii_letter(text[at - 1]) && is_ascii_letter(text[behind]);
        if (between) text.replace(at, dash.size(), 1, '-');
    }
    return text;
}

bool is_rest_of(std::string_view other, std::string_view read) {
    const std::string rest = to_lower(bare(other).word), whole = to_lower(bare(read).word);
    return rest.size() < whole.size() && whole.ends_with(rest);
}

}  // namespace emend
