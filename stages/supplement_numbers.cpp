#include "stages/supplement_numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

struct Supplement {
    std::string number;
    char letter = 0;
};

std::optional<Supplement> lettered(std::string_view core) {
    if (core.size() < 2 || core.size() > 3 || core.back() < 'A' || core.back() > 'Z') return std::nullopt;
    const std::string_view number = core.substr(0, core.size() - 1);
    return all_digits(number) ? std::optional(Supplement{std::string(number), core.back()}) : std::nullopt;
}

// "SC": no supplement's number begins with a letter.
bool five_with_letter(std::string_view core) {
    return core.size() == 2 && core[0] == 'S' && core[1] >= 'A' && core[1] <= 'Z';
}

// The letters that may have been printed where this sign was read.
std::string_view letters_for(char sign) {
    switch (sign) {
        case '0': return "ODQ";
        case '1':
        case 'l':
        case '|':
        case '!': return "IL";
        case ']':
        case '}':
        case ')':
        case 'j': return "J";
        case '8': return "B";
        case '6': return "G";
        default: return "";
    }
}

// What print makes of one sign another: the sign and what it may have been.
bool may_be(char sign, char meant) {
    constexpr std::array<std::pair<char, std::string_view>, 12> alike = {{{'S', "58"},
                                                                          {'s', "5"},
                                                                          {'O', "0"},
                                                                          {'o', "0"},
                                                                          {'I', "1"},
                                                                          {'l', "1"},
                                                                          {'/', "1"},
                                                                          {'3', "58"},
                                                                          {'8', "356"},
                                                                          {'5', "3"},
                                                                          {'4', "A"},
                                                                          {'B', "8"}}};
    return sign == meant || std::any_of(alike.begin(), alike.end(), [&](const auto& one) {
               return one.first == sign && one.second.find(meant) != std::string_view::npos;
           });
}

// Signs may be lost or doubled in broken print, one of them.
bool may_be(std::string_view read, std::string_view meant) {
    const auto same = [](std::string_view one, std::string_view other) {
        return one.size() == other.size() &&
               std::equal(one.begin(), one.end(), other.begin(), [](char a, char b) { return may_be(a, b); });
    };
    if (same(read, meant)) return true;
    for (std::size_t n = 0; n < read.size() && read.size() == meant.size() + 1; ++n) {
        if (same(std::string(read).erase(n, 1), meant)) return true;
    }
    for (std::size_t n = 0; n < meant.size() && meant.size() == read.size() + 1; ++n) {
        if (same(read, std::string(meant).erase(n, 1))) return true;
    }
    return false;
}

std::string_view core_of_number(std::string_view token) { return token.substr(0, token.find_last_not_of(".,;:") + 1); }

}  // namespace

std::optional<std::string> supplement_by_symbol(std::string_view token, std::string_view symbol) {
    if (!symbol.starts_with('(')) return std::nullopt;
    const std::string_view report = symbol.substr(1, symbol.find_first_of(").,;", 1) - 1);
    std::vector<std::string_view> parts;  // "A", "69", "53", "Add"
    for (std::size_t from = 0; from <= report.size();) {
        const std::size_t to = std::min(report.find('/', from), report.size());
        parts.push_back(report.substr(from, to - from));
        from = to + 1;
    }
    const bool assembly = parts.size() >= 3 && parts[0] == "A";  // the Council's have numbers of their own
    if (!assembly || !all_digits(parts[1]) || !all_digits(parts[2])) return std::nullopt;
    const std::string_view read = core_of_number(token);
    const std::string number(parts[2]);
    if (read.empty() || read == number) return std::nullopt;
    const bool addendum = parts.size() > 3 && parts[3] == "Add";
    const bool first_addendum = addendum && symbol.find("/Add.1)") != std::string_view::npos;
    std::vector<std::string> meant{number};
    if (read.back() >= 'A' && read.back() <= 'Z') meant.insert(meant.begin(), number + read.back());
    if (first_addendum || symbol.find("/Add.1,") != std::string_view::npos) meant.insert(meant.begin(), number + "A");
    if (std::find(meant.begin(), meant.end(), read) != meant.end()) return std::nullopt;
    const auto fits = std::find_if(meant.begin(), meant.end(), [&](const auto& one) { return may_be(read, one); });
    if (fits == meant.end()) return std::nullopt;
    return *fits + std::string(token.substr(read.size()));
}

std::vector<std::optional<std::string>> supplement_letters(const std::vector<std::string_view>& tokens) {
    constexpr int row = 3;  // so many lettered ones of a number are a row
    std::vector<std::optional<std::string>> meant(tokens.size());
    std::vector<std::optional<Supplement>> read(tokens.size());
    std::map<std::string, int> times;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        read[n] = lettered(core_of_number(tokens[n]));
        if (read[n]) ++times[read[n]->number];
        if (five_with_letter(core_of_number(tokens[n]))) ++times["5"];
    }
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const std::string_view core = core_of_number(tokens[n]), rest = tokens[n].substr(core.size());
        if (read[n] || core.size() < 2 || core.size() > 3) continue;
        if (five_with_letter(core) && times["5"] >= row) {
            meant[n] = std::string("5") + core[1] + std::string(rest);
            continue;
        }
        const std::string number(core.substr(0, core.size() - 1));
        if (times[number] < row) continue;
        char before = 0, behind = 0;
        for (std::size_t other = 0; other < tokens.size(); ++other) {
            if (!read[other] || read[other]->number != number) continue;
            if (other < n) before = read[other]->letter;
            if (other > n && behind == 0) behind = read[other]->letter;
        }
        std::string fitting;
        for (const char letter : letters_for(core.back())) {
            if (before != 0 && behind != 0 && letter > before && letter < behind) fitting += letter;
        }
        if (fitting.size() == 1) meant[n] = number + fitting + std::string(rest);
    }
    return meant;
}

}  // namespace emend
