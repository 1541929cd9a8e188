// The best way through a paragraph: a noisy channel over the words and blanks of the line.
//
// Each token has the hypothesis that it is right as it was read, and, where that is in doubt, others: another word, two
// words for one, one word for two. A hypothesis costs what its confusions cost; a way through the paragraph costs that
// and what the language model asks for each word behind the one before (negative logarithms of probabilities):
//
//     as read         Urgesall          Statesto         ratify
//     hypotheses      Urges | all       States | to
//                     Urge | sall       Statesmen
//
// The best way is found by dynamic programming over the tokens (Viterbi 1967), the state being the last word. Of each
// repair on it, the margin says by how much it beats the words as read between the same neighbours.
#pragma once

#include <span>
#include <vector>

#include "pipeline/text/hypotheses.h"

namespace emend {

struct Proposal {
    std::size_t token = 0;  // the first of those that it stands for
    Hypothesis hypothesis;
    double margin = 0;     // over the words as read; natural logarithm of the odds as far as the model knows
    double runner_up = 0;  // over the next best other repair of the same tokens; large where there is none
    double pair_before = 0, pair_behind = 0;  // how often the archive has it behind the word before, before the next
    double count = 0;                         // how often it has the rarest of its words
};

// `start`: what the language model sees before the first token.
std::vector<Proposal> best_repairs(std::span<const Token> tokens, WordNumber start, ChannelMemory& memory);

}  // namespace emend
