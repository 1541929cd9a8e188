#include "stages/designation.h"

#include <algorithm>

#include "pipeline/text/likeness.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

std::string_view without_stop(std::string_view word) {
    while (word.ends_with('.') || word.ends_with(':') || word.ends_with(',')) word.remove_suffix(1);
    return word;
}

// "56/124", "S-20/4", "ES-10/15", "1999/30", "2000/1A".
bool stroke_number(std::string_view word) {
    const std::size_t stroke = word.find('/');
    if (stroke == std::string_view::npos) return false;
    std::string_view left = word.substr(0, stroke), right = word.substr(stroke + 1);
    if (left.starts_with("ES-") || left.starts_with("S-")) left.remove_prefix(left.find('-') + 1);
    while (right.size() > 1 && right.back() >= 'A' && right.back() <= 'Z') right.remove_suffix(1);
    return all_digits(left) && all_digits(right) && left.size() <= 4 && right.size() <= 4;
}

// "(XXI)", "(2002)", "(S-VI)", "(ES-II)"
bool session_in_brackets(std::string_view word) {
    if (word.size() < 3 || word.front() != '(' || word.back() != ')') return false;
    std::string_view inner = word.substr(1, word.size() - 2);
    if (inner.starts_with("ES-") || inner.starts_with("S-")) inner.remove_prefix(inner.find('-') + 1);
    return (all_digits(inner) && inner.size() == 4) || roman_value(inner) > 0;
}

// Letters of a resolution in parts: "A", "B", "A and B", "A-C".
bool part(std::string_view word) {
    const std::string_view inner = without_stop(word);
    return inner.size() == 1 && inner.front() >= 'A' && inner.front() <= 'Z';
}

}  // namespace

std::optional<Designation> designation_at(const std::vector<std::string_view>& words) {
    if (words.empty()) return std::nullopt;
    Designation found;
    std::size_t at = 0;
    const bool named = may_be(words[0], "Resolution") || may_be(words[0], "Decision");
    if (named) at = 1;
    if (at >= words.size()) return std::nullopt;
    const std::size_t number = at;
    const bool comma = words[at].ends_with(',') && at + 1 < words.size() && begins_with_upper(words[at + 1]);
    bool stop = words[at].ends_with('.') || (comma && at == 0);  // a full stop that was misread
    const std::string_view first = without_stop(words[at]);
    bool known = stroke_number(first);
    const bool plain = all_digits(first) && first.size() <= 4 && !stop;
    if (!known && !plain) return std::nullopt;
    ++at;
    if (!stop && at < words.size() && part(words[at]) && (words[at].size() == 2 || plain)) {
        stop = words[at].ends_with('.');
        ++at;
    }
    // "76/244. B. Financing of": the part of a resolution that was adopted piece by piece.
    const bool more = known && stop && at < words.size();
    const std::size_t letter_and_stop = at + 1 < words.size() ? 2 : 1;
    const bool of_parts = more && words[at].size() == letter_and_stop && part(words[at]);
    if (of_parts) ++at;
    if (!known && at < words.size() && session_in_brackets(without_stop(words[at]))) {
        known = true;
        stop = words[at].ends_with('.');
        ++at;
    }
    if (!known) return std::nullopt;
    const auto text = [&](std::size_t from) {
        std::string joined;
        for (std::size_t n = from; n < at; ++n) {
            joined += (n > from ? " " : "") + std::string(n == number && of_parts ? first : words[n]);
            if (n == number && of_parts) joined += '.';  // not the comma that it may have been read as
        }
        return std::string(without_stop(joined));
    };
    found.label = text(0);
    found.number = text(number);
    found.words = at;
    found.alone = !stop;
    return found;
}

}  // namespace emend
