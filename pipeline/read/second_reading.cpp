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

}  // namespace

void add_second_reading(const SourcePage& second, SourcePage& page) {
    const auto words = words_of(page);
    const auto others = words_of(second);
    const std::vector<std::string> left = texts_of(page), right = texts_of(second);
    const std::vector<std::pair<std::size_t, std::size_t>> pairs = align(left, right).pairs;
    const auto is_anchor = [&](std::size_t n) { return left[pairs[n].first] == right[pairs[n].second]; };
    for (std::size_t n = 1; n + 1 < pairs.size(); ++n) {
        const std::size_t here = pairs[n].first, there = pairs[n].second;
        if (is_anchor(n) || !is_anchor(n - 1) || !is_anchor(n + 1)) continue;
        const bool alone = pairs[n - 1].first + 1 == here && pairs[n + 1].first == here + 1 &&
                           pairs[n - 1].second + 1 == there && pairs[n + 1].second == there + 1;
        SourceWord& word = *words[here];
        if (!alone || word.style.raised || !are_alike(left[here], right[there])) continue;
        const bool known = std::any_of(word.alternatives.begin(), word.alternatives.end(),
                                       [&](const Reading& one) { return one.text == right[there]; });
        if (!known) word.alternatives.push_back({right[there], others[there]->best.confidence, By::another_look});
    }
}

}  // namespace emend
