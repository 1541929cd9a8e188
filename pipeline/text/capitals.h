// How a document writes its words, with a capital or without, so that a word whose first letter was lost or misread
// gets the one it should have: "High Contracting [P]arties", "the illicit traffic" but "against [I]llicit Traffic".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/text/hypotheses.h"

namespace emend {

// "for", "of", "the": the words that a title has in small letters too.
bool small_in_titles(std::string_view key, const LanguageModel& model);

class Capitals {
public:
    explicit Capitals(const LanguageModel& model) : model_(model) {}

    // Counts the words of a paragraph that were read well and do not begin a sentence.
    void add(std::span<const Token> tokens);

    // Should the word `key` at this place have a capital? Nothing where nothing tells.
    std::optional<bool> capital(std::span<const Token> tokens, std::size_t at, std::string_view key) const;

private:
    struct Tally {
        int capitals = 0, small = 0;
    };
    bool has_unusual_capital(std::span<const Token> tokens, std::size_t at) const;
    bool in_title(std::span<const Token> tokens, std::size_t at) const;
    static std::optional<bool> one_sided(const Tally& tally, int least);

    const LanguageModel& model_;
    std::unordered_map<std::string, Tally> words_, pairs_;  // the word with the one before, with the one behind
};

}  // namespace emend
