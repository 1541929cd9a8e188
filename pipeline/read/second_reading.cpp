#include "pipeline/read/second_reading.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/text/alignment.h"

namespace emend {

namespace {

std::vector<const SourceWord*> words_of(const SourcePage& page) {
    std::vector<const SourceWord*> words;
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) words.push_back(&word);
    }
    return words;
}

std::vector<std::string> texts_of(const std::vector<const SourceWord*>& words) {
    std::vector<std::string> texts;
    texts.reserve(words.size());
    for (const SourceWord* word : words) texts.push_back(word->best.text);
    return texts;
}

// At least half of the letters are the same; what is less alike stands elsewhere on the page.
bool are_alike(const std::string& one, const std::string& other) {
    const std::size_t longer = std::max(one.size(), other.size());
    return 2 * align_fully(characters_of(one), characters_of(other)).edits <= longer;
}

}  // namespace

void add_second_reading(const SourcePage& second, SourcePage& page) {
    std::vector<SourceWord*> words;
    for (SourceLine& line : page.lines) {
        for (SourceWord& word : line.words) words.push_back(&word);
    }
    const std::vector<const SourceWord*> others = words_of(second);
    const std::vector<std::string> left = texts_of({words.begin(), words.end()}), right = texts_of(others);
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
