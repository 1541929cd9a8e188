#include "pipeline/read/formal_words.h"

#include <algorithm>

#include "pipeline/text/ascii.h"

namespace emend {

namespace {

bool is_only(std::string_view text, std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_number(std::string_view text, std::size_t longest) {
    return text.size() <= longest && is_only(text, "0123456789");
}

// "76", "HRC", "AC.105", "Add.1", "SS.XI", "ES-10", "COP(14)", "353-S" of "A/76/353-S/2021/1": a component of a symbol.
bool is_component(std::string_view text, bool last) {
    constexpr std::size_t most_digits = 4;
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0) {
        const std::string_view rest = text.substr(digits);
        const bool session_or_year = digits <= 2 || digits == most_digits;
        return rest.empty() ? digits <= most_digits && (last || session_or_year) : rest.size() == 2 && rest[0] == '-';
    }
    const auto letters =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_letter) - text.begin());
    const std::string_view word = text.substr(0, letters);
    const auto capitals = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_capital));
    if (word.empty() || !is_ascii_capital(word[0]) || (capitals != letters && capitals != 1)) return false;
    std::string_view rest = text.substr(letters);
    if (rest.empty()) return letters > 1 || !last;
    if (rest.front() == '-') return is_number(rest.substr(1), 2);  // "ES-10"
    const bool closed = rest.front() == '(' && rest.back() == ')' && rest.size() > 2;
    if (rest.front() != '.' && !closed) return false;
    rest = rest.substr(1, rest.size() - (closed ? 2 : 1));
    return is_number(rest, most_digits) || (word == "SS" && is_only(rest, "IVX"));
}

bool has_small(std::string_view text, std::size_t at) {
    return at < text.size() && is_ascii_letter(text[at]) && !is_ascii_capital(text[at]);
}

// The last component, or the last before "Add.1" and "Corr.2", is the document's number. A decision's number stands
// before its body: "1/CP.21".
bool is_symbol(std::string_view text) {
    const bool decision = !text.empty() && is_ascii_digit(text[0]);
    const bool letters = std::any_of(text.begin(), text.end(), is_ascii_letter);
    if (text.empty() || !letters || text.find('/') == std::string_view::npos) return false;
    const std::string_view body = text.substr(text.find('/') + 1);
    if (decision && (body.size() < 2 || !is_ascii_letter(body[0]) || !is_ascii_letter(body[1]))) return false;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t slash = std::min(text.find('/', from), text.size());
        const bool number = slash == text.size() || has_small(text, slash + 2);
        if (!is_component(text.substr(from, slash - from), number)) return false;
        from = slash + 1;
    }
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// Language, year, class in roman numerals, number: "E.03.II.A.1".
bool is_sales_number(std::string_view text) {
    constexpr std::size_t class_at = 5, longest = 3;
    const bool begins = text.size() > class_at && is_ascii_capital(text[0]) && text[1] == '.' &&
                        is_number(text.substr(2, 2), 2) && text[4] == '.';
    const std::size_t class_end = begins ? text.find('.', class_at) : std::string_view::npos;
    if (class_end == std::string_view::npos || !is_only(text.substr(class_at, class_end - class_at), "IVX")) {
        return false;
    }
    std::string_view number = text.substr(class_end + 1);
    if (number.size() > 2 && is_ascii_capital(number[0]) && number[1] == '.') number.remove_prefix(2);
    return is_number(number, longest);
}

// A section and its part: "B.4".
bool is_part(std::string_view text) {
    return text.size() == 3 && text[0] >= 'A' && text[0] <= 'H' && text[1] == '.' && is_ascii_digit(text[2]);
}

// "55/25": session and number.
bool is_resolution(std::string_view text) {
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && slash > 1 && is_number(text.substr(0, slash), 2) &&
           is_number(text.substr(slash + 1), 3);
}

}  // namespace

bool is_like_formal_word(std::string_view text) {
    const bool opened = text.starts_with('(');
    if (opened) text.remove_prefix(1);
    const std::size_t end = text.find_last_not_of(".,;:") + 1;
    const bool stopped = end < text.size();
    text = text.substr(0, end);
    const bool closed = text.ends_with(')') && text.find('(') == std::string_view::npos;
    while (closed && text.ends_with(')')) text.remove_suffix(1);  // "(see A/76/5))" closes twice
    if (opened && stopped && !closed) return false;
    return is_symbol(text) || is_resolution(text) || is_sales_number(text) || is_part(text);
}

}  // namespace emend
