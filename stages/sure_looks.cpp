// What a look that is sure by the types of the page tells where the engine read what is no word there.
#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/figure_readings.h"
#include "stages/other_readings.h"

namespace emend {

namespace {

// A sign that stands in no word: "Secretary-~General".
bool has_sign_inside(std::string_view core) {
    constexpr std::string_view signs = "~@*=+<>{}\\|_^\"#";
    return core.find_first_of(signs) != std::string_view::npos;
}

// A letter or sign that stands for "a" or another small word, and is neither "a" nor a label with its bracket or
// stop. Two of a numeral's small letters ("ix" for "is") stand in brackets as a rule.
bool is_stray_letter(std::string_view read) {
    if (read.size() == 2 && read.find_first_not_of("ivxlc") == std::string_view::npos) return true;
    return code_points(read).size() == 1 && (read == "@" || read == "#" || (begins_with_lower(read) && read != "a"));
}

// "\o" for "to", "a@" for "a": a sign that stands in no word, and a letter.
bool is_letter_with_sign(std::string_view read) {
    if (read == "a@" || read == "@a") return true;
    return read.size() == 2 && (read.front() == '\\' || read.front() == '|') && is_ascii_letter(read.back());
}

// "10", ":" or "9" for "to" or "as": of the words that every text is full of.
bool is_function_word_for_none(std::string_view read, std::string_view other, const Tables& tables) {
    const bool none = std::none_of(read.begin(), read.end(),
                                   [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
    return none && other.size() > 1 && begins_with_lower(other) && tables.is_in("everywhere", other);
}

bool is_balanced(std::string_view text) {
    return std::count(text.begin(), text.end(), '(') == std::count(text.begin(), text.end(), ')');
}

// "OX)" for "(X)", "7416)" for "74(16)": a bracket that opens and closes within the word.
bool has_its_bracket(std::string_view read, std::string_view other) {
    return !is_balanced(read) && is_balanced(other) && other.find('(') != std::string_view::npos;
}

// "pane!" for "panel", "E!" for "El": a sign as high as the letter, where a marker would be raised.
bool ends_in_sign_for_l(std::string_view read, std::string_view other) {
    constexpr std::string_view signs = "!]}|";
    return read.size() > 1 && signs.find(read.back()) != std::string_view::npos && read.size() == other.size() &&
           other.back() == 'l' && read.substr(0, read.size() - 1) == other.substr(0, other.size() - 1);
}

// "(LEV)" for "(LIV)", also where the look has "(LlV)": the number of a session.
std::optional<std::string> session_for_none(std::string_view read, std::string_view other) {
    constexpr std::string_view strokes = "l1|";
    const std::string_view was = bare(read).word;
    if (!read.starts_with('(') || shape_of(was) != Shape::upper || roman_value(was) > 0) return std::nullopt;
    std::string is(other);
    std::replace_if(
        is.begin(), is.end(), [&](char c) { return strokes.find(c) != std::string_view::npos; }, 'I');
    const bool closed = is.starts_with('(') && is.find(')') != std::string::npos;
    return closed && roman_value(bare(is).word) > 0 ? std::optional(is) : std::nullopt;
}

// The digits of one text are those of the other, some of them left out: no digit becomes another.
bool keeps_figures(std::string_view one, std::string_view other) {
    const std::string ones = digits_with_strokes(one, "!|Il"), others = digits_with_strokes(other, "!|Il");
    return ones.size() >= others.size() ? is_left_of(others, ones) : is_left_of(ones, others);
}

// What stands between the letters and digits of a word: "+" of "Stockholm+50".
std::string signs_inside(std::string_view text) {
    std::string signs;
    for (const char c : bare(text).word) {
        if (!is_ascii_letter(c) && !is_ascii_digit(c)) signs += c;
    }
    return signs;
}

// "COVID-197," for "COVID-19”,": a word and a number that were read with doubt, of the digits one read too many; or one
// lost, where the engine did not know the word at all ("0-Year" for "10-Year").
bool is_word_and_number(const SourceWord& source, std::string_view other) {
    constexpr float doubted = 0.85F, hardly = 0.2F;
    const std::string& read = source.best.text;
    const std::string was = digits_with_strokes(read, "!|Il"), is = ascii_digits_of(other);
    const std::string_view core = bare(other).word;
    const bool letters = std::any_of(core.begin(), core.end(), is_ascii_letter);
    if (source.best.confidence >= doubted || is.empty() || was.empty() || !letters) return false;
    if (!keeps_figures(read, other) || signs_inside(read) != signs_inside(other)) return false;
    return source.best.confidence < hardly || (is_ascii_letter(core.front()) && is.size() <= was.size());
}

// "$7/204" for "57/204": a sign for one digit of a symbol.
bool has_sign_for_digit(std::string_view read, std::string_view other) {
    constexpr std::string_view signs = "$§£&", figures = "0123456789/";
    const std::u32string was = code_points(read), is = code_points(other);
    if (was.size() != is.size() || other.find('/') == std::string_view::npos) return false;
    if (other.find_first_not_of(figures) != std::string_view::npos) return false;
    const std::u32string listed = code_points(signs);
    return std::equal(was.begin(), was.end(), is.begin(), [&](char32_t one, char32_t digit) {
        return one == digit || listed.find(one) != std::u32string::npos;
    });
}

// "HEV" for "HIV", "(LAWN)" for "(IAWN)": an acronym that was read with doubt.
bool is_doubted_acronym(const SourceWord& source, std::string_view other) {
    constexpr float doubted = 0.7F;
    constexpr std::size_t shortest = 3;
    const std::string_view was = bare(source.best.text).word, is = bare(other).word;
    return source.best.confidence < doubted && was.size() >= shortest && is.size() >= shortest &&
           shape_of(was) == Shape::upper && shape_of(is) == Shape::upper && was.size() == is.size();
}

// "TV." for "IV": of capitals that are no numeral a look was sure that they are one.
bool is_numeral_for_none(std::string_view read, std::string_view other) {
    const std::string_view was = bare(read).word, is = bare(other).word;
    return was.size() == is.size() && shape_of(was) == Shape::upper && roman_value(was) == 0 && roman_value(is) > 0;
}

// "illegaI": the types of the page have one stroke for both letters, and no capital stands behind small ones.
std::string with_small_l(const std::string& text) {
    if (!begins_with_lower(text) || shape_of(bare(text).word) != Shape::mixed) return text;
    std::string small = text;
    std::replace(small.begin(), small.end(), 'I', 'l');
    return shape_of(bare(small).word) == Shape::lower ? small : text;  // "eIDAS" stays
}

bool of_letters(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_letter(c) || c == '-'; });
}

// "IN" for "in": of all letters the look saw the small one, which has another shape.
bool is_small_of_capitals(std::string_view read, std::string_view other) {
    return read.size() > 1 && shape_of(read) == Shape::upper && shape_of(other) == Shape::lower &&
           to_lower(read) == other;
}

// "sand" for "and", read as ":and" too: of the letter more the engine was not sure that it was one.
bool is_rid_of_dirt(const SourceWord& source, std::string_view other) {
    constexpr std::string_view dirt = ";:.,'`|!";
    constexpr float least_share = 0.5F;
    const std::string& read = source.best.text;
    if (read.size() != other.size() + 1 || read.substr(1) != other) return false;
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& one) {
        return one.by == By::recogniser && one.text.size() == read.size() && one.text.substr(1) == other &&
               dirt.find(one.text.front()) != std::string_view::npos &&
               one.confidence >= least_share * source.best.confidence;
    });
}

