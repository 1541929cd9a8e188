// Aligns two sequences of words: which word of one stands for which of the other.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace emend {

struct Alignment {
    std::size_t edits = 0;                                   // insertions, deletions and substitutions
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // equal or substituted, rising on both sides
};

// Least edits between runs of words that stand once on both sides; long texts take time about linear in their length.
Alignment align(const std::vector<std::string>& left, const std::vector<std::string>& right);

// Edits between two short sequences, by dynamic programming over the whole table.
Alignment align_fully(const std::vector<std::string>& left, const std::vector<std::string>& right);

// The characters of a text, each as a string, for `align_fully`.
std::vector<std::string> characters_of(const std::string& text);

}  // namespace emend
