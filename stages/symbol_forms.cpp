#include "stages/symbol_forms.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <set>
#include <utility>

#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/figure_readings.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

std::string with(std::string_view token, const Core& core, std::string_view text) {
    return std::string(token.substr(0, core.from)).append(text).append(token.substr(core.to));
}

// The one symbol of the document that differs in a single character, no digit for a digit: "A/RFS/99/12".
Repaired like_another(std::string_view read, const KnownSymbols& right) {
    Repaired found;
    for (const std::string& other : right.near(read)) {
        const auto [here, there] = std::mismatch(read.begin(), read.end(), other.begin());
        const bool digits = is_digit(static_cast<unsigned char>(*here)) && is_digit(static_cast<unsigned char>(*there));
        if (digits || !std::equal(here + 1, read.end(), there + 1)) continue;
        if (found) return std::nullopt;
        found = SymbolRepair{other, 0.95, "no symbol as it was read"};
    }
    return found;
}

// "A (56/157", "a jCONF.157/24": the slash behind the organ is read as a letter or bracket.
Repaired parted_organ(std::string_view first, std::string_view second, const SymbolEvidence& evidence) {
    const std::string organ = first.size() == 1 && begins_with_lower(first) ? to_title(first) : std::string(first);
    const bool bracket = second.starts_with('(');
    if (!evidence.grammar.is_organ(organ) || second.size() < 5 ||
        (bracket && second.find(')') != std::string_view::npos)) {
        return std::nullopt;
    }
    const std::size_t marks =
        second.starts_with("/(") ? 2 : std::string_view("(jJ|[{!}y").find(second[0]) != std::string_view::npos;
    if (marks == 0) return std::nullopt;
    const std::string whole = organ + "/" + std::string(second.substr(marks));
    if (!evidence.grammar.accepts(symbol_in(whole))) return std::nullopt;
    return SymbolRepair{whole, evidence.scanned ? 0.92 : 0.7, "a slash parts the organ from the rest"};
}

// "resolution S- 20/4": of a special session.
Repaired parted_session(std::string_view first, std::string_view second) {
    const std::string_view sign = first.substr(std::min(first.find_first_not_of("(“"), first.size()));
    if (sign != "S-" && sign != "ES-" && sign != "$-" && sign != "§-") return std::nullopt;
    const std::string_view number = bare(second).word;
    const std::size_t stroke = number.find('/');
    const bool parts = stroke != std::string_view::npos && all_digits(number.substr(0, stroke)) &&
                       all_digits(number.substr(stroke + 1));
    if (!parts || number.data() != second.data()) return std::nullopt;
    const std::string whole = std::string(first).append(second);
    const std::optional<SymbolRepair> letter = special_session(whole);
    return SymbolRepair{letter ? letter->text : whole, 0.93, "a blank within a special session's resolution"};
}

// "a/Es-10/794", "a/conf.157/24": of some types the engine takes capitals for small letters.
Repaired in_capitals(std::string_view read, const SymbolEvidence& evidence) {
    if (!evidence.scanned || read.find('/') == std::string_view::npos) return std::nullopt;
    std::string capitals;
    for (std::size_t from = 0; from <= read.size();) {
        const std::size_t to = std::min(read.find('/', from), read.size());
        const std::string part(read.substr(from, to - from));
        const bool supplement = part.starts_with("Add.") || part.starts_with("Rev.") || part.starts_with("Corr.");
        capitals += (from > 0 ? "/" : "") + (supplement ? part : ascii_capitals(part));
        from = to + 1;
    }
    if (capitals == read) return std::nullopt;
    const std::string reason = "a document symbol is in capitals";
    if (evidence.grammar.accepts(capitals)) return SymbolRepair{capitals, 0.93, reason};
    Repaired repaired = evidence.grammar.repair(capitals);
    if (repaired) repaired->reason = reason + "; " + repaired->reason;
    return repaired;
}

// "A.56'61", "(A/78:23)": of thin strokes not much is left. Signs that stand in no symbol, or in one that is none as it
// was read, are tried as strokes; of several ways the one that changes least.
Repaired with_strokes(std::string_view read, const SymbolEvidence& evidence) {
    constexpr std::u32string_view signs = U".:'‘’°\"”“", in_no_reference = U"/:'‘’°\"”“";
    constexpr std::size_t most = 5;
    const std::u32string points = code_points(read);
    std::vector<std::size_t> places;
    for (std::size_t n = 0; n < points.size(); ++n) {
        if (signs.find(points[n]) != std::u32string_view::npos) places.push_back(n);
    }
    const bool odd = points.find_first_of(in_no_reference) != std::u32string::npos;
    if (!evidence.scanned || !odd || places.empty() || places.size() > most) return std::nullopt;
    std::string best;
    int least = static_cast<int>(most) + 1;
    for (unsigned ways = 1; ways < (1U << places.size()); ++ways) {
        std::u32string strokes = points;
        for (std::size_t n = 0; n < places.size(); ++n) {
            if ((ways >> n & 1U) != 0) strokes[places[n]] = U'/';
        }
        const int changes = std::popcount(ways);
        if (changes > least || !evidence.grammar.accepts(from_code_points(strokes))) continue;
        best = changes < least ? from_code_points(strokes) : std::string();
        least = changes;
    }
    if (best.empty()) return std::nullopt;
    return SymbolRepair{best, 0.88, "no symbol as it was read, but one with strokes for what is left of them"};
}

