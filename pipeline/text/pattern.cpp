#include "pipeline/text/pattern.h"

#include <cctype>

namespace emend {

namespace {

bool is(int (*kind)(int), char c) { return kind(static_cast<unsigned char>(c)) != 0; }

std::size_t run(std::string_view text, int (*kind)(int)) {
    std::size_t length = 0;
    while (length < text.size() && is(kind, text[length])) ++length;
    return length;
}

}  // namespace

bool matches(std::string_view line, std::string_view pattern) {
    constexpr std::size_t longest = 300;  // furniture lines are short; keeps the search for * small
    if (line.size() > longest) return false;
    if (pattern.empty()) return line.empty();
    const char c = pattern.front();
    const std::string_view rest = pattern.substr(1);
    if (c == '*') {
        for (std::size_t skip = 0; skip <= line.size(); ++skip) {
            if (matches(line.substr(skip), rest)) return true;
            if (rest.find('*') == std::string_view::npos && rest.empty()) return true;
        }
        return false;
    }
    if (c == '_') return matches(line.substr(run(line, std::isspace)), rest);
    std::size_t length = 0;
    if (c == 'N') {
        length = run(line, std::isdigit);
    } else if (c == 'W') {
        length = run(line, std::isalpha);
    } else if (c == 'A') {
        length = !line.empty() && is(std::isupper, line.front()) ? 1 : 0;
    } else if (c == ' ') {
        length = run(line, std::isspace);
    } else {
        const bool escaped = c == '\\' && !rest.empty();
        const char wanted = escaped ? rest.front() : c;
        if (line.empty() || line.front() != wanted) return false;
        return matches(line.substr(1), escaped ? rest.substr(1) : rest);
    }
    return length > 0 && matches(line.substr(length), rest);
}

}  // namespace emend
