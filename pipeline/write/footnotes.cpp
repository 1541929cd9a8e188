#include "pipeline/write/footnotes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <set>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

struct Sign {
    char32_t sign;
    std::string_view word, words;
};

constexpr std::array<Sign, 5> signs{{{U'*', "asterisk", "asterisks"},
                                     {U'\u2020', "dagger", "daggers"},
                                     {U'\u2021', "double-dagger", "double-daggers"},
                                     {U'\u00a7', "section", "sections"},
                                     {U'#', "hash", "hashes"}}};

// "*" -> "asterisk", "††" -> "two-daggers"; empty for anything but a run of one sign.
std::string sign_in_words(std::u32string_view label) {
    static constexpr std::array<std::string_view, 7> numbers{"", "", "two-", "three-", "four-", "five-", "six-"};
    if (label.empty() || label.size() >= numbers.size()) return "";
    const auto* sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.sign == label.front(); });
    const bool one_sign = label.find_first_not_of(label.front()) == std::u32string_view::npos;
    if (sign == signs.end() || !one_sign) return "";
    return std::string(numbers.at(label.size())) + std::string(label.size() == 1 ? sign->word : sign->words);
}

std::optional<long> number(const std::string& label) {
    long value = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), value);
    if (error != std::errc() || end != label.data() + label.size()) return std::nullopt;
    return value;
}

// Gives out labels: the same twice is never given.
class Labels {
public:
    std::string give(const std::string& wanted, int page) {
        if (take(wanted)) return wanted;
        std::string with_page = std::to_string(page) + "-" + wanted;
        if (take(with_page)) return with_page;
        return give_counted(with_page + "-", 2);
    }
    std::string give_counted(const std::string& front, int from) {
        while (!take(front + std::to_string(from))) ++from;
        return front + std::to_string(from);
    }

private:
    bool take(const std::string& label) { return taken_.insert(to_lower(label)).second; }
    std::set<std::string> taken_;  // renderers fold the case of labels
};

// A note for a marker that has none, before the first note with a higher number.
void add_missing(std::vector<Footnote>& notes, Footnote missing) {
    const auto own = number(missing.as_printed);
    const auto place = std::find_if(notes.begin(), notes.end(), [&](const Footnote& note) {
        const auto other = number(note.as_printed);
        return own && other && *other > *own;
    });
    notes.insert(place, std::move(missing));
}

using ByPrinted = std::map<std::string, std::vector<std::pair<int, std::string>>>;  // page and label, in printed order

const std::string& nearest(const std::vector<std::pair<int, std::string>>& notes, int page) {
    const std::string* earlier = nullptr;
    for (const auto& [note_page, label] : notes) {
        if (note_page == page) return label;
        if (note_page < page) earlier = &label;
    }
    return earlier != nullptr ? *earlier : notes.front().second;
}

// Furniture and masthead are not written, so what looks like a marker there asks for no definition.
bool is_written(const Flow& flow) {
    return flow.head().kind != BlockKind::furniture && flow.head().kind != BlockKind::masthead;
}

}  // namespace

std::string safe_label(const std::string& printed) {
    const std::u32string label = code_points(to_nfc(printed));
    std::string safe = sign_in_words(label);
    if (!safe.empty()) return safe;
    for (const char32_t c : label) {
        const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        if (letter || is_digit(c) || c == U'-') {
            safe += static_cast<char>(c);
        } else if (is_space(c)) {
            safe += '-';
        } else {
            std::array<char, 12> code{};
            std::snprintf(code.data(), code.size(), "u%04x", static_cast<unsigned>(c));
            safe += code.data();
        }
    }
    return safe;
}

Footnotes footnotes(const std::vector<Flow>& all) {
    Footnotes found;
    Labels labels;
    ByPrinted by_printed;
    for (const Flow& flow : all) {
        if (flow.head().kind != BlockKind::note) continue;
        const std::string& printed = flow.head().label;
        const int page = flow.head().id.page;
        const std::string label = printed.empty() ? labels.give_counted('p' + std::to_string(page) + '-', 1)
                                                  : labels.give(safe_label(printed), page);
        found.notes.push_back({label, printed, page, &flow});
        if (!printed.empty()) by_printed[safe_label(printed)].emplace_back(page, label);
    }
    for (const Flow& flow : all) {
        if (!is_written(flow)) continue;
        for (const Word* word : words_of(flow)) {
            if (word->note.empty()) continue;
            const std::string wanted = safe_label(word->note);
            auto& notes = by_printed[wanted];
            if (notes.empty()) {
                notes.emplace_back(word->id.page, labels.give(wanted, word->id.page));
                add_missing(found.notes, {notes.front().second, word->note, word->id.page, nullptr});
            }
            found.markers[word->id] = nearest(notes, word->id.page);
        }
    }
    return found;
}

}  // namespace emend
