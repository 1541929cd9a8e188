#include "pipeline/text/word_lattice.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace emend {

namespace {

constexpr double no_rival = 99;

// What the language model asks for the words of a hypothesis behind `last`; moves `last` to the last of them.
double price(const LanguageModel& model, const Hypothesis& hypothesis, WordNumber& last) {
    double sum = hypothesis.cost;
    for (const WordNumber word : hypothesis.words) {
        sum -= model.log_probability(last, word);
        last = word;
    }
    return sum;
}

// The cheapest way to a place between two tokens that ends in a given word.
struct State {
    WordNumber last = no_word;
    double cost = std::numeric_limits<double>::infinity();
    std::size_t from_token = 0, from_state = 0, hypothesis = 0;
};

class Lattice {
public:
    Lattice(std::span<const Token> tokens, ChannelMemory& memory)
        : tokens_(tokens), model_(memory.model()), hypotheses_(tokens.size()), states_(tokens.size() + 1) {
        const Hypotheses make(memory);
        for (std::size_t n = 0; n < tokens.size(); ++n) {
            hypotheses_[n].push_back(make.as_read(tokens[n]));
            if (tokens[n].foreign) continue;
            std::vector<Hypothesis> others = make.others(tokens.subspan(n));
            if (!others.empty()) in_doubt_ = true;
            std::move(others.begin(), others.end(), std::back_inserter(hypotheses_[n]));
        }
    }

    bool in_doubt() const { return in_doubt_; }

    std::vector<Proposal> best(WordNumber start) {
        states_[0] = {State{start, 0, 0, 0, 0}};
        for (std::size_t n = 0; n < tokens_.size(); ++n) go_on(n);
        return proposals();
    }

private:
    void go_on(std::size_t n) {
        for (std::size_t s = 0; s < states_[n].size(); ++s) {
            for (std::size_t h = 0; h < hypotheses_[n].size(); ++h) {
                const Hypothesis& hypothesis = hypotheses_[n][h];
                State next{states_[n][s].last, 0, n, s, h};
                next.cost = states_[n][s].cost + price(model_, hypothesis, next.last);
                arrive(states_[n + hypothesis.span], next);
            }
        }
    }

    static void arrive(std::vector<State>& states, const State& next) {
        for (State& state : states) {
            if (state.last != next.last) continue;
            if (next.cost < state.cost) state = next;
            return;
        }
        states.push_back(next);
    }

    std::vector<Proposal> proposals() const {
        std::vector<Proposal> all;
        const auto cheaper = [](const State& a, const State& b) { return a.cost < b.cost; };
        const std::vector<State>& last = states_.back();
        const State* state = &*std::min_element(last.begin(), last.end(), cheaper);
        WordNumber behind = no_word;  // the first word of what stands behind
        for (std::size_t at = tokens_.size(); at > 0; at = std::exchange(state, &before(*state))->from_token) {
            const Hypothesis& hypothesis = hypotheses_[state->from_token][state->hypothesis];
            if (hypothesis.repair != Repair::as_read) all.push_back(weighed(*state, before(*state).last, behind));
            if (!hypothesis.words.empty()) behind = hypothesis.words.front();
        }
        std::reverse(all.begin(), all.end());
        return all;
    }

    const State& before(const State& state) const { return states_[state.from_token][state.from_state]; }

    Proposal weighed(const State& state, WordNumber before, WordNumber behind) const {
        const std::size_t n = state.from_token;
        const Hypothesis& chosen = hypotheses_[n][state.hypothesis];
        const auto between = [&](std::span<const Hypothesis* const> chain) {
            WordNumber last = before;
            double sum = 0;
            for (const Hypothesis* hypothesis : chain) sum += price(model_, *hypothesis, last);
            return behind == no_word ? sum : sum - model_.log_probability(last, behind);
        };
        const double cost = between(std::array{&chosen});
        std::vector<const Hypothesis*> same;
        for (std::size_t k = 0; k < chosen.span; ++k) same.push_back(&hypotheses_[n + k].front());
        double rival = cost + no_rival;
        for (const Hypothesis& other : hypotheses_[n]) {
            if (other.repair == Repair::as_read || other.span != chosen.span || other.words == chosen.words) continue;
            rival = std::min(rival, between(std::array{&other}));
        }
        Proposal proposal{n, chosen, between(same) - cost, rival - cost, 0, 0, 0};
        proposal.pair_before = model_.pair_count(before, chosen.words.front());
        proposal.pair_behind = model_.pair_count(chosen.words.back(), behind);
        proposal.count = model_.count(chosen.words.front());
        for (const WordNumber word : chosen.words) proposal.count = std::min(proposal.count, model_.count(word));
        return proposal;
    }

    std::span<const Token> tokens_;
    const LanguageModel& model_;
    std::vector<std::vector<Hypothesis>> hypotheses_;  // of each token; the first is the one as read
    std::vector<std::vector<State>> states_;           // before each token, and at the end
    bool in_doubt_ = false;
};

}  // namespace

std::vector<Proposal> best_repairs(std::span<const Token> tokens, WordNumber start, ChannelMemory& memory) {
    Lattice lattice(tokens, memory);
    return lattice.in_doubt() ? lattice.best(start) : std::vector<Proposal>{};
}

}  // namespace emend
