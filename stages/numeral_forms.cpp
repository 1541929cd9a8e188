#include "stages/numeral_forms.h"

#include <algorithm>
#include <array>

#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"
#include "stages/months.h"

namespace emend {

namespace {

using Repaired = std::optional<NumeralRepair>;

// The digits that these glyphs are read for; nothing where one of them is like no digit.
std::optional<std::string> as_digits(std::string_view read) {
    static constexpr std::string_view glyphs = "lI|!]['/SsOoZzBGg", digits = "11111111550022869";
    std::string text;
    for (const char c : read) {
        const std::size_t at = glyphs.find(c);
        if (at == std::string_view::npos && (c < '0' || c > '9')) return std::nullopt;
        text += at == std::string_view::npos ? c : digits[at];
    }
    return text.empty() ? std::nullopt : std::optional(text);
}

// An S is as like an 8 as a 5. Nothing tells which year or day was printed, and the repair is a suggestion.
double unless_ambiguous(std::string_view read, double certainty) {
    constexpr double either = 0.5;
    return read.find_first_of("Ss") == std::string_view::npos ? certainty : either;
}

std::string_view ending_of(std::string_view number) {
    const bool teens = number.size() > 1 && number[number.size() - 2] == '1';
    if (teens || number.empty()) return "th";
    return number.back() == '1' ? "st" : number.back() == '2' ? "nd" : number.back() == '3' ? "rd" : "th";
}

bool ends_ordinal(std::string_view text) {
    return text.ends_with("st") || text.ends_with("nd") || text.ends_with("rd") || text.ends_with("th");
}

// What is held in a meeting's name: "53rd plenary meeting", "54th (resumed) plenary meeting".
bool is_meeting(std::string_view word) {
    return may_be(word, "plenary") || may_be(word, "meeting") || may_be(word, "(resumed)");
}

// "at its [8th meeting", not "as he has said [279th meeting, para. 3}": a bracket that was printed stands behind any
// word, a number behind few.
bool may_begin_number(char first, const NumeralPlace& place) {
    static constexpr std::array<std::string_view, 4> determiners = {"the", "its", "their", "The"};
    if (first != '[' || place.before.empty() || place.before.ends_with('.')) return true;
    return std::find(determiners.begin(), determiners.end(), place.before) != determiners.end();
}

Repaired ordinal(std::string_view token, const NumeralPlace& place) {
    constexpr std::size_t longest = 6;
    if (token.empty() || !may_begin_number(token.front(), place)) return std::nullopt;
    if (token.size() > longest || !as_digits(token.substr(0, 1))) return std::nullopt;  // most words are told here
    if (!ends_ordinal(token) && !ends_ordinal(place.behind)) return std::nullopt;       // and nearly all others
    const bool parted = place.behind.size() == 2 && is_meeting(place.second_behind);
    if (!parted && !is_meeting(place.behind)) return std::nullopt;
    const std::string whole = std::string(token).append(parted ? place.behind : "");
    if (whole.size() < 3 || whole.size() > longest) return std::nullopt;
    const std::string_view stem = std::string_view(whole).substr(0, whole.size() - 2);
    const std::string_view ending = std::string_view(whole).substr(whole.size() - 2);
    const auto digits = as_digits(stem);
    if (!digits || digits->front() == '0' || ending_of(*digits) != ending) return std::nullopt;
    if (*digits == stem && !parted) return std::nullopt;
    return NumeralRepair{*digits + std::string(ending), parted, 0.95, "the number of a meeting"};
}

// "194O", "2()22"
Repaired year(std::string_view token, const NumeralPlace& place) {
    constexpr std::string_view nought = "()";
    const std::size_t round = token.find(nought);
    const std::size_t length = round == std::string_view::npos ? 4 : 5;
    if (token.size() < length || !is_month(place.before)) return std::nullopt;
    const std::string_view read = token.substr(0, length), rest = token.substr(length);
    const bool end = rest.empty() || rest == "," || rest == "." || rest == ";";
    std::string signs(read);
    if (round != std::string_view::npos) signs.replace(round, nought.size(), "0");
    const auto digits = as_digits(signs);
    if (!end || !digits || all_digits(read)) return std::nullopt;
    if (digits->front() != '1' && digits->front() != '2') return std::nullopt;
    return NumeralRepair{*digits + std::string(rest), false, unless_ambiguous(read, 0.95), "the year behind a month"};
}

Repaired day(std::string_view token, const NumeralPlace& place) {
    if (token.size() != 2 || !is_month(place.behind) || all_digits(token)) return std::nullopt;
    if (token.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    const auto digits = as_digits(token);
    if (!digits || *digits > "31" || digits->front() == '0') return std::nullopt;
    return NumeralRepair{*digits, false, unless_ambiguous(token, 0.93), "the day before a month"};
}

bool is_item_word(std::string_view word) { return word == "item" || word == "items"; }

// "10]", "[8": no bracket stands in an item's number.
Repaired item_number(std::string_view token, const NumeralPlace& place) {
    constexpr std::size_t longest = 3;
    const bool agenda = is_item_word(place.before) && to_lower(place.second_before) == "agenda";
    if (!agenda || token.size() > longest || all_digits(token)) return std::nullopt;
    if (token.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    const auto digits = as_digits(token);
    if (!digits || digits->front() == '0') return std::nullopt;
    return NumeralRepair{*digits, false, 0.93, "the number of an agenda item"};
}

// "(1)", "{g", "(a}": a letter in round brackets.
Repaired item_letter(std::string_view token, const NumeralPlace& place) {
    if (!is_item_word(place.second_before) || !all_digits(place.before)) return std::nullopt;
    const bool open = !token.empty() && std::string_view("({[").find(token.front()) != std::string_view::npos;
    const bool size = token.size() == 2 || token.size() == 3;
    if (!open || !size) return std::nullopt;
    const bool closed = token.size() == 3 && std::string_view(")}]").find(token.back()) != std::string_view::npos;
    if (token.size() == 3 && !closed) return std::nullopt;
    const char read = token[1];
    const char letter = read == '1' || read == '|' || read == 'I' ? 'l' : read;
    const std::string meant = std::string("(") + letter + ")";
    if (letter < 'a' || letter > 'z' || meant == token) return std::nullopt;
    return NumeralRepair{meant, false, 0.92, "an agenda item's letter stands in round brackets"};
}

// "paragraphs 4 and §": a section sign without a number behind it, at the end of a row of numbers.
Repaired five(std::string_view token, const NumeralPlace& place) {
    constexpr std::string_view sign = "§";
    if (!token.starts_with(sign) || token.size() > sign.size() + 1) return std::nullopt;
    const std::string_view rest = token.substr(sign.size());
    const bool row = place.before == "and" || place.before == "or" || place.before == "to";
    const bool alone = place.behind.empty() || !is_digit(static_cast<unsigned char>(place.behind.front()));
    if (!row || !alone || !all_digits(place.second_before) || rest.find_first_not_of(".,;") != std::string_view::npos) {
        return std::nullopt;
    }
    return NumeralRepair{"5" + std::string(rest), false, 0.9, "a number in a row of numbers"};
}

}  // namespace

Repaired repair_numeral(std::string_view token, const NumeralPlace& place) {
    for (const auto& grammar : {ordinal, year, day, item_number, item_letter, five}) {
        if (Repaired repaired = grammar(token, place)) return repaired;
    }
    return std::nullopt;
}

std::vector<bool> with_paired_bracket(const std::vector<std::string_view>& tokens) {
    constexpr std::size_t farthest = 40;  // words between the two
    const std::size_t none = tokens.size();
    std::vector<bool> paired(tokens.size(), false);
    std::size_t open = none;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        for (const char c : tokens[n]) {
            if (c == '[') open = n;
            if (c != ']' || open == none) continue;
            if (n - open <= farthest) paired[open] = paired[n] = true;
            open = none;
        }
    }
    return paired;
}

}  // namespace emend
