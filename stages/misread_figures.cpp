#include "stages/misread_figures.h"

#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/months.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

// What a one is read as.
bool is_stroke(std::string_view token) { return token == "I" || token == "l" || token == "|"; }

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

// A number stands before: "0.05", "(2,248", "to.1.0" with a speck.
bool is_number(std::string_view token) {
    std::string_view inner = bare(token).word;
    const std::size_t letters = std::min(inner.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), inner.size());
    if (letters > 0 && letters + 1 < inner.size() && inner[letters] == '.') inner.remove_prefix(letters + 1);
    return !inner.empty() && inner.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// A raised 3 is read as one of many marks; which power was printed the sentence tells.
Repaired power(std::string_view token, const std::vector<std::string_view>& around, const Tables& tables) {
    for (const Row& row : tables.units) {
        const std::string &kind = row[0], &unit = row[1], &mark = row[2];
        if (kind != "power" || !token.starts_with(unit) || !token.substr(unit.size()).starts_with(mark)) continue;
        const std::string_view rest = token.substr(unit.size() + mark.size());
        const bool ends = rest.find_first_not_of(".,;:)") == std::string_view::npos;
        const bool by = rest.size() > 1 && rest[0] == '/' && is_small_letter(rest[1]);
        if (!ends && !by) continue;
        std::size_t cubic = 0, square = 0;
        for (const std::string_view word : around) {
            const std::string key = to_lower(bare(word).word);
            for (const Row& speaks : tables.units) {
                cubic += speaks[0] == "cubic" && speaks[1] == key ? 1 : 0;
                square += speaks[0] == "square" && speaks[1] == key ? 1 : 0;
            }
        }
        if ((cubic > 0) == (square > 0)) return std::nullopt;
        return SymbolRepair{
            unit + (cubic > 0 ? "³" : "²") + std::string(rest), 0.9,
            std::string("a power behind '") + unit + "': the paragraph speaks of " + (cubic > 0 ? "volumes" : "areas")};
    }
    return std::nullopt;
}

// "£7 December 2014" -> "17": where nothing but a day can stand, the one that the recogniser would have read next. A
// suggestion where it may be several. "4+ October": the sign goes where another look saw the day without it.
Repaired day_of_date(std::string_view token, std::string_view month, std::string_view year,
                     const std::vector<Reading>& alternatives) {
    if (!is_month(month) || year.empty() || !is_ascii_digit(year.front())) return std::nullopt;
    // "May", "since", "early": a word of small letters is one.
    const bool is_word = std::any_of(token.begin(), token.end(), is_small_letter);
    const std::size_t length = code_points(token).size();
    if (length > 2 || is_word || is_day(token)) return std::nullopt;
    constexpr float surely = 0.95F;
    constexpr float likelier = 1.4F;
    const Reading* best = nullptr;
    float rival = 0;  // the confidence of the likeliest other day
    for (const Reading& one : alternatives) {
        if (one.by == By::letters || !is_day(one.text)) continue;
        const bool with_sign = one.by == By::another_look && token.find(one.text) != std::string_view::npos;
        if (with_sign || (one.by == By::another_look && one.confidence >= surely && one.text.size() == length)) {
            best = &one;
            rival = 0;
            break;
        }
        if (one.text.size() != length) continue;
        const bool better = best == nullptr || one.confidence > best->confidence;
        const Reading* const other = better ? best : &one;
        if (other != nullptr && best->text != one.text) rival = std::max(rival, other->confidence);
        if (better) best = &one;
    }
    if (best == nullptr) return std::nullopt;
    const bool several = rival * likelier > best->confidence;
    return SymbolRepair{best->text, several ? 0.6 : 0.93,
                        "a day stands before '" + std::string(month) + "', and so it may be read"};
}

// The letter that a sign is: as another look saw it, or as the only one that the sign may be.
const Reading* letter_seen(const std::vector<Reading>& alternatives, bool (*is_wanted)(char)) {
    constexpr float surely = 0.7F, least = 0.45F;
    const Reading* only = nullptr;
    for (const Reading& one : alternatives) {
        if (one.by == By::letters || one.text.size() != 1 || !is_wanted(one.text[0])) continue;
        if (one.by == By::another_look && one.confidence >= surely) return &one;
        if (only != nullptr && only->text != one.text) return nullptr;
        only = &one;
    }
    return only != nullptr && only->confidence >= least ? only : nullptr;
}

