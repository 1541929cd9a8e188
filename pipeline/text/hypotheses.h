// What may have been printed where these words were read: the words as read, other words, words parted or joined.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/channel.h"
#include "pipeline/text/language_model.h"
#include "pipeline/text/token.h"

namespace emend {

// How a reading of the recogniser that was not its best speaks for a repair.
constexpr std::string_view recognisers_other_reading = "the recogniser's other reading";

enum class Repair { as_read, replaced, parted, joined, shifted };

struct Hypothesis {
    Repair repair = Repair::as_read;
    std::size_t span = 1;            // tokens that it stands for: 1 or 2
    std::vector<std::string> texts;  // tokens, punctuation included; empty: as read
    std::vector<WordNumber> words;   // what the language model sees; empty for punctuation
    double cost = 0;                 // of the confusions, or of reading an unknown word
    std::string how = {};            // the confusions in words
    float look = 0;                  // how surely it was so read when the same ink was looked at again
};

class Hypotheses {
public:
    explicit Hypotheses(ChannelMemory& memory) : model_(memory.model()), channel_(memory.channel()), memory_(memory) {}

    Hypothesis as_read(const Token& token) const;

    // All but the one as read; none for tokens that are right beyond doubt. `rest` begins with the token and goes on
    // with those behind it.
    std::vector<Hypothesis> others(std::span<const Token> rest) const;

private:
    struct Piece {
        std::string_view text;
        WordNumber word = no_word;
    };

    void replace(std::span<const Token> rest, std::vector<Hypothesis>& all) const;
    void read_otherwise(const Token& token, std::vector<Hypothesis>& all) const;
    void read_otherwise_misread(const Token& token, const Reading& reading, std::vector<Hypothesis>& all) const;
    void replace_part(const Token& token, std::vector<Hypothesis>& all) const;
    bool allowed(const Candidate& candidate, const Token& token) const;
    void without_stray_mark(const Token& token, std::vector<Hypothesis>& all) const;
    double surprise(const Token& token) const;
    void part(const Token& token, std::vector<Hypothesis>& all) const;
    void part_more(const Token& token, const Piece& first, std::size_t at, std::vector<Hypothesis>& all) const;
    void join(const Token& token, const Token& next, std::vector<Hypothesis>& all) const;
    void join_over_lost_letter(const Token& token, const Token& next, std::vector<Hypothesis>& all) const;
    void join_halves(const Token& token, const Token& next, std::vector<Hypothesis>& all) const;
    void shift(const Token& token, const Token& next, std::vector<Hypothesis>& all) const;
    bool stands(std::string_view text, Piece& piece) const;
    std::string in_context(const Candidate& candidate, std::string_view read, const Token& token,
                           const Token* next) const;

    const LanguageModel& model_;
    const Channel& channel_;
    ChannelMemory& memory_;
};

}  // namespace emend
