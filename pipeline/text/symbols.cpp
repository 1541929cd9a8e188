#include "pipeline/text/symbols.h"

#include <algorithm>
#include <cctype>

#include "pipeline/errors.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/tables.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(at, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

// "15", "15A", and ranges and lists as "Add.1-3" and "Add.1,2" end.
bool is_number(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 5 || text[0] == '0') return false;
    const std::string_view rest = text.substr(digits);
    if (rest.empty() || (rest.size() == 1 && std::isalpha(static_cast<unsigned char>(rest[0])) != 0)) return true;
    return (rest[0] == '-' || rest[0] == '.') && is_number(rest.substr(1));
}

bool is_special_session(std::string_view part) {
    for (const std::string_view kind : {"ES-", "SS-", "S-"}) {
        if (part.starts_with(kind)) {
            const std::string_view rest = part.substr(kind.size());
            return all_digits(rest) || (!rest.empty() && rest.find_first_not_of("IVXLC") == std::string_view::npos);
        }
    }
    return false;
}

// A letter that stands where only a digit can; 0 where none is likely.
char digit_for(char letter) {
    switch (letter) {
        case 'l':
        case 'I':
        case '|':
        case '!': return '1';
        case 'O':
        case 'o':
        case 'D': return '0';
        case 'S':
        case 's': return '5';
        case 'Z':
        case 'z': return '2';
        case 'B': return '8';
        default: return 0;
    }
}

bool is_year(std::string_view text) {
    return text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"));
}

// Of the General Assembly since 1976, and no day or month.
bool is_session(std::string_view text) { return text.size() == 2 && all_digits(text) && text >= "32" && text <= "99"; }

// "A/755/162": of the Assembly's documents those with a session, of two digits, have a number behind it.
bool has_impossible_session(std::string_view symbol) {
    const std::vector<std::string_view> parts = split(symbol, '/');
    return parts.size() > 2 && parts[0] == "A" && all_digits(parts[1]) && all_digits(parts[2]) && parts[1].size() > 2;
}

// A digit or mark that stands where only a letter can; 0 where none is likely.
char letter_for(char mark) {
    switch (mark) {
        case '0': return 'O';
        case '1':
        case 'l':
        case '|': return 'I';
        case '5': return 'S';
        case '8': return 'B';
        default: return 0;
    }
}

// "Corn" for "Corr", "Cor" for "Corr"
bool one_letter_off(std::string_view read, std::string_view meant) {
    if (read == meant || read.size() > meant.size() || read.size() + 1 < meant.size()) return false;
    const auto [here, there] = std::mismatch(read.begin(), read.end(), meant.begin());
    const auto at = static_cast<std::size_t>(here - read.begin());
    return read.substr(std::min(at + (read.size() == meant.size() ? 1 : 0), read.size())) == meant.substr(at + 1);
}

// "C0NF" for "CONF"
bool misread_as(std::string_view read, std::string_view meant) {
    if (read.size() != meant.size() || read == meant) return false;
    for (std::size_t n = 0; n < read.size(); ++n) {
        if (read[n] != meant[n] && letter_for(read[n]) != meant[n]) return false;
    }
    return true;
}

}  // namespace

SymbolGrammar SymbolGrammar::load(const std::filesystem::path& path) {
    SymbolGrammar grammar;
    for (const Row& row : read_table(path, 2)) {
        if (row[0] == "organ") {
            grammar.organs_.insert(row[1]);
        } else if (row[0] == "component") {
            grammar.components_.insert(row[1]);
        } else if (row[0] == "alone") {
            grammar.alone_.insert(row[1]);
        } else {
            throw Error(ExitCode::bad_input, path.string(), "there is no kind of part '" + row[0] + "'");
        }
    }
    return grammar;
}