// "73 6 of": the letter that such a sign is read for where print is worn, as the table of label letters has it. Its
// shape alone makes it a suggestion.
Repaired letter_by_shape(std::string_view sign, const Tables& tables) {
    const std::string read(sign);
    const std::pair<const std::pair<std::string, std::string>, double>* likeliest = nullptr;
    for (const auto& entry : tables.label_letters) {
        const bool nearer = likeliest == nullptr || entry.second < likeliest->second;
        if (entry.first.first == read && nearer) likeliest = &entry;
    }
    if (likeliest == nullptr) return std::nullopt;
    return SymbolRepair{likeliest->first.second, 0.6,
                        "a letter stands behind an article's number, and this one looks most like the sign"};
}

// "Article 73 6 of the Charter", "51/45 © of 10 December": the letter behind the number of an article or resolution.
Repaired letter_behind_number(const FigurePlace& place, const std::vector<Reading>& alternatives,
                              const Tables& tables) {
    const std::u32string sign = code_points(place.token);
    if (sign.size() != 1 || is_letter(sign[0])) return std::nullopt;
    const bool article = tables.is_in("lettered", to_lower(bare(place.second_before).word)) && all_digits(place.before);
    const std::size_t slash = place.before.find('/');
    const bool resolution = slash != std::string_view::npos && all_digits(place.before.substr(0, slash)) &&
                            all_digits(place.before.substr(slash + 1)) && place.behind == "of";
    if (!article && !resolution) return std::nullopt;
    const Reading* const letter = letter_seen(alternatives, article ? is_small_letter : is_ascii_capital);
    if (letter == nullptr) return article && place.behind == "of" ? letter_by_shape(place.token, tables) : std::nullopt;
    return SymbolRepair{letter->text, 0.92, "a letter stands behind such a number, and the sign was read as one too"};
}

// "article + of those principles": behind a word that counts, the figure that the sign was read as too.
Repaired sign_as_number(const FigurePlace& place, const std::vector<Reading>& alternatives, const Tables& tables) {
    constexpr float least = 0.45F;
    constexpr std::string_view signs = "+~=?$&#";
    const bool sign = place.token.size() == 1 && signs.find(place.token) != std::string_view::npos;
    if (!sign || !tables.is_in("numbered_part", to_lower(bare(place.before).word))) return std::nullopt;
    const auto is_figure = [](const Reading& one) {
        return one.by != By::letters && one.confidence >= least && one.text.size() == 1 && all_digits(one.text);
    };
    const auto figure = std::find_if(alternatives.begin(), alternatives.end(), is_figure);
    if (figure == alternatives.end()) return std::nullopt;
    const bool several = std::any_of(figure, alternatives.end(),
                                     [&](const Reading& one) { return is_figure(one) && one.text != figure->text; });
    return SymbolRepair{figure->text, several ? 0.6 : 0.9,
                        "a number stands behind '" + std::string(place.before) + "', and so the sign may be read"};
}

// "[514 (XV)", "55/9]": a bracket without its fellow in a figure, where the recogniser would have read a one as well.
Repaired bracket_as_one(std::string_view token, std::string_view next, const std::vector<Reading>& alternatives) {
    constexpr std::size_t none = std::string_view::npos;
    constexpr std::string_view brackets = "[]{}", of_figures = "0123456789.,/:;";
    const std::size_t bracket = token.find_first_of(brackets);
    if (bracket == none || token.find_last_of(brackets) != bracket) return std::nullopt;
    std::string meant(token);
    meant[bracket] = '1';
    constexpr float surely = 0.95F;  // "E-]"
    const bool sure = std::any_of(alternatives.begin(), alternatives.end(), [&](const Reading& one) {
        return one.by == By::another_look && one.confidence >= surely && one.text == meant;
    });
    if (sure && bracket > 0 && token[bracket - 1] == '-') {
        return SymbolRepair{meant, 0.93, "looked at again, the bracket is surely a one"};
    }
    if (token.find_first_of("0123456789") == none) return std::nullopt;
    std::size_t figure = std::min(meant.find('-'), meant.size());                                        // of "10-year"
    if (meant.ends_with('s') && is_year(std::string_view(meant).substr(0, meant.size() - 1))) --figure;  // "[980s"
    if (bracket > figure || meant.substr(0, figure).find_first_not_of(of_figures) != none) return std::nullopt;
    const bool seen =
        std::any_of(alternatives.begin(), alternatives.end(), [&](const Reading& one) { return one.text == meant; });
    const bool no_ordinal = next == "st" && meant.ends_with("11");  // "51]" before a raised "st" is no 511th
    if (!seen || no_ordinal) return std::nullopt;
    return SymbolRepair{meant, 0.93, "a bracket that has no fellow, and a one in another reading"};
}

