// Print is strokes: what is read for I, II or III may be any glyph of upright strokes, and only the number of strokes
// counts. A numeral is mended where its place asks for one and the strokes leave one.
#include "stages/roman_forms.h"

#include <algorithm>

#include "pipeline/text/ascii.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

struct Candidate {
    std::string text;
    int cost = 0;
};

// The strokes that a glyph may be, the likelier first; nothing for one that is in no numeral.
std::vector<Candidate> strokes_of(char glyph) {
    switch (glyph) {
        case 'I':
        case '1':
        case 'l':
        case '|':
        case '!':
        case '[':
        case ']':
        case 'i':
        case 'J':
        case 'j':
        case 'T': return {{"I", 0}};
        case 'H': return {{"II", 0}, {"I", 1}};
        case 'U':
        case 'E': return {{"I", 0}, {"II", 0}};
        case 'X':
        case 'V': return {{std::string(1, glyph), 0}};
        case 'x': return {{"X", 0}};
        case 'v':
        case 'Y': return {{"V", 0}};
        // Chapters and annexes beyond forty are rare.
        case 'L': return {{"I", 0}, {"L", 2}};
        case 'C':
        case 'D':
        case 'M': return {{std::string(1, glyph), 2}};
        default: return {};
    }
}

void spell(std::string_view read, const Candidate& so_far, std::vector<Candidate>& found) {
    if (read.empty()) {
        if (roman_value(so_far.text) > 0) found.push_back(so_far);
        return;
    }
    for (const Candidate& glyph : strokes_of(read.front())) {
        spell(read.substr(1), {so_far.text + glyph.text, so_far.cost + glyph.cost}, found);
    }
}

// The numerals of least cost that the glyphs may be.
std::vector<std::string> numerals_for(std::string_view read) {
    constexpr std::size_t longest = 8;
    std::vector<Candidate> found;
    if (!read.empty() && read.size() <= longest) spell(read, {}, found);
    int least = 9;
    for (const Candidate& candidate : found) least = std::min(least, candidate.cost);
    std::vector<std::string> numerals;
    for (const Candidate& candidate : found) {
        const bool known = std::find(numerals.begin(), numerals.end(), candidate.text) != numerals.end();
        if (candidate.cost == least && !known) numerals.push_back(candidate.text);
    }
    return numerals;
}

// A capital or digit among them: "annex iv" stands as it was printed.
bool has_capital(std::string_view read) {
    return std::any_of(read.begin(), read.end(), [](char c) { return is_ascii_capital(c) || c == '|'; });
}

bool of_numeral_signs(std::string_view read) { return read.find_first_of("IVX1|") != std::string_view::npos; }

bool is_only(std::string_view read, std::string_view glyphs) {
    return !read.empty() && read.find_first_not_of(glyphs) == std::string_view::npos;
}

constexpr std::string_view plain_letters = "ABCDFGKOPQRSWZ";  // no stroke of a numeral looks like these

// The glyphs of a numeral between brackets, quotes and punctuation: "(XVI).", "[,".
struct Place {
    std::size_t from = 0, to = 0;
};

Place numeral_in(std::string_view token) {
    const std::size_t to = token.find_last_not_of(").,;:”\"}");
    if (to == std::string_view::npos) return {};
    if (token.front() == '[' && to == 0) return {0, 1};
    const std::size_t from = token.find_first_not_of("([“\"");
    return from == std::string_view::npos || from > to ? Place{} : Place{from, to + 1};
}

std::string replaced(std::string_view token, const Place& place, std::string_view text) {
    return std::string(token.substr(0, place.from)).append(text).append(token.substr(place.to));
}

// The numeral that the ink is like. A stop that was taken into the last letter is a comma where the sentence goes on.
Repaired by_its_ink(std::string_view token, const NumeralNeighbours& neighbours, const std::string& reason) {
    constexpr double certain = 0.93;
    std::string look(neighbours.look);
    if (look.empty() || look == token) return std::nullopt;
    const bool goes_on = !neighbours.behind.empty() && neighbours.behind[0] >= 'a' && neighbours.behind[0] <= 'z';
    if (look.back() == '.' && !token.ends_with('.') && goes_on) look.back() = ',';
    return SymbolRepair{look, certain, reason + ", and its ink is more like '" + look + "'"};
}

