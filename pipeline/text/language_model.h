// What an archive's language looks like: its words and word pairs with counts, case and the years in which they stand.
//
// The file is mapped into memory and read in place, so that it is ready in a few milliseconds. Layout, in the byte
// order of the machine, every table aligned to 4 bytes:
//
//     header    magic "emendLM1", words, bytes of text, pairs, total number of running words
//     offsets   words + 1 numbers: where the key of a word begins within the text
//     pairs     words + 1 numbers: where the followers of a word begin within the followers
//     followers for each pair the second word's number (24 bits) and the quantised count (8 bits), sorted by number
//     figures   8 bytes for each word: quantised counts in lower case, with a capital, in capitals; first and last
//               year less 1800 (0: unknown); 1 where a dictionary knows the word
//     text      the keys one behind the other, sorted by bytes
//
// A count c is kept as 1 + round(8 log2 c), 0 for none: an error of at most 5 %. Words that stand in the model are
// sorted, so that they can be walked through letter by letter like a tree (`below`).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// A word's number in the model: its place in the sorted list.
using WordNumber = std::uint32_t;
constexpr WordNumber no_word = 0xFFFFFFFF;

struct WordFigures {
    double lower = 0, title = 0, upper = 0;  // how often in lower case, with a capital, all in capitals
    int first_year = 0, last_year = 0;       // 0: unknown
    bool in_dictionary = false;              // of the dictionary that was at hand when the model was learnt
    double count() const { return lower + title + upper; }
};

// Words whose keys begin with the same letters, as a range of numbers.
struct WordRange {
    WordNumber from = 0, to = 0;
    bool empty() const { return from >= to; }
};

class LanguageModel {
public:
    // Keys that are not words: a token with digits, and what stands before a paragraph's first word.
    static constexpr std::string_view figure = "#", start = "<s>";

    ~LanguageModel();
    LanguageModel(const LanguageModel&) = delete;
    LanguageModel& operator=(const LanguageModel&) = delete;

    WordNumber find(std::string_view key) const;
    std::string_view key(WordNumber word) const;
    WordNumber size() const { return words_; }
    WordFigures figures(WordNumber word) const;
    double count(WordNumber word) const { return word == no_word ? 0 : counts_[word]; }
    double pair_count(WordNumber first, WordNumber second) const;

    // Natural logarithm of the probability that `word` follows `before`; `no_word` for words not in the model.
    double log_probability(WordNumber before, WordNumber word) const;

    // The words of `range`, which share their first `depth` bytes, whose next byte is `next`.
    WordRange all() const { return {0, words_}; }
    WordRange below(const WordRange& range, std::size_t depth, char next) const;

private:
    friend std::shared_ptr<const LanguageModel> open_language_model(const std::filesystem::path& path);
    LanguageModel(const std::filesystem::path& path, void* at, std::size_t bytes);
    bool in_order() const;
    void index_keys();
    static std::size_t leading_pair(std::string_view key);

    void* mapped_ = nullptr;
    std::size_t mapped_bytes_ = 0;
    WordNumber words_ = 0;
    double total_ = 0;
    const std::uint32_t* offsets_ = nullptr;
    const std::uint32_t* pairs_ = nullptr;
    const std::uint32_t* followers_ = nullptr;
    const std::array<std::uint8_t, 8>* figures_ = nullptr;
    const char* text_ = nullptr;
    std::vector<WordNumber> leading_;  // the first word of each pair of leading bytes or behind it, and the end
    std::vector<float> counts_;        // of each word, all cases together
};

// Throws Error(missing) where there is no such file, Error(bad_input) where it is no model.
std::shared_ptr<const LanguageModel> open_language_model(const std::filesystem::path& path);

// For the learner and for tests: a model as bytes. Keys must be sorted and differ; pairs by first and second.
struct CountedWord {
    std::string key;
    WordFigures figures;
};
struct CountedPair {
    WordNumber first = 0, second = 0;
    double count = 0;
};
std::string model_bytes(const std::vector<CountedWord>& words, const std::vector<CountedPair>& pairs, double total);

}  // namespace emend
