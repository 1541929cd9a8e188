#include "stages/citation_marks.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/roman.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/months.h"

namespace emend {

namespace {

bool is_ordinal_word(std::string_view word) {
    return begins_with_upper(word) && (word.ends_with("th") || word.ends_with("first") || word.ends_with("First") ||
                                       word.ends_with("second") || word.ends_with("Second") || word.ends_with("hird"));
}

// Does a citation go on with this word, as no sentence begins? `cited`: the word before the mark.
bool goes_on(std::string_view cited, std::string_view next, std::string_view second_next, const Tables& tables) {
    const std::string_view word = bare(next).word, second = bare(second_next).word;
    if (word.data() != next.data()) return false;
    if (tables.is_in("cited", word) || word == "and" || word == "Supplement") return true;
    if ((word == "No" || word == "Nos") && next.size() > word.size()) return true;
    if (word == "Treaty") return cited == "Nations" && second == "Series";
    if (is_year(word)) return second == "Supplement";
    if (all_digits(word) && word.size() <= 2) return is_month(second.substr(0, second.find_first_of("-–—")));
    return is_ordinal_word(word) && (second == "Session" || second == "Special");
}

// "I" behind "chap.", "C" behind "sect.": what the number of a part is.
bool is_part_number(std::string_view token, std::string_view before, const Tables& tables) {
    const bool capital = token.size() == 1 && begins_with_upper(token);
    return tables.is_in("cited", to_lower(bare(before).word)) &&
           (capital || roman_value(token) > 0 || all_digits(token));
}

std::optional<MarkRepair> mark_at(const std::vector<std::string_view>& tokens, std::size_t n, const Tables& tables) {
    const std::string_view token = tokens[n], next = tokens[n + 1];
    const std::string_view second_next = n + 2 < tokens.size() ? tokens[n + 2] : std::string_view();
    const std::string_view before = n > 0 ? tokens[n - 1] : std::string_view();
    if (token.size() < 2) return std::nullopt;
    const std::string stem(token.substr(0, token.size() - 1));
    const std::string_view word = bare(stem).word;
    if (token.ends_with(':')) {
        const std::size_t stroke = next.find('/');
        const bool resolution =
            stroke != std::string_view::npos && all_digits(next.substr(0, stroke)) && !all_digits(word);
        const bool see = next == "see" && second_next == "also";
        if (!see && !(resolution && before.starts_with("para"))) return std::nullopt;
        return MarkRepair{n, stem + ";", 0.88, "a semicolon parts citations"};
    }
    if (!token.ends_with('.') || stem.ends_with('.')) return std::nullopt;
    const bool initial = word.size() == 1 && !is_part_number(word, before, tables);
    const bool abbreviation = initial || (!word.empty() && tables.abbreviations.contains(to_lower(word)));
    if (abbreviation || !goes_on(word, next, second_next, tables)) return std::nullopt;
    return MarkRepair{n, stem + ",", 0.92, "the citation goes on with '" + std::string(next) + "'"};
}

}  // namespace

std::vector<MarkRepair> citation_marks(const std::vector<std::string_view>& tokens, const Tables& tables) {
    std::vector<MarkRepair> repairs;
    for (std::size_t n = 0; n + 1 < tokens.size(); ++n) {
        if (std::optional<MarkRepair> mark = mark_at(tokens, n, tables)) {
            repairs.push_back(std::move(*mark));
        } else if (n > 0 && is_part_number(tokens[n], tokens[n - 1], tables) &&
                   tables.is_in("cited_within", tokens[n + 1])) {
            repairs.push_back({n, std::string(tokens[n]) + ",", 0.88,
                               "a comma stands before '" + std::string(tokens[n + 1]) + "' in citations"});
        }
    }
    return repairs;
}

}  // namespace emend