// "476 (1980), $78 (1980)": before a year in brackets stands a resolution's number.
Repaired sign_before_year(const FigurePlace& place, const std::vector<Reading>& alternatives) {
    constexpr float least = 0.5F;
    const bool year = place.behind.starts_with('(') && is_year(bare(place.behind).word);
    const std::string_view digits = place.token.substr(std::min<std::size_t>(1, place.token.size()));
    if (!year || !place.token.starts_with('$') || !all_digits(digits)) return std::nullopt;
    const auto number = std::find_if(alternatives.begin(), alternatives.end(), [&](const Reading& one) {
        return one.by != By::letters && one.confidence >= least && one.text.size() == place.token.size() &&
               all_digits(one.text) && one.text.ends_with(digits);
    });
    if (number == alternatives.end()) return std::nullopt;
    return SymbolRepair{number->text, 0.93, "a resolution's number stands before a year in brackets"};
}

// "Goal I of the plan": what is always counted in digits, where the stroke was read as a one nearly as surely.
Repaired stroke_behind_counted(const FigurePlace& place, const std::vector<Reading>& alternatives,
                               const Tables& tables) {
    constexpr float least = 0.4F;
    if (!is_stroke(place.token) || !tables.is_in("always_in_digits", to_lower(bare(place.before).word))) {
        return std::nullopt;
    }
    const bool seen = std::any_of(alternatives.begin(), alternatives.end(), [](const Reading& one) {
        return one.by != By::letters && one.text == "1" && one.confidence >= least;
    });
    if (!seen) return std::nullopt;
    return SymbolRepair{"1", 0.9, "behind '" + std::string(place.before) + "' stand digits, and one was read"};
}

// "paragraphs | to 10", "articles I and 30": a stroke before another number of the same count.
Repaired stroke_among_numbers(const FigurePlace& place, const Tables& tables) {
    const bool counted = tables.is_in("numbered_arabic", to_lower(bare(place.before).word));
    const bool more = place.behind == "to" || place.behind == "and";
    if (!is_stroke(place.token) || !counted || !more || !all_digits(bare(place.second_behind).word)) {
        return std::nullopt;
    }
    return SymbolRepair{"1", 0.95, "'" + std::string(bare(place.second_behind).word) + "' is a number beside it"};
}

// "5O science academies": the letter of a figure's shape behind a figure.
Repaired letter_as_nought(std::string_view token) {
    const std::string_view core = bare(token).word;
    const std::size_t digits = core.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
    if (core.find_first_not_of('O', digits) != std::string_view::npos) return std::nullopt;
    std::string meant(token);
    const auto from = static_cast<std::size_t>(core.data() - token.data());
    meant.replace(from + digits, core.size() - digits, core.size() - digits, '0');
    return SymbolRepair{meant, 0.93, "no letter stands behind a figure"};
}

}  // namespace

Repaired unit_of_measure(std::string_view token, std::string_view before, const std::vector<std::string_view>& around,
                         const Resources& resources) {
    if (!is_number(before)) return std::nullopt;
    if (Repaired repaired = power(token, around, resources.tables)) return repaired;
    const std::string_view core = bare(token).word;
    if (core.size() < 2 || core.size() > 4 || core[0] != 'I' || core.data() != token.data()) return std::nullopt;
    const std::string unit = "l" + std::string(core.substr(1));
    const bool known = std::any_of(resources.tables.units.begin(), resources.tables.units.end(),
                                   [&](const Row& row) { return row[0] == "unit" && row[1] == unit; });
    if (!known) return std::nullopt;
    return SymbolRepair{unit + std::string(token.substr(core.size())), 0.95, "a unit behind a number"};
}

bool is_in_groups_of_three(std::string_view number) {
    constexpr std::size_t group = 3;
    const std::size_t first = number.find_first_of(".,");
    if (first == std::string_view::npos || first == 0 || first > group) return false;
    for (std::size_t at = 0; at < number.size(); ++at) {
        const bool mark = at >= first && (at - first) % (group + 1) == 0;
        if (mark ? number[at] != '.' && number[at] != ',' : !is_ascii_digit(number[at])) return false;
    }
    return (number.size() - first) % (group + 1) == 0;
}