bool SymbolGrammar::is_component_with_number(std::string_view part) const {
    const std::size_t dot = part.find('.');
    if (dot == std::string_view::npos || !components_.contains(part.substr(0, dot))) return false;
    const std::string_view number = part.substr(dot + 1);
    // the review conferences of a treaty are counted in roman numerals
    const bool roman =
        !number.empty() && number.size() < 6 && number.find_first_not_of("IVX") == std::string_view::npos;
    return is_number(number) || (part.substr(0, dot) == "CONF" && roman);
}

bool SymbolGrammar::is_part(std::string_view part) const {
    return is_number(part) || is_special_session(part) || is_component_with_number(part) || alone_.contains(part);
}

bool SymbolGrammar::accepts(std::string_view symbol) const {
    for (std::size_t hyphen = symbol.find('-'); hyphen != std::string_view::npos;
         hyphen = symbol.find('-', hyphen + 1)) {
        const std::string_view second = symbol.substr(hyphen + 1);
        if (second.find('/') != std::string_view::npos && accepts(second)) return accepts(symbol.substr(0, hyphen));
    }
    const std::vector<std::string_view> parts = split(symbol, '/');
    return parts.size() > 1 && organs_.contains(parts[0]) &&
           std::all_of(parts.begin() + 1, parts.end(), [&](std::string_view part) { return is_part(part); });
}

// A bar or bracket behind the organ, where the rest begins like a part.
std::optional<std::string> SymbolGrammar::with_slash(std::string_view read) const {
    for (std::size_t at = 1; at <= 5 && at + 1 < read.size(); ++at) {
        const char c = read[at];
        const bool mark = c == '[' || c == ']' || c == '|' || c == '{' || c == '}' || c == '\\' || c == '!' || c == 'l';
        if (!mark || !organs_.contains(read.substr(0, at))) continue;
        if (c == 'l' && (!is_ascii_digit(read[at + 1]) || read.find('/') == std::string_view::npos)) continue;
        if (!is_ascii_digit(read[at + 1]) && !is_ascii_capital(read[at + 1])) continue;
        return std::string(read.substr(0, at)).append("/").append(read.substr(at + 1));
    }
    return with_slash_before_name(read);
}

// "AHRC/22/63", "AJHRC/40/73", "A(CONF.157/24": before the name of a part the slash is lost, or read as a letter or
// bracket, or letter and slash as one: "MHRC/37/56". Only where no other organ stands there.
std::optional<std::string> SymbolGrammar::with_slash_before_name(std::string_view read) const {
    const std::size_t slash = std::min(read.find('/'), read.size());
    if (slash == read.size() || organs_.contains(read.substr(0, slash))) return std::nullopt;
    const auto is_name = [&](std::string_view name) {
        return name.size() > 2 && (alone_.contains(name) || is_component_with_number(name));
    };
    if ((read[0] == 'M' || read[0] == 'N') && is_name(read.substr(1, slash - 1))) {
        return std::string("A/").append(read.substr(1));
    }
    std::optional<std::string> found;
    for (std::size_t at = 1; at < slash; ++at) {
        if (!organs_.contains(read.substr(0, at))) continue;
        for (const std::size_t mark : {0, 1}) {
            if (mark == 1 && std::string_view("JjIlV(").find(read[at]) == std::string_view::npos) continue;
            const std::string_view name = read.substr(at + mark, slash - at - mark);
            const bool named = is_name(name);
            const bool number = mark == 1 && read[at] == '(' && all_digits(name) && read.back() != ')';
            if (!named && !number) continue;
            if (found) return std::nullopt;
            found = std::string(read.substr(0, at)).append("/").append(read.substr(at + mark));
        }
    }
    return found;
}

std::vector<SymbolRepair> SymbolGrammar::organs_for(std::string_view read, std::string_view second,
                                                    std::size_t parts) const {
    if (organs_.contains(read)) return {{std::string(read), 1, ""}};
    // "5/2002/914": what stands before a year is an organ; of the organs only S looks so.
    if ((read == "5" || read == "8" || read == "§" || read == "$") && is_year(second) && parts > 2) {
        return {{"S", 0.95, "'" + std::string(read) + "' for 'S'"}};
    }
    // "4/66/53": no day and month, so a session of the General Assembly.
    if (read == "4" && parts == 3 && is_session(second)) return {{"A", 0.85, "'4' for 'A'"}};
    return {};
}