// How sure it is that the place asks for a roman numeral at all.
double place_certainty(std::string_view read, const NumberedWord& word, const NumeralNeighbours& neighbours,
                       const NumeralUse& use) {
    const std::string& kind = word.kind;
    // "A/76/5 (Vol. I)": what a symbol has in brackets is always counted so
    const bool of_symbol =
        neighbours.before.starts_with('(') && neighbours.second_before.find('/') != std::string_view::npos;
    const bool counted = of_symbol || (use.roman(neighbours.before) > 0 && use.arabic(neighbours.before) == 0);
    const bool letter = read.size() == 1 && read != "|" && read != "[" && read != "]";
    if (is_only(read, "1")) {
        // Eleven for two is another number: only where chapters and annexes are never counted so.
        constexpr double doubtful = 0.6;
        const bool firm = neighbours.scanned && (read.size() == 1 || kind == "chapter" || kind == "annex");
        if (counted) return !firm ? doubtful : kind == "chapter" ? 0.93 : kind == "volume" ? 0.82 : 0.88;
        const bool chapter = kind == "chapter" && use.arabic(neighbours.before) == 0 && read.size() == 1;
        return chapter && neighbours.scanned ? 0.85 : 0;  // the archive's chapters have roman numerals
    }
    if (letter || !of_numeral_signs(read)) {
        const bool lettered = kind != "chapter" && kind != "volume";  // annexes and sections may have letters
        if (!neighbours.scanned || !word.cited || (lettered && !counted)) return 0;
        return kind == "section" && letter ? 0 : 0.88;
    }
    const bool letters = read.find_first_of("HJT") != std::string_view::npos;  // further from strokes than "1" and "l"
    return !has_capital(read) ? 0 : letters ? 0.88 : 0.96;
}

}  // namespace

void NumeralUse::see(std::string_view before, std::string_view token) {
    constexpr std::size_t longest = 2;  // volume 1582 of a series says nothing of a report's volumes
    const NumberedWord* word = word_before(before);
    const Place place = word == nullptr ? Place{} : numeral_in(token);
    if (place.to == 0) return;
    const std::string read(token.substr(place.from, place.to - place.from));
    Count& count = counts_[word->kind];
    const bool letter = read.size() == 1 && !is_only(read, "IVX");
    if (letter && is_only(read, plain_letters)) ++count.letters;
    if (roman_value(read) > 0 && !letter) {
        ++count.roman;
        count.numerals.insert(read);
    } else if (!is_only(read, "1") && has_capital(read) && of_numeral_signs(read) && numerals_for(read).size() == 1) {
        ++count.roman;  // "IL", "1V": misread, but nothing else
    } else if (all_digits(read) ? read.size() <= longest && !is_only(read, "1")
                                : letter && is_only(read, plain_letters)) {
        ++count.arabic;
    }
}

const NumberedWord* NumeralUse::word_before(std::string_view before) const {
    while (before.starts_with('(') || before.starts_with('[')) before.remove_prefix(1);
    std::string word = to_lower(before);
    auto found = words_->find(word);
    if (found == words_->end() && word.ends_with(',')) {  // "sect,": a stop that was misread
        word.back() = '.';
        found = words_->find(word);
    }
    return found == words_->end() ? nullptr : &found->second;
}

const NumeralUse::Count& NumeralUse::count(std::string_view before) const {
    static const Count none;
    const NumberedWord* word = word_before(before);
    const auto found = word == nullptr ? counts_.end() : counts_.find(word->kind);
    return found == counts_.end() ? none : found->second;
}

std::size_t NumeralUse::roman(std::string_view before) const { return count(before).roman; }

std::size_t NumeralUse::arabic(std::string_view before) const { return count(before).arabic; }

bool NumeralUse::is_by_letters(std::string_view before) const {
    return count(before).letters > 1 && count(before).roman == 0;
}

bool NumeralUse::has(std::string_view before, const std::string& numeral) const {
    return count(before).numerals.contains(numeral);
}

