#include "stages/supplement_letters.h"

#include <algorithm>
#include <map>

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

}  // namespace

std::vector<std::optional<std::string>> supplement_letters(const std::vector<std::string_view>& tokens) {
    constexpr int row = 3;  // so many lettered ones of a number are a row
    std::vector<std::optional<std::string>> meant(tokens.size());
    std::vector<std::optional<Supplement>> read(tokens.size());
    std::map<std::string, int> times;
    const auto core_of = [](std::string_view token) { return token.substr(0, token.find_last_not_of(".,;:") + 1); };
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        read[n] = lettered(core_of(tokens[n]));
        if (read[n]) ++times[read[n]->number];
        if (five_with_letter(core_of(tokens[n]))) ++times["5"];
    }
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const std::string_view core = core_of(tokens[n]), rest = tokens[n].substr(core.size());
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