std::vector<SymbolRepair> SymbolGrammar::parts_for(std::string_view read) const {
    if (is_part(read)) return {{std::string(read), 1, ""}};
    std::string digits(read);
    bool firm = true;
    for (char& c : digits) {
        if (is_ascii_digit(c)) continue;
        if (const char digit = digit_for(c); digit != 0) {
            firm = firm && (digit == '1' || digit == '0');
            c = digit;
        }
    }
    if (all_digits(digits) && is_number(digits) && std::any_of(read.begin(), read.end(), is_ascii_digit)) {
        return {{digits, firm ? 0.93 : 0.85, "a letter where a number stands"}};
    }
    const std::size_t letters = std::min(read.find_first_of(".,:;0123456789"), read.size());
    std::string_view name = read.substr(0, letters), number = read.substr(letters);
    while (!number.empty() && !is_ascii_digit(number[0])) number.remove_prefix(1);
    if (!number.empty() && !is_number(number)) return misread_component(read);
    const auto whole = [&](const std::string& component) {
        return number.empty() ? component : std::string(component).append(".").append(number);
    };
    if (components_.contains(name) && name.size() > 1 && !number.empty()) {
        return {{whole(std::string(name)), 0.9, "the dot lost"}};
    }
    for (const std::string& component : components_) {
        const bool doubled_slash = name.size() == component.size() + 1 && name.substr(1) == component &&
                                   std::string_view("IlJ1|").find(name[0]) != std::string_view::npos;
        if (doubled_slash && !number.empty()) {
            return {{whole(component), 0.97, "no part of a symbol begins with '" + std::string(name) + "'"}};
        }
    }
    if (number.empty() || name.size() < 3) return misread_component(read);
    for (const std::string& component : components_) {
        if (component.size() >= 4 && name[0] == component[0] && one_letter_off(name, component)) {
            return {{whole(component), 0.9, "'" + std::string(name) + "' is no part of a symbol"}};
        }
    }
    return misread_component(read);
}

std::vector<SymbolRepair> SymbolGrammar::misread_component(std::string_view read) const {
    const std::size_t dot = std::min(read.find('.'), read.size());
    const std::set<std::string, std::less<>>& names = dot < read.size() ? components_ : alone_;
    for (const std::string& name : names) {
        if (name.size() < 3 || !misread_as(read.substr(0, dot), name)) continue;
        const std::string text = name + std::string(read.substr(dot));
        if (is_part(text)) return {{text, 0.95, "'" + std::string(read.substr(0, dot)) + "' for '" + name + "'"}};
    }
    return {};
}

std::optional<SymbolRepair> SymbolGrammar::repair(std::string_view read) const {
    if (accepts(read)) return std::nullopt;
    SymbolRepair repair{"", 1, ""};
    std::string slashed(read);
    if (const std::optional<std::string> with = with_slash(read)) {
        slashed = *with;
        repair.certainty = 0.97;
        repair.reason = "a slash parts the organ from the rest";
    }
    const std::vector<std::string_view> parts = split(slashed, '/');
    if (parts.size() < 2) return std::nullopt;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const std::vector<SymbolRepair> choices =
            n == 0 ? organs_for(parts[0], parts[1], parts.size()) : parts_for(parts[n]);
        if (choices.size() != 1) return std::nullopt;
        const SymbolRepair& only = choices.front();
        repair.text += (n > 0 ? "/" : "") + only.text;
        repair.certainty = std::min(repair.certainty, only.certainty);
        if (!only.reason.empty()) repair.reason += (repair.reason.empty() ? "" : ", ") + only.reason;
    }
    return has_impossible_session(repair.text) || repair.text == read || !accepts(repair.text) ? std::nullopt
                                                                                               : std::optional(repair);
}

}  // namespace emend