// Is this what was printed, but for letters and strokes that stand where figures and slashes do?
bool may_be_print(std::string_view read, std::string_view meant) {
    if (read.size() != meant.size()) return false;
    for (std::size_t n = 0; n < read.size(); ++n) {
        if (read[n] == meant[n]) continue;
        const bool slash = meant[n] == '/' && std::string_view("Il|fJ!").find(read[n]) != std::string_view::npos;
        bool figure = false;
        for (const auto& [sign, digit] : {std::pair{'T', '7'},
                                          {'S', '5'},
                                          {'O', '0'},
                                          {'o', '0'},
                                          {'I', '1'},
                                          {'l', '1'},
                                          {'B', '8'},
                                          {'Z', '2'},
                                          {'G', '6'},
                                          {'s', '5'}}) {
            figure = figure || (sign == read[n] && digit == meant[n]);
        }
        if (!slash && !figure) return false;
    }
    return true;
}

// "AI76/S/Add.3" beside "A/76/5/Add.2": up to its last part it is like others of the document.
Repaired like_series(std::string_view read, const SymbolEvidence& evidence) {
    constexpr std::size_t shortest = 4;
    std::set<std::string> found;
    for (const std::string& series : evidence.right.series()) {
        if (series.size() < shortest || read.size() <= series.size()) continue;
        if (!may_be_print(read.substr(0, series.size()), series)) continue;
        const std::string text = series + std::string(read.substr(series.size()));
        if (evidence.grammar.accepts(text)) found.insert(text);
    }
    if (found.size() != 1) return std::nullopt;
    return SymbolRepair{*found.begin(), 0.9, "the document has others of the series"};
}

// "(A/47 27),": a blank for the stroke between two numbers.
Repaired parted_by_stroke(std::string_view first, std::string_view second, const SymbolEvidence& evidence) {
    const bool bracketed = first.starts_with('(') && first.find(')') == std::string_view::npos &&
                           second.find(')') != std::string_view::npos;
    if (!evidence.scanned || first.find('/') == std::string_view::npos || !is_ascii_digit(first.back()) ||
        !is_ascii_digit(second.front()) || (evidence.grammar.accepts(symbol_in(first)) && !bracketed)) {
        return std::nullopt;
    }
    const std::string whole = std::string(first).append("/").append(second);
    if (!evidence.grammar.accepts(symbol_in(whole))) return std::nullopt;
    return SymbolRepair{whole, 0.85, "a blank for the stroke within a document symbol"};
}

// "201" and "1/28": a year with a blank in it.
bool is_year_parted(std::string_view first, std::string_view second) {
    const std::string_view end = second.substr(0, second.find('/'));
    if (!all_digits(first) || !all_digits(end) || end.size() == second.size() || first.size() + end.size() != 4) {
        return false;
    }
    const std::string year = std::string(first).append(end);
    return year >= "1946" && year < "2040";
}

}  // namespace

Core core_of(std::string_view token) {
    Core core{0, token.size()};
    const auto is_inner = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    // "§/2016/595": the sign stands for the organ's letter
    const auto organ = [&](std::size_t at) {
        const std::string_view rest = token.substr(at);
        return rest.starts_with("§/") || rest.starts_with("$/");
    };
    while (core.from < core.to && !is_inner(token[core.from]) && !organ(core.from)) ++core.from;
    while (core.to > core.from && !is_inner(token[core.to - 1])) --core.to;
    return core;
}

std::string_view symbol_in(std::string_view token) {
    const Core core = core_of(token);
    return token.substr(core.from, core.to - core.from);
}

Repaired repair_symbol(std::string_view token, const SymbolEvidence& evidence) {
    const Core core = core_of(token);
    const std::string_view read = symbol_in(token);
    if (read.size() < 4) return std::nullopt;
    Repaired repaired = evidence.grammar.repair(read);
    const bool accepted = evidence.grammar.accepts(read);
    if (!repaired && !accepted) repaired = like_another(read, evidence.right);
    if (!repaired && !accepted) repaired = like_series(read, evidence);
    if (!repaired && !accepted) repaired = in_capitals(read, evidence);
    if (!repaired && !accepted) repaired = with_strokes(read, evidence);
    if (!repaired) return std::nullopt;
    if (evidence.right.contains(repaired->text)) {
        repaired->certainty = 0.99;
        repaired->reason += "; the document has it elsewhere";
    }
    repaired->text = with(token, core, repaired->text);
    return repaired;
}