// "iMplementation" for "implementation": no word has its capital there.
bool is_without_capital_inside(std::string_view read, std::string_view other) {
    return begins_with_lower(read) && read != other && to_lower(read) == other &&
           shape_of(bare(read).word) == Shape::mixed;
}

// "‘Tatars," for "Tatars,": dirt before the word.
bool is_without_quote(std::string_view read, std::string_view other) {
    constexpr std::string_view quote = "‘";
    return read.starts_with(quote) && bare(read.substr(quote.size())).word == bare(other).word &&
           bare(other).before.empty();
}

}  // namespace

// "1s", "@", "u" or "COSLS;" where another look is sure of "is", "a", "a" and "costs;".
std::optional<std::string> OtherReadings::surely_otherwise(const SourceWord& source) const {
    constexpr float not_read = 0.1F, little_read = 0.5F, hardly_read = 0.6F, doubtful = 0.7F, doubted = 0.75F;
    const std::string& read = source.best.text;
    for (const Reading& reading : source.alternatives) {
        if (reading.by != By::another_look || reading.confidence < sure_look || reading.text == read) continue;
        const Reading other{with_small_l(reading.text), reading.confidence, reading.by};
        // "BD" for "(f)", of which the engine knew nothing; "legal" for "illegal", of which it knew little
        const float least = is_word(bare(other.text).word) ? little_read : not_read;
        const bool unknown = source.best.confidence < least && keeps_figures(read, other.text);
        if (unknown && !is_rest_of(other.text, read)) return with_tails(other.text, read);
        const std::string_view core = bare(other.text).word;
        const bool whole = core.size() == other.text.size();
        if (is_function_word_for_none(read, other.text, resources_.tables) || has_its_bracket(read, other.text) ||
            (ends_in_sign_for_l(read, other.text) && is_word(core)) || is_without_quote(read, other.text) ||
            is_without_capital_inside(read, other.text) || is_word_and_number(source, other.text) ||
            is_small_of_capitals(read, other.text) || is_rid_of_dirt(source, other.text) ||
            has_sign_for_digit(read, other.text) || is_doubted_acronym(source, other.text)) {
            return other.text;
        }
        if (auto session = session_for_none(read, other.text)) return session;
        if (is_numeral_for_none(read, other.text)) return with_tails(other.text, read);
        const bool stray =
            whole && (is_stray_letter(read) || is_letter_with_sign(read)) && (core == "a" || is_word(core));
        // "ecLUNa" for "eLUNa": of what was read with doubt and is no word the look tells, word or not.
        const bool unheard = source.best.confidence < doubtful && judged(read).standing == Standing::unknown &&
                             of_letters(bare(read).word) && of_letters(core);
        if (stray || (is_no_form(source) && (is_word(core) || unheard) && !is_rest_of(core, read))) {
            return with_tails(other.text, read);
        }
        // "butters" for "buffers": read with doubt, and a word that the archive never has
        const bool doubted_word =
            source.best.confidence < doubted && begins_with_lower(read) && begins_with_lower(core);
        if (doubted_word && is_strange(read) && is_word(core) && !is_rest_of(core, read)) {
            return with_tails(other.text, read);
        }
        // "should become 4 mandatory part", where the digit was read with doubt
        const bool digit = read.size() == 1 && is_ascii_digit(read.front()) && source.best.confidence < doubted;
        if (other.text == "a" && digit) return other.text;
        // "13.)"
        const bool bracket = read.ends_with(')') && read.find('(') == std::string::npos;
        if (bracket && is_decimal(other.text) && other.text.size() == read.size()) return other.text;
        const bool number = other.text.size() == read.size() && ascii_digits_of(other.text) == other.text;
        if (number && is_like_number(read) && keeps_digits(read, other.text) && !may_be_marker(read, other.text)) {
            return other.text;
        }
        // "S4ith", and "Ah" that was hardly read
        const bool misread = is_no_form(source) || source.best.confidence < hardly_read;
        if (is_ordinal(other.text) && misread && !is_ordinal(read)) return other.text;
    }
    return std::nullopt;
}

bool OtherReadings::is_strange(std::string_view text) const {
    const std::string_view core = bare(text).word;
    return !core.empty() && resources_.language_model->find(key_of(core)) == no_word;
}

// No word, no number and no symbol. Of capitals that were hardly read nobody can tell.
bool OtherReadings::is_no_form(const SourceWord& source) const {
    constexpr float hardly = 0.5F;
    const std::string_view core = bare(source.best.text).word;
    const Judged read = judged(source.best.text);
    if (read.standing == Standing::known || has_sign_inside(core)) return has_sign_inside(core);
    if (read.standing == Standing::out_of_scope) {
        return read.shape == Shape::upper && source.best.confidence < hardly;
    }
    if (read.standing != Standing::figure) return read.standing == Standing::unknown;
    constexpr std::size_t longest = 2;  // "1s", "m1"; "2nd" is a number
    return core.size() == longest && is_ascii_digit(core.front()) != is_ascii_digit(core.back());
}

}  // namespace emend
