#include "pipeline/read/printed_forms.h"

#include <algorithm>
#include <array>

#include "pipeline/read/formal_words.h"
#include "pipeline/read/lookalike.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// "(III)).", "IV": capitals of numerals and brackets alone.
bool is_numeral(std::string_view text) {
    const std::string_view core = unstopped(text);
    return core.find_first_of("IVX") != std::string_view::npos &&
           core.find_first_not_of("IVX()") == std::string_view::npos;
}

// A citation's word that dictionaries do not have.
bool is_ibid(std::string_view text) { return unstopped(text) == "Ibid"; }

// What is left of characters in broken print, and what they may have been.
constexpr std::array<Lookalike, 16> lookalikes = {{{"l ", "1"},
                                                   {"1", "("},
                                                   {"l", "("},
                                                   {"l", "1"},
                                                   {"I", "1"},
                                                   {"[", "1"},
                                                   {"]", "1"},
                                                   {"t", "1"},
                                                   {" ", "."},
                                                   {" ", ""},
                                                   {"(l", "d"},
                                                   {"tl", "d"},
                                                   {"iI", "d"},
                                                   {"l", "I"},
                                                   {"[", "I"},
                                                   {"4", "I"}}};

}  // namespace

std::string_view unstopped(std::string_view text) { return text.substr(0, text.find_last_not_of(".,;:") + 1); }

bool has_foreign_letter(std::string_view text) {
    const std::u32string points = code_points(text);
    constexpr char32_t ascii_end = 0x7F;
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return c > ascii_end && is_letter(c); });
}

bool is_symbol(std::string_view text) {
    return is_like_formal_word(text) || (text.starts_with('(') && is_like_formal_word(text.substr(1)));
}

bool is_formal(std::string_view text) {
    return is_symbol(text) || all_digits(unstopped(text)) || is_numeral(text) || is_ibid(text);
}

std::vector<std::string> with_a_lookalike(const std::string& text) {
    std::vector<std::string> changed;
    for (const Lookalike& one : lookalikes) append_with(one, text, changed);
    return changed;
}

}  // namespace emend
