#include "pipeline/read/second_reading.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/text/alignment.h"
#include "pipeline/text/likeness.h"

namespace emend {

namespace {

std::vector<std::string> texts_of(const SourcePage& page) {
    std::vector<std::string> texts;
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) texts.push_back(word.best.text);
    }
    return texts;
}

// The words of a page, in the order of `texts_of`; `Page` may be const.
template <typename Page>
auto words_of(Page& page) {
    std::vector<decltype(&page.lines.front().words.front())> words;
    for (auto& line : page.lines) {
        for (auto& word : line.words) words.push_back(&word);
    }
    return words;
}

// At least half of the letters are the same; what is less alike stands elsewhere on the page.
bool are_alike(const std::string& one, const std::string& other) {
    const std::size_t half = std::max(one.size(), other.size()) / 2;
    return letters_apart(one, other, half) <= half;
}

// The other reading's word as an alternative; once, but beside what the first look had thought of itself.
void add_look(const Reading& other, SourceWord& word) {
    const bool told = std::any_of(word.alternatives.begin(), word.alternatives.end(), [&](const Reading& one) {
        return one.text == other.text && one.by == By::another_look;
    });
    if (!told && !word.style.raised) word.alternatives.push_back({other.text, other.confidence, By::another_look});
}

}  // namespace

void add_second_reading(const SourcePage& second, SourcePage& page) {
    constexpr std::size_t most = 3;  // words between two that both readings have
    const auto words = words_of(page);
    const auto others = words_of(second);
    const std::vector<std::string> left = texts_of(page), right = texts_of(second);
    std::vector<std::pair<std::size_t, std::size_t>> anchors = align(left, right).pairs;
    std::erase_if(anchors, [&](const auto& pair) { return left[pair.first] != right[pair.second]; });
    for (std::size_t n = 1; n < anchors.size(); ++n) {
        const std::size_t here = anchors[n - 1].first + 1, there = anchors[n - 1].second + 1;
        const std::size_t count = anchors[n].first - here;
        if (count == 0 || count > most || anchors[n].second - there != count) continue;
        bool alike = true;
        for (std::size_t k = 0; k < count; ++k) alike = alike && are_alike(left[here + k], right[there + k]);
        for (std::size_t k = 0; alike && k < count; ++k) {
            if (left[here + k] != right[there + k]) add_look(others[there + k]->best, *words[here + k]);
        }
    }
}

}  // namespace emend
