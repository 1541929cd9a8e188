#include "pipeline/text/alignment.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t run = 3;                     // words of an anchor
constexpr std::size_t largest_table = 40'000'000;  // cells; longer gaps are counted as replaced one by one

// Where each run of words stands that stands once.
std::map<std::string, std::size_t> unique_runs(const Words& words) {
    std::map<std::string, std::size_t> at;
    std::map<std::string, int> times;
    for (std::size_t n = 0; n + run <= words.size(); ++n) {
        std::string key;
        for (std::size_t k = 0; k < run; ++k) key += words[n + k] + '\n';
        ++times[key];
        at[key] = n;
    }
    for (const auto& [key, count] : times) {
        if (count > 1) at.erase(key);
    }
    return at;
}

// The longest chain of anchors that rises on both sides.
std::vector<std::pair<std::size_t, std::size_t>> anchors(const Words& left, const Words& right) {
    const std::map<std::string, std::size_t> in_right = unique_runs(right);
    std::vector<std::pair<std::size_t, std::size_t>> both;
    for (const auto& [key, n] : unique_runs(left)) {
        const auto found = in_right.find(key);
        if (found != in_right.end()) both.emplace_back(n, found->second);
    }
    std::sort(both.begin(), both.end());
    std::vector<std::size_t> tails, links(both.size());
    for (std::size_t n = 0; n < both.size(); ++n) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), both[n].second,
                                            [&](std::size_t tail, std::size_t j) { return both[tail].second < j; });
        links[n] = place == tails.begin() ? both.size() : *std::prev(place);
        if (place == tails.end()) {
            tails.push_back(n);
        } else {
            *place = n;
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> chain;
    for (std::size_t n = tails.empty() ? both.size() : tails.back(); n < both.size(); n = links[n]) {
        chain.push_back(both[n]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

void add_gap(const Words& left, const Words& right, std::size_t i, std::size_t x, std::size_t j, std::size_t y,
             Alignment& all) {
    using Difference = Words::difference_type;
    const auto slice = [](const Words& words, std::size_t from, std::size_t to) {
        return Words(words.begin() + static_cast<Difference>(from), words.begin() + static_cast<Difference>(to));
    };
    const Alignment gap = align_fully(slice(left, i, x), slice(right, j, y));
    all.edits += gap.edits;
    for (const auto& [p, q] : gap.pairs) all.pairs.emplace_back(i + p, j + q);
}

}  // namespace

Alignment align_fully(const Words& left, const Words& right) {
    const std::size_t rows = left.size() + 1, columns = right.size() + 1;
    Alignment all;
    if (left.empty() || right.empty() || rows > largest_table / columns) {
        all.edits = std::max(left.size(), right.size());
        for (std::size_t n = 0; n < std::min(left.size(), right.size()); ++n) all.pairs.emplace_back(n, n);
        return all;
    }
    std::vector<std::uint32_t> table(rows * columns);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return table[i * columns + j]; };
    for (std::size_t i = 0; i < rows; ++i) at(i, 0) = static_cast<std::uint32_t>(i);
    for (std::size_t j = 0; j < columns; ++j) at(0, j) = static_cast<std::uint32_t>(j);
    for (std::size_t i = 1; i < rows; ++i) {
        for (std::size_t j = 1; j < columns; ++j) {
            const std::uint32_t replaced = at(i - 1, j - 1) + (left[i - 1] == right[j - 1] ? 0 : 1);
            at(i, j) = std::min({replaced, at(i - 1, j) + 1, at(i, j - 1) + 1});
        }
    }
    all.edits = at(left.size(), right.size());
    for (std::size_t i = left.size(), j = right.size(); i > 0 && j > 0;) {
        if (at(i, j) == at(i - 1, j - 1) + (left[i - 1] == right[j - 1] ? 0 : 1)) {
            all.pairs.emplace_back(--i, --j);
        } else if (at(i, j) == at(i - 1, j) + 1) {
            --i;
        } else {
            --j;
        }
    }
    std::reverse(all.pairs.begin(), all.pairs.end());
    return all;
}

Alignment align(const Words& left, const Words& right) {
    Alignment all;
    std::size_t i = 0, j = 0;
    for (const auto& [x, y] : anchors(left, right)) {
        add_gap(left, right, i, x, j, y, all);
        all.pairs.emplace_back(x, y);
        i = x + 1;
        j = y + 1;
    }
    add_gap(left, right, i, left.size(), j, right.size(), all);
    return all;
}

std::vector<std::string> characters_of(const std::string& text) {
    std::vector<std::string> characters;
    for (const char32_t c : code_points(text)) characters.push_back(from_code_points(std::u32string(1, c)));
    return characters;
}

}  // namespace emend
