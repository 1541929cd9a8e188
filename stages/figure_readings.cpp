#include "stages/figure_readings.h"

#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// "104th", "1,030,269,900", "2014–2016", "P-1": digits and what stands among them, or a capital and a number.
bool is_figure_form(std::string_view core) {
    if (is_ordinal(core)) return true;
    if (core.size() > 2 && is_ascii_capital(core[0]) && core[1] == '-') return all_digits(core.substr(2));
    return !core.empty() && is_ascii_digit(core.front()) && is_ascii_digit(core.back()) &&
           core.find_first_not_of("0123456789,./-") == std::string_view::npos;
}

std::string without_hyphen(std::string_view text) {
    std::string joined(text);
    std::erase(joined, '-');
    return joined;
}

}  // namespace

bool is_like_number(std::string_view read) {
    constexpr std::string_view strokes = "|!", like_digits = "SOIlZB|!0123456789", numerals = "Il0123456789";
    if (read.empty() || read.find_first_not_of(like_digits) != std::string_view::npos) return false;
    if (read.size() == 1) return strokes.find(read.front()) != std::string_view::npos;
    return read.find_first_not_of(numerals) != std::string_view::npos;
}

bool keeps_digits(std::string_view read, std::string_view meant) {
    return std::equal(read.begin(), read.end(), meant.begin(),
                      [](char was, char is) { return !is_ascii_digit(was) || was == is; });
}

std::string digits_with_strokes(std::string_view read, std::string_view strokes) {
    std::string ones(read);
    for (char& c : ones) {
        if (strokes.find(c) != std::string_view::npos) c = '1';
    }
    return ascii_digits_of(ones);
}

bool is_ordinal(std::string_view text) {
    constexpr std::size_t suffix = 2;
    if (text.size() <= suffix || !all_digits(text.substr(0, text.size() - suffix))) return false;
    const std::string_view end = text.substr(text.size() - suffix);
    return end == "st" || end == "nd" || end == "rd" || end == "th";
}

bool is_decimal(std::string_view text) {
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

bool may_be_marker(std::string_view read, std::string_view figure) {
    const std::size_t digits = std::min(read.find_first_not_of("0123456789"), read.size());
    return digits > 0 && read.find_first_of("0123456789", digits) == std::string_view::npos &&
           !is_ascii_letter(read.back()) && (!is_year(figure) || is_year(read.substr(0, digits)));
}

std::optional<std::string> with_long_dash(const SourceWord& source) {
    constexpr std::string_view dash = "–";
    const std::string& read = source.best.text;
    const std::size_t at = read.find('-');
    if (at == 0 || at == std::string::npos || at + 1 >= read.size()) return std::nullopt;
    if (!is_ascii_digit(read[at - 1]) || !is_ascii_digit(read[at + 1])) return std::nullopt;
    const std::string long_one = read.substr(0, at).append(dash).append(read.substr(at + 1));
    const bool seen = std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& other) {
        return other.by == By::another_look && other.confidence >= sure_look &&
               bare(other.text).word == bare(long_one).word;
    });
    return seen ? std::optional(long_one) : std::nullopt;
}

std::optional<std::string> with_closed_years(const std::string& text, bool before_marker) {
    const std::string_view core = bare(text).word;
    constexpr std::string_view dash = "–";
    const std::size_t middle = core.find(dash);
    if (!text.starts_with('(') || core.data() != text.data() + 1 || middle == std::string_view::npos) {
        return std::nullopt;
    }
    if (!is_year(core.substr(0, middle)) || !is_year(core.substr(middle + dash.size()))) return std::nullopt;
    const std::string years = "(" + std::string(core);
    if (text == years + "/") return years + ")";
    return before_marker && text == years ? std::optional(years + ")") : std::nullopt;
}

std::optional<std::string> figure_seen(const SourceWord& source, bool is_known_word) {
    constexpr float nearly = 0.6F, hardly = 0.6F, doubted = 0.75F;
    const std::string& read = source.best.text;
    const std::string_view was = bare(read).word;
    for (const Reading& other : source.alternatives) {
        const std::string_view core = bare(other.text).word;
        if (other.by != By::another_look || other.confidence < sure_look || core == was) continue;
        if (!is_figure_form(core)) return std::nullopt;
        const bool part_of_year = all_digits(was) && was.size() < core.size() && source.best.confidence < hardly;
        const bool torn_year = without_hyphen(was) == core;
        if (is_year(core) && (part_of_year || torn_year)) return other.text;
        const bool doubted_ordinal = is_ordinal(core) && core.size() < was.size() && source.best.confidence < doubted;
        if (is_figure_form(was) && !doubted_ordinal) {
            const bool twice =
                std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& one) {
                    return one.by == By::recogniser && one.confidence >= nearly * source.best.confidence &&
                           bare(one.text).word == core;
                });
            if (!twice || other.text.size() != read.size() || may_be_marker(read, core)) return std::nullopt;
            return other.text;
        }
        const std::size_t letters = code_points(read).size();
        const bool lone_letter = letters == 1 && ((begins_with_lower(read) || begins_with_upper(read)) || read == "|");
        const bool numeral = was.find_first_not_of("IVXLCivxlc") == std::string_view::npos && !was.empty();
        if (lone_letter || numeral || is_known_word || may_be_marker(read, core)) {
            return std::nullopt;
        }
        return other.text;
    }
    return std::nullopt;
}

}  // namespace emend