// "1.205.450.800" -> "1,205,450,800", "135.250 dollars" -> "135,250": commas between thousands that have lost their
// tails. A last group alone may be decimals: then what is counted, or another reading, has to tell.
Repaired commas_of_thousands(std::string_view token, std::string_view next, const std::vector<Reading>& alternatives,
                             const Tables& tables) {
    constexpr float least = 0.3F;
    const std::string_view core = bare(token).word;
    if (!is_in_groups_of_three(core) || core[0] == '0') return std::nullopt;
    const std::size_t dot = core.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    std::string meant(token);
    const auto from = static_cast<std::size_t>(core.data() - token.data());
    std::replace(meant.begin() + static_cast<std::ptrdiff_t>(from),
                 meant.begin() + static_cast<std::ptrdiff_t>(from + core.size()), '.', ',');
    const std::string_view counted = bare(next).word;
    const bool decimals = core.size() - dot == 4;  // perhaps
    const bool read = std::any_of(alternatives.begin(), alternatives.end(), [&](const Reading& one) {
        return one.by != By::letters && one.confidence >= least && bare(one.text).word == bare(meant).word;
    });
    if (decimals && (tables.is_in("multiplies", counted) || counted == "per")) return std::nullopt;
    if (decimals && !read && !tables.is_in("counted_whole", counted)) return std::nullopt;
    return SymbolRepair{meant, 0.93, "commas part thousands"};
}

// Parts of such references are single letters and numbers; "L" and a small letter are none.
Repaired one_and_dot(std::string_view token) {
    const std::string_view core = bare(token).word;
    if (core.size() < 4 || std::count(core.begin(), core.end(), '.') < 2) return std::nullopt;
    const auto from = static_cast<std::size_t>(core.data() - token.data());
    std::string meant;
    bool mended = false;
    for (std::size_t at = 0; at <= core.size();) {
        const std::size_t to = std::min(core.find('.', at), core.size());
        std::string part(core.substr(at, to - at));
        const bool one = part.size() == 2 && part[0] == 'L' && is_small_letter(part[1]);
        const bool stroke_and_one = part.size() == 3 && part.starts_with("lL") && is_small_letter(part[2]);
        if (one || stroke_and_one) {
            part = std::string("1.") + part.back();
            mended = true;
        } else if (part.empty() || !(part.size() == 1 || all_digits(part))) {
            return std::nullopt;
        }
        meant += (at > 0 ? "." : "") + part;
        at = to + 1;
    }
    if (!mended) return std::nullopt;
    return SymbolRepair{std::string(token.substr(0, from)) + meant + std::string(token.substr(from + core.size())),
                        0.88, "single letters and numbers make the reference: one and a dot read as 'L'"};
}

Repaired dollar_sign(std::string_view token) {
    const std::size_t at = token.find("USS");
    if (at == std::string_view::npos || at + 3 >= token.size() || !is_ascii_digit(token[at + 3])) return std::nullopt;
    if (at > 0 && token.substr(0, at) != "(") return std::nullopt;
    return SymbolRepair{std::string(token).replace(at, 3, "US$"), 0.95, "the sign of the dollar"};
}

Repaired stroke_as_one(std::string_view token, std::string_view before, std::string_view next, const Tables& tables) {
    const bool day = is_month(bare(next).word) && begins_with_lower(before);
    if (!is_stroke(token) || !(day || tables.is_in("multiplies", bare(next).word))) return std::nullopt;
    return SymbolRepair{"1", 0.95, "a number stands before '" + std::string(bare(next).word) + "'"};
}

Repaired misread_figure(const FigurePlace& place, const std::vector<Reading>& alternatives, const Tables& tables) {
    if (Repaired day = day_of_date(place.token, place.behind, place.second_behind, alternatives)) return day;
    if (Repaired stroke = stroke_among_numbers(place, tables)) return stroke;
    if (Repaired stroke = stroke_behind_counted(place, alternatives, tables)) return stroke;
    if (Repaired number = sign_before_year(place, alternatives)) return number;
    if (Repaired number = sign_as_number(place, alternatives, tables)) return number;
    if (Repaired nought = letter_as_nought(place.token)) return nought;
    Repaired one = place.bracketed ? std::nullopt : bracket_as_one(place.token, place.behind, alternatives);
    const std::string_view number = one ? std::string_view(one->text) : place.token;
    if (Repaired thousands = commas_of_thousands(number, place.behind, alternatives, tables)) {
        if (one) thousands->reason = one->reason + "; " + thousands->reason;
        return thousands;
    }
    if (one) return one;
    return letter_behind_number(place, alternatives, tables);
}

Repaired label_with_speck(std::string_view token, int last) {
    for (const std::string_view speck : {"'", "’", "‘", "`", "*", ".", ",", "-", "·", "\""}) {
        if (!token.starts_with(speck)) continue;
        const std::string label(token.substr(speck.size()));
        if (label.size() < 2 || label.size() > 3 || label.back() != '.') continue;
        const std::string number = label.substr(0, label.size() - 1);
        if (!all_digits(number) || number[0] == '0') continue;
        if (std::stoi(number) != last + 1) continue;
        return SymbolRepair{label, 0.93, "paragraph " + number + " follows paragraph " + std::to_string(last)};
    }
    return std::nullopt;
}

}  // namespace emend