Repaired roman_reference(std::string_view token, const NumeralNeighbours& neighbours, const NumeralUse& use) {
    constexpr double doubtful = 0.6;
    const NumberedWord* word = use.word_before(neighbours.before);
    if (neighbours.bracketed || word == nullptr) return std::nullopt;
    const std::string reason = "a roman numeral stands behind '" + std::string(neighbours.before) + "'";
    Place place = numeral_in(token);
    std::string_view read = token.substr(place.from, place.to - place.from);
    if (is_only(read, plain_letters) && use.is_by_letters(neighbours.before)) return std::nullopt;
    if (Repaired repaired = by_its_ink(token, neighbours, reason)) return repaired;
    // "IV-X1", "IIL.F": the end of a range; a section and its part
    const std::size_t hyphen = read.find('-'), dot = read.find('.');
    if (hyphen != std::string_view::npos && roman_value(read.substr(0, hyphen)) > 0) {
        place.from += hyphen + 1;
    } else if (dot != std::string_view::npos && dot + 2 == read.size()) {
        place.to = place.from + dot;
    }
    read = token.substr(place.from, place.to - place.from);
    if (roman_value(read) > 0 && read != "L") return std::nullopt;
    const double certain = place_certainty(read, *word, neighbours, use);
    if (certain == 0) return std::nullopt;
    // Sections have parts with letters: "ILE" may be "III", "II.E" or "I.I.E".
    if (word->kind == "section" && read.find('E') != std::string_view::npos) return std::nullopt;
    const std::vector<std::string> numerals = numerals_for(read);
    if (numerals.empty() || numerals.front() == read) return std::nullopt;
    if (numerals.size() == 1) return SymbolRepair{replaced(token, place, numerals.front()), certain, reason};
    const auto known = std::find_if(numerals.begin(), numerals.end(),
                                    [&](const std::string& numeral) { return use.has(neighbours.before, numeral); });
    return SymbolRepair{replaced(token, place, known == numerals.end() ? numerals.front() : *known), doubtful,
                        reason + ", of how many strokes is doubtful"};
}

Repaired parted_reference(std::string_view first, std::string_view second, std::string_view before,
                          const NumeralUse& use) {
    const NumberedWord* word = use.word_before(before);
    if (word == nullptr || !word->cited || second.empty()) return std::nullopt;
    const std::size_t hyphen = first.rfind('-');
    const std::string_view left = hyphen == std::string_view::npos ? first : first.substr(hyphen + 1);
    const Place place = numeral_in(second);
    const std::string_view right = second.substr(place.from, place.to - place.from);
    // Behind a numeral a comma stands, or "and": what follows without one belongs to it.
    if (roman_value(left) == 0 || place.from > 0 || !is_only(right, "IVX1l|!]TLE")) return std::nullopt;
    const std::vector<std::string> numerals = numerals_for(std::string(left).append(right));
    if (numerals.size() != 1) return std::nullopt;
    const std::size_t start = first.size() - left.size();
    return SymbolRepair{std::string(first.substr(0, start)).append(numerals.front()).append(second.substr(place.to)),
                        0.9, "a blank within a roman numeral"};
}

namespace {

// The resolution before its session: "2200 A (XXI)".
struct CitedResolution {
    explicit CitedResolution(const NumeralNeighbours& neighbours)
        : part(neighbours.before.size() == 1 && is_ascii_capital(neighbours.before[0])) {
        const std::string_view read = part ? neighbours.second_before : neighbours.before;
        if (all_digits(read) && read.size() <= 4) number = std::stoi(std::string(read));
    }
    bool is_of(const Session& session) const { return number && *number >= session.first && *number <= session.last; }

    bool part;
    std::optional<int> number;
};

}  // namespace

Repaired session_numeral(std::string_view token, const NumeralNeighbours& neighbours,
                         const std::vector<Session>& sessions) {
    const CitedResolution cited(neighbours);
    if (neighbours.bracketed || !(cited.number || cited.part)) return std::nullopt;
    if (neighbours.look.starts_with('(')) {
        if (Repaired repaired = by_its_ink(token, neighbours, "a roman numeral in brackets")) return repaired;
    }
    if (!token.starts_with('(')) return std::nullopt;
    const std::size_t end = token.find_last_not_of(".,;:”\"") + 1;
    const bool closed = token.substr(0, end).ends_with(')');
    std::string_view read = token.substr(1, end - (closed ? 2 : 1));
    std::string special;  // "(S-1V)": a special session
    for (const std::string_view kind : {"ES-", "S-"}) {
        if (!read.starts_with(kind)) continue;
        special = kind;
        read.remove_prefix(kind.size());
    }
    if (read.size() < 2 || roman_value(read) > 0 || !has_capital(read) || !of_numeral_signs(read)) return std::nullopt;
    std::vector<std::string> numerals;
    if (closed) numerals = numerals_for(read);
    if (numerals.empty() && read.ends_with('D')) {  // the last stroke and the bracket, or two strokes and the bracket
        for (const std::string_view last : {"1", "11"}) {
            for (std::string& numeral : numerals_for(std::string(read.substr(0, read.size() - 1)).append(last))) {
                numerals.push_back(std::move(numeral));
            }
        }
    }
    for (std::string& numeral : numerals) numeral.insert(0, special);
    const auto in_session = [&](const std::string& numeral) {
        return std::any_of(sessions.begin(), sessions.end(),
                           [&](const Session& session) { return session.numeral == numeral && cited.is_of(session); });
    };
    const auto known = std::find_if(numerals.begin(), numerals.end(), in_session);
    if (numerals.empty() || (known == numerals.end() && (numerals.size() > 1 || !closed))) return std::nullopt;
    const std::string& meant = known == numerals.end() ? numerals.front() : *known;
    return SymbolRepair{"(" + meant + ")" + std::string(token.substr(end)), 0.93,
                        known == numerals.end()
                            ? "a roman numeral in brackets"
                            : "resolution " + std::to_string(*cited.number) + " is of session " + meant};
}

