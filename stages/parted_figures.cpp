#include "stages/parted_figures.h"

#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/misread_figures.h"
#include "stages/months.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

Repaired parted_resolution(std::string_view first, std::string_view second, bool date_follows) {
    constexpr std::size_t most_digits = 3;
    const std::size_t slash = first.find('/');
    if (!date_follows || slash == std::string_view::npos || !all_digits(second)) return std::nullopt;
    const std::string_view session = first.substr(0, slash), number = first.substr(slash + 1);
    if (!all_digits(session) || !all_digits(number) || session.size() != 2) return std::nullopt;
    if (number.size() + second.size() > most_digits) return std::nullopt;
    return SymbolRepair{std::string(first).append(second), 0.92, "a blank within the number of a resolution"};
}

Repaired parted_year(std::string_view first, std::string_view second, bool date_follows) {
    constexpr double certainty = 0.93;
    constexpr std::size_t year = 4;
    const bool century =
        first.size() == year - 1 && all_digits(first) && (first.starts_with("19") || first.starts_with("20"));
    if (!century || second.size() < 3 || !is_ascii_digit(second[0])) return std::nullopt;
    const std::string begin = std::string(first).append(second.substr(0, 1));
    if (date_follows && second[1] == '/' && all_digits(second.substr(2))) {
        return SymbolRepair{std::string(first).append(second), certainty, "a blank within a year"};
    }
    for (const std::string_view dash : {"--", "–", "—", "-"}) {
        if (!second.substr(1).starts_with(dash)) continue;
        const std::string_view end = second.substr(1 + dash.size());
        if (!is_year(end.substr(0, year)) || end.substr(0, year) <= begin) return std::nullopt;
        if (end.size() > year && is_ascii_digit(end[year])) return std::nullopt;
        return SymbolRepair{begin + "–" + std::string(end), certainty, "a blank within a year"};
    }
    return std::nullopt;
}

// "799.8 12 dollars" -> "799,812": a group of thousands that a blank has parted, before what is counted in whole ones.
Repaired parted_thousands(std::string_view first, std::string_view second, std::string_view behind,
                          const Tables& tables) {
    constexpr std::size_t group = 3;
    const std::size_t mark = first.find_last_of(".,");
    if (mark == std::string_view::npos || !all_digits(second) || !all_digits(first.substr(mark + 1))) {
        return std::nullopt;
    }
    if (first.size() - mark - 1 + second.size() != group || first.size() - mark - 1 == 0) return std::nullopt;
    if (!tables.is_in("counted_whole", bare(behind).word)) return std::nullopt;
    const std::string both = std::string(first).append(second);
    const bool whole = is_in_groups_of_three(both) && both.find('.') == std::string::npos;
    if (whole) return SymbolRepair{both, 0.92, "a blank within a group of three digits"};
    return commas_of_thousands(both, behind, {}, tables);
}

Repaired decision_of_parties(std::string_view first, std::string_view second, const Tables& tables) {
    constexpr std::size_t most_digits = 2;
    const std::size_t slash = first.find('/');
    if (slash == std::string_view::npos || !all_digits(first.substr(0, slash))) return std::nullopt;
    const std::string_view session = bare(second).word;
    const bool number = session.size() <= most_digits && all_digits(session) && session.data() == second.data();
    if (!number || !tables.is_in("of_parties", first.substr(slash + 1))) return std::nullopt;
    return SymbolRepair{std::string(first).append(".").append(second), 0.93,
                        "a decision of a conference of parties has a full stop before its session"};
}

}  // namespace

std::size_t day_behind_word(std::string_view token, std::string_view month, const Tables& tables) {
    if (!is_month(month)) return 0;
    const std::size_t from = token.find_first_of("0123456789");
    if (from == std::string_view::npos || from == 0) return 0;
    const std::string_view word = token.substr(0, from), day = token.substr(from);
    return is_day(day) && word.size() > 1 && tables.is_in("everywhere", word) ? from : 0;
}

std::optional<std::string> second_of_annexes(std::string_view before, std::string_view token, std::string_view next,
                                             const Tables& tables) {
    constexpr std::string_view conjunction = "and", strokes = "LlITtb1|[]", two_strokes = "IilLTtU1|][fH";
    constexpr std::size_t most_strokes = 2;
    if (!tables.is_in("numbered_plural", bare(before).word) || !token.ends_with(conjunction)) return std::nullopt;
    const std::string_view first = token.substr(0, token.size() - conjunction.size());
    if (first.empty() || first.size() > most_strokes || first.find_first_not_of(strokes) != std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t end = next.find_last_not_of(".,;") + 1;
    const std::string_view second = next.substr(0, end);
    if (second.empty() || second.size() > most_strokes ||
        second.find_first_not_of(two_strokes) != std::string_view::npos) {
        return std::nullopt;
    }
    return "II" + std::string(next.substr(end));
}

Repaired parted_figure(std::string_view first, std::string_view second, std::string_view behind, bool date_follows,
                       const Tables& tables) {
    if (Repaired thousands = parted_thousands(first, second, behind, tables)) return thousands;
    if (Repaired decision = decision_of_parties(first, second, tables)) return decision;
    if (Repaired resolution = parted_resolution(first, second, date_follows)) return resolution;
    return parted_year(first, second, date_follows);
}

}  // namespace emend
