// Notes are marked in the order in which they are printed, and each is printed on the page of its first marker; later
// markers may repeat an earlier note. So a path runs through the candidates, and its state is the number of notes that
// have been passed. At each candidate it may
//
//     go on to the next note           the cost of the reading for its label, and more where the note is not printed
//                                      on the candidate's page
//     pass over notes that were lost   a cost for each
//     repeat an earlier note           a cost, less where the same words stood before that note's marker, and the
//                                      cost of the reading
//     be a marker without a note       dear, and only for digits that were read
//     be no marker                     what the candidate says it costs
//
// Example: "Declaration,! the Action Plan® … Reduction® … problem,*" before the notes 1 2 3 4: each glyph alone could
// be many digits, but one path gives every candidate a note and every note a candidate. Later "the Action Plan?" is 2
// again because the same words stood before 2. The words before a note's marker are known only when it has been
// placed, so the alignment is made anew with the places found, three times.
//
// The certainty of a candidate comes from the costs of the best paths that take it one way and another, which a run
// from both ends gives for all candidates at once.
#include "stages/marker_alignment.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace emend {

namespace {

constexpr double lost_cost = 3.5, repeat_cost = 3.2, orphan_cost = 5.0, other_section = 6.0;
constexpr double next_section = 2.0;     // a note that found no room on its marker's page stands on the next one
constexpr std::size_t most_lost = 12;    // notes passed over at one candidate
constexpr std::size_t most_repeats = 8;  // earlier notes tried for one candidate
constexpr int rounds = 3;
constexpr double most_bonus = 4.5, slack = 3;  // repeats that cost so much more than no marker are not tried
constexpr double traceless_bonus = 2;          // for a repeat of a note whose first marker was not found

enum class Way { none, first, repeat, orphan };

struct Move {
    Way way = Way::none;
    std::size_t target = 0;
    double cost = 0;
};

// For each note the words before its markers as placed in the round before.
using Contexts = std::vector<std::vector<const std::vector<std::string>*>>;

double same_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    return same >= 3 ? most_bonus : same == 2 ? 3.0 : same == 1 ? 1.2 : 0;
}

class Aligner {
public:
    Aligner(const std::vector<MarkerCandidate>& candidates, const std::vector<Target>& targets,
            const MarkerReadings& readings)
        : candidates_(candidates), targets_(targets), readings_(readings), contexts_(targets.size()) {}

    Alignment align() {
        Alignment alignment;
        measure_moves();
        for (int round = 0; round < rounds; ++round) {
            find_repeats();
            forward();
            alignment = walk_back();
            remember(alignment);
        }
        backward();
        judge(alignment);
        return alignment;
    }

private:
    // The states that candidate `i` can be in: notes of its section and the sections around it may be next.
    std::pair<std::size_t, std::size_t> window(std::size_t i) const {
        const int section = i < candidates_.size() ? candidates_[i].section : 1 << 30;
        const auto before = std::lower_bound(targets_.begin(), targets_.end(), section - 1,
                                             [](const Target& target, int wanted) { return target.section < wanted; });
        const auto behind = std::upper_bound(targets_.begin(), targets_.end(), section + 1,
                                             [](int wanted, const Target& target) { return wanted < target.section; });
        if (i >= candidates_.size()) return {0, targets_.size()};
        return {static_cast<std::size_t>(before - targets_.begin()),
                static_cast<std::size_t>(behind - targets_.begin())};
    }

    double reading_cost(std::size_t i, std::size_t t) const {
        return cost_of(candidates_[i].evidence, targets_[t].label, readings_);
    }

    double section_cost(std::size_t i, std::size_t t) const {
        const int ahead = targets_[t].section - candidates_[i].section;
        return ahead == 0 ? 0 : ahead == 1 ? next_section : other_section;
    }

