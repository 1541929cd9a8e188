#include "stages/brackets.h"

#include <algorithm>

namespace emend {

namespace {

struct Bracket {
    std::size_t token = 0, at = 0;
    char sign = 0;
};

std::vector<Bracket> brackets_of(const std::vector<std::string_view>& tokens) {
    std::vector<Bracket> found;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        for (std::size_t at = 0; at < tokens[n].size(); ++at) {
            if (std::string_view("()[]{}").find(tokens[n][at]) != std::string_view::npos) {
                found.push_back({n, at, tokens[n][at]});
            }
        }
    }
    return found;
}

char partner(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

}  // namespace

std::map<std::size_t, std::string> mended_brackets(const std::vector<std::string_view>& tokens) {
    constexpr std::size_t farthest = 20;  // words between the two
    std::map<std::size_t, std::string> mended;
    const std::vector<Bracket> brackets = brackets_of(tokens);
    const auto set = [&](const Bracket& bracket, char sign) {
        const auto [entry, fresh] = mended.emplace(bracket.token, std::string(tokens[bracket.token]));
        entry->second[bracket.at] = sign;
    };
    std::vector<Bracket> open;
    for (const Bracket& bracket : brackets) {
        if (bracket.sign == '(' || bracket.sign == '[' || bracket.sign == '{') {
            open.push_back(bracket);
            continue;
        }
        if (open.empty()) continue;
        const Bracket last = open.back();
        const bool kin = std::any_of(open.begin(), open.end(),
                                     [&](const Bracket& other) { return partner(other.sign) == bracket.sign; });
        if (partner(last.sign) == bracket.sign) {
            open.pop_back();
        } else if (bracket.token - last.token > farthest) {
            open.clear();
        } else if (last.sign == '(' && !kin) {
            set(bracket, ')');
            open.pop_back();
        } else if (last.sign == '{' && bracket.sign == ')' && !kin) {
            set(last, '(');
            open.pop_back();
        }
    }
    return mended;
}

int open_brackets(std::string_view token) {
    int open = 0;
    for (const char c : token) open += c == '(' ? 1 : c == ')' ? -1 : 0;
    return open;
}

int open_brackets(const std::vector<std::string_view>& tokens) {
    int open = 0;
    for (const std::string_view token : tokens) open += open_brackets(token);
    return open;
}

}  // namespace emend