Repaired symbol_read_otherwise(std::string_view token, const std::vector<Reading>& alternatives,
                               const SymbolGrammar& grammar) {
    if (token.find('/') == std::string_view::npos || grammar.accepts(symbol_in(token))) return std::nullopt;
    for (const Reading& reading : alternatives) {
        if (!grammar.accepts(symbol_in(reading.text))) continue;
        const std::string digits = ascii_digits_of(reading.text);
        // "A/TO/S63": letters for digits, which another look saw; the digits that were read stay.
        constexpr float seen = 0.5F;
        const bool looked = reading.by == By::another_look && reading.confidence >= seen &&
                            reading.text.size() == token.size() && keeps_digits(token, reading.text);
        if (digits.empty() || (digits != ascii_digits_of(token) && !looked)) continue;
        return SymbolRepair{reading.text, 0.85, "no symbol as it was read; the recogniser's other reading is one"};
    }
    return std::nullopt;
}

Repaired join_year(std::string_view first, std::string_view second, const SymbolEvidence& evidence) {
    const std::size_t slash = first.rfind('/');
    if (slash == std::string_view::npos || !is_year_parted(first.substr(slash + 1), second)) return std::nullopt;
    const std::string whole = std::string(first).append(second);
    if (!evidence.grammar.accepts(symbol_in(whole))) return std::nullopt;
    return SymbolRepair{whole, 0.93, "a blank within the year of a document symbol"};
}

Repaired join_symbol(std::string_view first, std::string_view second, const SymbolEvidence& evidence) {
    if (second.empty() || first.empty()) return std::nullopt;
    const SymbolGrammar& grammar = evidence.grammar;
    if (Repaired parted = parted_organ(first, second, evidence)) return parted;
    if (Repaired session = parted_session(first, second)) return session;
    const bool open = first.ends_with('/') || first.ends_with('-') || first.ends_with('.') || second.starts_with('/');
    const bool inside = first.find('/') != std::string_view::npos || second.starts_with('/');
    const std::string whole = std::string(first).append(second);
    const std::string_view read = symbol_in(whole);
    const bool whole_first = grammar.accepts(symbol_in(first));
    const std::string_view last = first.substr(first.rfind('/') + 1);  // without a slash the whole
    if (Repaired year = join_year(first, second, evidence)) return year;
    if (Repaired parted = parted_by_stroke(first, second, evidence)) return parted;
    // "A/76/5/A dd.7", "UNEP/EA .3/1": what stands before the blank is no symbol. "A/66/PV 120" is one by chance.
    const bool meeting =
        evidence.scanned && grammar.is_component(last) && is_digit(static_cast<unsigned char>(second[0]));
    if (inside && !open && (!whole_first || meeting)) {
        if (!whole_first && grammar.accepts(read)) return SymbolRepair{whole, 0.93, "a blank within a document symbol"};
        const std::string dotted = std::string(first).append(".").append(second);
        if (grammar.is_component(last) && is_digit(static_cast<unsigned char>(second[0])) &&
            grammar.accepts(symbol_in(dotted))) {
            return SymbolRepair{dotted, 0.88, "a blank for the dot within a document symbol"};
        }
    }
    if (!open || !inside) return std::nullopt;
    // Behind a dot a compositor may have set the blank, but not where the document has the symbol without it.
    const bool known = evidence.right.contains(std::string(read));
    const double sure = known ? 0.99 : evidence.scanned || !first.ends_with('.') ? 0.95 : 0.7;
    if (grammar.accepts(read)) return SymbolRepair{whole, sure, "a blank within a document symbol"};
    const Repaired repaired = repair_symbol(whole, evidence);
    if (!repaired) return std::nullopt;
    return SymbolRepair{repaired->text, repaired->certainty, "a blank within a document symbol, " + repaired->reason};
}

Repaired special_session(std::string_view token) {
    const std::size_t from = token.find_first_not_of("([“\"");
    if (from == std::string_view::npos) return std::nullopt;
    const std::string_view rest = token.substr(from);
    const std::size_t sign = rest.starts_with("$-") ? 1 : rest.starts_with("§-") ? std::string_view("§").size() : 0;
    if (sign == 0) return std::nullopt;
    const std::string_view number = bare(rest.substr(sign + 1)).word;
    const std::size_t stroke = number.find('/');
    if (stroke == std::string_view::npos || !all_digits(number.substr(0, stroke)) ||
        !all_digits(number.substr(stroke + 1))) {
        return std::nullopt;
    }
    return SymbolRepair{std::string(token.substr(0, from)).append("S").append(rest.substr(sign)), 0.95,
                        "a special session's resolution begins with 'S-'"};
}

}  // namespace emend