    // What does not change from round to round.
    void measure_moves() {
        std::map<std::string, int> uses;
        for (const Target& target : targets_) ++uses[target.label];
        first_costs_.resize(candidates_.size());
        earlier_.resize(candidates_.size());
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const auto [from, to] = window(i);
            for (std::size_t t = from; t < to; ++t) first_costs_[i].push_back(reading_cost(i, t) + section_cost(i, t));
            for (std::size_t t = 0; t < to; ++t) {
                if (uses[targets_[t].label] > 1 && section_cost(i, t) > 0) {
                    continue;  // the label means another note here
                }
                const double cost = reading_cost(i, t) + repeat_cost;
                if (cost < candidates_[i].cost_of_none + slack + most_bonus) {
                    earlier_[i].push_back({Way::repeat, t, cost});
                }
            }
        }
    }

    // The best notes to repeat at each candidate, with what the words before it speak for.
    void find_repeats() {
        repeats_.assign(candidates_.size(), {});
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            for (Move move : earlier_[i]) {
                // Of a note whose first marker left no trace a later one may be left.
                const bool traceless = !marked_.empty() && !marked_[move.target];
                double bonus = traceless ? traceless_bonus : 0;
                for (const auto* context : contexts_[move.target]) {
                    if (context != &candidates_[i].context) {
                        bonus = std::max(bonus, same_words(*context, candidates_[i].context));
                    }
                }
                move.cost = std::max(move.cost - bonus, 0.05);
                if (move.cost < candidates_[i].cost_of_none + slack) repeats_[i].push_back(move);
            }
            std::vector<Move>& moves = repeats_[i];
            std::stable_sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.cost < b.cost; });
            if (moves.size() > most_repeats) moves.resize(most_repeats);
        }
    }

    double orphan(std::size_t i) const {
        const MarkerEvidence& evidence = candidates_[i].evidence;
        return evidence.surest() == nullptr ? impossible : orphan_cost - 3 * evidence.likeness_to_digits();
    }

    template <typename Visit>
    void each_move(std::size_t i, std::size_t state, const Visit& visit) const {
        visit(state, Move{Way::none, 0, candidates_[i].cost_of_none});
        if (const double cost = orphan(i); cost < impossible) visit(state, Move{Way::orphan, 0, cost});
        const auto [from, to] = window(i);
        for (std::size_t t = std::max(state, from); t < std::min(to, state + most_lost + 1); ++t) {
            const double lost = lost_cost * static_cast<double>(t - state);
            visit(t + 1, Move{Way::first, t, first_costs_[i][t - from] + lost});
        }
        for (const Move& move : repeats_[i]) {
            if (move.target < state) visit(state, move);
        }
    }

    // Passing over notes without a candidate: between sections whose markers were all lost.
    static void pass_over(std::map<std::size_t, double>& states, std::size_t from) {
        if (states.empty()) return;
        double best = impossible;
        for (auto state = states.begin(); state != states.end() && state->first < from; ++state) {
            best = std::min(best, state->second + lost_cost * static_cast<double>(from - state->first));
        }
        if (best < impossible) {
            const auto known = states.emplace(from, impossible).first;
            known->second = std::min(known->second, best);
        }
        states.erase(states.begin(), states.lower_bound(from));
    }

    void forward() {
        costs_.assign(candidates_.size() + 1, {});
        costs_[0][0] = 0;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            pass_over(costs_[i], window(i).first);
            for (const auto& [state, cost] : costs_[i]) {
                each_move(i, state, [&, base = cost](std::size_t next, const Move& move) {
                    const auto known = costs_[i + 1].emplace(next, impossible).first;
                    known->second = std::min(known->second, base + move.cost);
                });
            }
        }
    }

    double end_cost(std::size_t state) const { return lost_cost * static_cast<double>(targets_.size() - state); }

    void backward() {
        rest_.assign(candidates_.size() + 1, {});
        for (const auto& [state, cost] : costs_.back()) rest_.back()[state] = end_cost(state);
        for (std::size_t i = candidates_.size(); i > 0; --i) {
            for (const auto& [state, cost] : costs_[i - 1]) {
                double best = impossible;
                each_move(i - 1, state, [&](std::size_t next, const Move& move) {
                    best = std::min(best, move.cost + rest_from(i, next));
                });
                rest_[i - 1][state] = best;
            }
        }
    }

    // The rest of the way behind candidate i - 1, states that were passed over included.
    double rest_from(std::size_t i, std::size_t state) const {
        const std::size_t from = i < candidates_.size() ? window(i).first : 0;
        const std::size_t at = std::max(state, from);
        const auto known = rest_[i].find(at);
        if (known == rest_[i].end()) return impossible;
        return known->second + lost_cost * static_cast<double>(at - state);
    }

    Alignment walk_back() const {
        Alignment alignment;
        alignment.candidates.resize(candidates_.size());
        alignment.marked.assign(targets_.size(), false);
        std::size_t state = 0;
        double best = impossible;
        for (const auto& [last, cost] : costs_.back()) {
            if (cost + end_cost(last) < best) {
                best = cost + end_cost(last);
                state = last;
            }
        }
        for (std::size_t i = candidates_.size(); i > 0; --i) step_back(i - 1, state, alignment);
        return alignment;
    }

    void step_back(std::size_t i, std::size_t& state, Alignment& alignment) const {
        // A state below the next candidate's window was raised to it by passing over: look for its origin too.
        const double wanted = costs_[i + 1].contains(state) ? costs_[i + 1].at(state) : impossible;
        for (const auto& [from, cost] : costs_[i]) {
            bool found = false;
            each_move(i, from, [&, base = cost, origin = from](std::size_t next, const Move& move) {
                if (found) return;
                const std::size_t window_from = i + 1 < candidates_.size() ? window(i + 1).first : 0;
                const std::size_t raised = std::max(next, window_from);
                const double passed = lost_cost * static_cast<double>(raised - next);
                if (raised != state || std::abs(base + move.cost + passed - wanted) > 1e-9) return;
                found = true;
                record(i, move, alignment);
                state = origin;
            });
            if (found) return;
        }
    }

    void record(std::size_t i, const Move& move, Alignment& alignment) const {
        Assignment& assignment = alignment.candidates[i];
        if (move.way == Way::first || move.way == Way::repeat) assignment.target = move.target;
        assignment.repeat = move.way == Way::repeat;
        if (move.way == Way::first) alignment.marked[move.target] = true;
        if (move.way == Way::orphan) assignment.orphan = candidates_[i].evidence.surest()->text;
    }

    void remember(const Alignment& alignment) {
        marked_ = alignment.marked;
        for (auto& contexts : contexts_) contexts.clear();
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (alignment.candidates[i].target) {
                contexts_[*alignment.candidates[i].target].push_back(&candidates_[i].context);
            }
        }
    }

    void judge(Alignment& alignment) const {
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            std::map<std::string, double> best;  // by what the candidate is taken for
            for (const auto& [state, cost] : costs_[i]) {
                each_move(i, state, [&, base = cost](std::size_t next, const Move& move) {
                    const double total = base + move.cost + rest_from(i + 1, next);
                    const bool note = move.way == Way::first || move.way == Way::repeat;
                    const std::string name = note                      ? targets_[move.target].label
                                             : move.way == Way::orphan ? "a marker without note"
                                                                       : "no marker";
                    const auto known = best.emplace(name, impossible).first;
                    known->second = std::min(known->second, total);
                });
            }
            set_certainty(alignment.candidates[i], best);
        }
    }

    void set_certainty(Assignment& assignment, const std::map<std::string, double>& best) const {
        const std::string chosen = assignment.target           ? targets_[*assignment.target].label
                                   : assignment.orphan.empty() ? "no marker"
                                                               : "a marker without note";
        const auto own = best.find(chosen);
        double rival = impossible;
        for (const auto& [name, cost] : best) {
            if (name != chosen && cost < rival) {
                rival = cost;
                assignment.rival = name;
            }
        }
        const double margin = own == best.end() ? 0 : rival - own->second;
        assignment.certainty = std::min(0.99, 1 / (1 + std::exp(-margin)));
    }

    const std::vector<MarkerCandidate>& candidates_;
    const std::vector<Target>& targets_;
    const MarkerReadings& readings_;
    Contexts contexts_;
    std::vector<bool> marked_;                                 // by target, in the round before
    std::vector<std::vector<double>> first_costs_;             // by candidate and target of its window
    std::vector<std::vector<Move>> earlier_, repeats_;         // by candidate
    std::vector<std::map<std::size_t, double>> costs_, rest_;  // by candidate and state
};

}  // namespace

Alignment align_markers(const std::vector<MarkerCandidate>& candidates, const std::vector<Target>& targets,
                        const MarkerReadings& readings) {
    return Aligner(candidates, targets, readings).align();
}

}  // namespace emend
