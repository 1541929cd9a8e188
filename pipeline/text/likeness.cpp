#include "pipeline/text/likeness.h"

#include <algorithm>
#include <vector>

#include "pipeline/text/unicode.h"

namespace emend {

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
    const std::u32string x = code_points(a), y = code_points(b);
    if (std::max(x.size(), y.size()) - std::min(x.size(), y.size()) > most) return most + 1;
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= x.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t exchanged = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1});
        }
    }
    return std::min(row.back(), most + 1);
}

bool is_left_of(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (const char c : part) {
        at = whole.find(c, at);
        if (at++ == std::string_view::npos) return false;
    }
    return true;
}

std::string folded(std::string_view word) {
    std::string text;
    for (const char32_t c : code_points(word)) {
        if (is_letter(c) || is_digit(c)) append(text, c);
    }
    return to_lower(text);
}

bool may_be(std::string_view read, std::string_view meant) {
    const std::string a = folded(read), b = folded(meant);
    if (a == b) return true;
    const std::size_t most = b.size() / 5;
    return most > 0 && letters_apart(a, b, most) <= most;
}

}  // namespace emend