Repaired session_by_number(std::string_view token, const NumeralNeighbours& neighbours,
                           const std::vector<Session>& sessions) {
    constexpr std::size_t shortest = 2, longest = 6;
    const std::size_t end = token.find_last_not_of(".,;:") + 1;
    if (!neighbours.scanned || end < shortest || end > longest) return std::nullopt;
    const CitedResolution cited(neighbours);
    const bool letters = std::none_of(token.begin(), token.end(), is_ascii_digit);
    if (!cited.number || !letters || !(cited.part || to_lower(neighbours.second_before).starts_with("resolution"))) {
        return std::nullopt;
    }
    const auto has = [&](const Session& session) { return cited.is_of(session); };
    const auto session = std::find_if(sessions.begin(), sessions.end(), has);
    if (session == sessions.end() || std::count_if(sessions.begin(), sessions.end(), has) > 1) return std::nullopt;
    const std::string text = "(" + session->numeral + ")" + std::string(token.substr(end));
    if (text == token) return std::nullopt;
    return SymbolRepair{text, 0.8,
                        "what can't be read stands for a session, and resolution " + std::to_string(*cited.number) +
                            " is of session " + session->numeral};
}

Repaired sales_number(std::string_view token) {
    const std::size_t from = token.find_first_not_of("([“\"");
    if (from == std::string_view::npos) return std::nullopt;
    const std::string_view read = token.substr(from);
    if (read.size() < 7 || read[0] < 'A' || read[0] > 'Z' || read[1] != '.' || !all_digits(read.substr(2, 2)) ||
        read[4] != '.') {
        return std::nullopt;
    }
    const std::size_t dot = read.find('.', 5);
    const std::string_view rest = dot == std::string_view::npos ? "" : read.substr(dot + 1);
    const bool letter_part =
        rest.size() > 2 && rest[0] >= 'A' && rest[0] <= 'H' && rest[1] == '.' && all_digits(rest.substr(2, 1));
    if (rest.empty() || !(all_digits(rest.substr(0, 1)) || letter_part)) return std::nullopt;
    const std::string_view sales_class = read.substr(5, dot - 5);
    if (roman_value(sales_class) > 0 || !of_numeral_signs(sales_class)) return std::nullopt;
    std::vector<std::string> numerals = numerals_for(sales_class);
    if (numerals.size() != 1) return std::nullopt;
    return SymbolRepair{std::string(token.substr(0, from + 5)).append(numerals.front()).append(read.substr(dot)), 0.97,
                        "the class of a sales number is a roman numeral"};
}

Repaired special_decision(std::string_view token) {
    const std::size_t slash = token.find('/');
    const bool special = token.starts_with("SS.") || token.starts_with("$S.") || token.starts_with("S$.");
    if (!special || slash == std::string_view::npos || !all_digits(bare(token.substr(slash + 1)).word)) {
        return std::nullopt;
    }
    const std::string_view read = token.substr(3, slash - 3);
    const std::vector<std::string> numerals = numerals_for(read);
    if (numerals.size() != 1 || (token.starts_with("SS.") && numerals.front() == read)) return std::nullopt;
    return SymbolRepair{"SS." + numerals.front() + std::string(token.substr(slash)), 0.93,
                        "a decision of a special session, which has a roman numeral"};
}

}  // namespace emend
