// Notes are numbered one after the other and printed in that order, each on the page of its first marker; what was read
// of a label is evidence, not the label. A shortest path runs through the pages; its state is the last number given
// out to a note and the last one that was marked. A page that takes both from a to b costs
//
//     its notes     what the readings say against the numbers they get, in order; each number without a note is dear,
//                   and so are two notes printed the wrong way round
//     its markers   what the readings say against the numbers a + 1 … b as first markers, in order, with the other
//                   candidates as repeats or as no markers; each number without a marker is dear
//
// and these two meet only in a and b, so each is a small path of its own (notes_of, markers_of). Two notes that were
// printed the wrong way round have their first markers in that order as well, so the markers are asked once more. Where
// a page's foot has no room for all of its notes, the last ones stand on the next page: then the numbers marked are
// ahead of those printed by a few, at a price. Read "! 2 3 * ®" at the foot of a page: only 1 2 3 4 5 is cheap, since
// "*" as a symbol would make the last one a 4, and "®" as a 5 needs no skip. Where the labels "? * °" could be
// anything, the markers above them, read as 7 and 9, say 7 8 9.
//
// The first number is free, though 1 is cheapest: an extract may begin with note 51. Where numbering starts anew on
// every page all this is different, so the path is sought under both rules, numbers that run on and numbers that belong
// to their page, and the cheaper one wins.
#include "stages/note_numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace emend {

namespace {

constexpr std::size_t few_notes = 3, looked_at_first = 3;
constexpr double symbol_cost = 2.5, symbol_among_numbers = 4.5, start_cost = 4;
constexpr double first_lost_note = 5, further_lost_note = 1;  // in a row
constexpr double lost_marker = 3.5, repeat_cost = 3.2, orphan_cost = 5;
constexpr double swapped_cost = 4.6;                    // two notes in the wrong order
constexpr double restart_within = 14;                   // numbering starts anew between two notes of a page
constexpr double beam = 30;                             // states that cost so much more than the best are dropped
constexpr double behind_cost = 2.5, each_behind = 0.5;  // notes printed on the page after their markers
constexpr int most_behind = 12;
constexpr int most_lost = 4;            // notes in a row, beyond those that were found
constexpr int repeats_back = 40;        // numbers before the last one that a marker may repeat without naming them
constexpr std::size_t most_notes = 60;  // of a page whose markers are looked at; endnotes say nothing of their place

// What it costs to start anew on a new page, and not to.
struct Rule {
    double restart, run_on;
};
constexpr Rule numbers_run_on{7, 0}, numbers_of_pages{0.2, 3};
// It is the rarer one, and it is freer: a note that was lost costs it nothing on the pages that follow.
constexpr double page_rule_cost = 3, page_rule_cost_a_page = 1.5;

struct Section {
    std::vector<std::size_t> notes, candidates;
};

// What a way to number a page's notes is kept under: the last number given out, and the lower one of two that were
// printed the wrong way round, 0 for none.
struct Numbering {
    int last = 0, swapped = 0;
    auto operator<=>(const Numbering&) const = default;
};

// One way to number a page's notes.
struct Numbered {
    double cost = impossible;
    std::vector<std::optional<int>> numbers;  // nothing: a symbol
    bool restarted = false;                   // between two notes
};

// The last number of a printed note, and the last one that was marked, which is not lower.
struct Count {
    int printed = 0, marked = 0;
    auto operator<=>(const Count&) const = default;
};

struct Step {
    double cost = impossible;
    Count from;  // state before
    std::vector<std::optional<int>> numbers;
};

template <typename State, typename Value>
void keep_cheaper(std::map<State, Value>& all, const State& state, Value value) {
    Value& known = all[state];
    if (value.cost < known.cost) known = std::move(value);
}

template <typename State, typename Value>
void drop_dear(std::map<State, Value>& all) {
    double best = impossible;
    for (const auto& [state, value] : all) best = std::min(best, value.cost);
    std::erase_if(all, [&](const auto& entry) { return entry.second.cost > best + beam; });
}

double cost_of_lost_notes(int count) { return count > 0 ? first_lost_note + further_lost_note * (count - 1) : 0; }

// The numbers that the readings of a marker or label give.
std::vector<int> named_numbers(const MarkerEvidence& evidence) {
    std::vector<int> numbers;
    for (const std::vector<Reading>* readings : {&evidence.digits, &evidence.print}) {
        for (const Reading& reading : *readings) {
            if (reading.text.size() <= 4) numbers.push_back(std::stoi(reading.text));
        }
    }
    return numbers;
}

class Numberer {
public:
    Numberer(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& candidates,
             const MarkerReadings& readings)
        : notes_(notes), candidates_(candidates), readings_(readings), known_(candidates.size()) {
        std::map<int, Section> sections;
        for (std::size_t n = 0; n < notes.size(); ++n) sections[notes[n].section].notes.push_back(n);
        for (std::size_t i = 0; i < candidates.size(); ++i) sections[candidates[i].section].candidates.push_back(i);
        for (auto& [number, section] : sections) sections_.push_back(std::move(section));
    }

    struct Path {
        double cost = impossible;
        std::vector<std::optional<int>> numbers;  // of all notes; nothing: a symbol
    };

    Path cheapest(const Rule& rule) {
        std::vector<std::map<Count, Step>> path{beginnings()};
        for (const Section& section : sections_) {
            std::map<Count, Step> next;
            ways_.clear();
            marks_.clear();
            for (const auto& [state, step] : path.back()) {
                const bool begun = state.printed > 0 && !section.notes.empty();
                add_page(section, state, state, step.cost + (begun ? rule.run_on : 0), next);
                if (begun) add_page(section, {}, state, step.cost + rule.restart, next);
            }
            drop_dear(next);
            path.push_back(std::move(next));
        }
        return walk_back(path);
    }

private:
    // 0, and what the first labels and markers name: symbols may stand before the first number.
    std::map<Count, Step> beginnings() const {
        std::map<Count, Step> states;
        states[{}].cost = 0;
        const auto add = [&](const MarkerEvidence& evidence, std::size_t numbers_before) {
            for (const int number : named_numbers(evidence)) {
                const int before = number - 1 - static_cast<int>(numbers_before);
                if (before > 0) keep_cheaper(states, Count{before, before}, Step{start_cost, {}, {}});
            }
        };
        for (std::size_t n = 0; n < std::min(looked_at_first, notes_.size()); ++n) {
            for (std::size_t before = 0; before <= n; ++before) add(notes_[n].label, before);
        }
        for (std::size_t i = 0; i < std::min(looked_at_first, candidates_.size()); ++i) add(candidates_[i].evidence, i);
        return states;
    }

    // All ways to go on from `last` through a page; `origin` is the state that the path comes from.
    void add_page(const Section& section, const Count& last, const Count& origin, double cost,
                  std::map<Count, Step>& next) {
        if (!ways_.contains(last.printed)) ways_[last.printed] = notes_of(section, last.printed);
        for (const auto& [numbering, numbered] : ways_[last.printed]) {
            const int printed = numbering.last;
            const Numbering key{last.marked, numbering.swapped};
            if (!marks_.contains(key)) marks_[key] = markers_of(section, key);
            const std::vector<double>& marks = marks_[key];
            if (numbered.restarted) {
                const double least = *std::min_element(marks.begin(), marks.end());
                keep_cheaper(next, {printed, printed}, Step{cost + numbered.cost + least, origin, numbered.numbers});
                continue;
            }
            for (int behind = 0; behind <= most_behind; ++behind) {
                const int marked = printed + behind, steps = marked - last.marked;
                if (steps < 0 || steps >= static_cast<int>(marks.size())) continue;
                const double late = behind > 0 ? behind_cost + each_behind * behind : 0;
                const double total = cost + numbered.cost + marks[static_cast<std::size_t>(steps)] + late;
                keep_cheaper(next, {printed, marked}, Step{total, origin, numbered.numbers});
            }
        }
    }

    // The ways to number the page's notes behind `last`.
    std::map<Numbering, Numbered> notes_of(const Section& section, int last) const {
        std::vector<std::map<Numbering, Numbered>> after(section.notes.size() + 1);  // so many notes
        after[0][{last, 0}].cost = 0;
        for (std::size_t k = 0; k < section.notes.size(); ++k) {
            drop_dear(after[k]);
            for (const auto& [state, way] : after[k]) {
                number_one(section.notes[k], state, way, after[k + 1]);
                if (k + 1 < section.notes.size()) swap_two(section.notes[k], state, way, after[k + 2]);
            }
        }
        drop_dear(after.back());
        const std::map<Numbering, Numbered>& ways = after.back();
        std::map<Numbering, Numbered> with_lost = ways;  // the page's last notes may be lost as well
        for (const auto& [state, way] : ways) {
            for (int lost = 1; lost <= most_lost; ++lost) {
                Numbered longer = way;
                longer.cost += cost_of_lost_notes(lost);
                keep_cheaper(with_lost, {state.last + lost, state.swapped}, std::move(longer));
            }
        }
        return with_lost;
    }

    // Two notes printed in the wrong order, where their labels speak for it: the second number before the first. Once
    // on a page.
    void swap_two(std::size_t n, const Numbering& from, const Numbered& way,
                  std::map<Numbering, Numbered>& next) const {
        constexpr double clearly = 0.5;
        if (from.swapped > 0) return;
        const auto cost = [&](std::size_t note, int ahead) {
            return cost_of(notes_[note].label, std::to_string(from.last + ahead), readings_);
        };
        const double swapped = cost(n, 2) + cost(n + 1, 1);
        if (swapped + clearly > cost(n, 1) + cost(n + 1, 2)) return;
        Numbered longer = way;
        longer.cost += swapped_cost + swapped;
        longer.numbers.insert(longer.numbers.end(), {from.last + 2, from.last + 1});
        keep_cheaper(next, {from.last + 2, from.last + 1}, std::move(longer));
    }

    void number_one(std::size_t n, const Numbering& from, const Numbered& way,
                    std::map<Numbering, Numbered>& next) const {
        const MarkerEvidence& label = notes_[n].label;
        const int state = from.last;
        const auto add = [&](int to, std::optional<int> number, double cost, bool restarted) {
            Numbered longer = way;
            longer.cost += cost;
            longer.numbers.push_back(number);
            longer.restarted |= restarted;
            keep_cheaper(next, {to, from.swapped}, std::move(longer));
        };
        for (int lost = 0; lost <= most_lost; ++lost) {
            const int number = state + 1 + lost;
            add(number, number, cost_of_lost_notes(lost) + cost_of(label, std::to_string(number), readings_), false);
        }
        if (!symbol_label(label.glyphs).empty()) {
            // A recogniser of ours reads many a raised digit as a symbol; then the digit-only looks see something in
            // it.
            constexpr double seen = 0.1;
            const bool digit_seen = label.likeness_to_digits() >= seen;
            const bool among_numbers =
                (state > 0 && n > 0) || (label.scanned && digit_seen && notes_.size() > few_notes);
            add(state, std::nullopt, label.exact ? 0.1 : among_numbers ? symbol_among_numbers : symbol_cost, false);
        }
        if (!way.numbers.empty() && state > 1) {
            add(1, 1, restart_within + cost_of(label, "1", readings_), true);
        }
    }

    double reading_cost(std::size_t i, int number) {
        const auto [known, fresh] = known_[i].emplace(number, 0);
        if (fresh) known->second = cost_of(candidates_[i].evidence, std::to_string(number), readings_);
        return known->second;
    }

    // What a candidate's readings say against the numbers from `lowest` on.
    struct Readings {
        int lowest = 1;
        std::vector<double> costs;
        std::vector<std::pair<int, double>> named;  // the numbers that were read, with their costs
        double of(int number) const { return costs[static_cast<std::size_t>(number - lowest)]; }
    };

    Readings readings_of(std::size_t i, int lowest, int highest) {
        Readings readings{lowest, {}, {}};
        for (int number = lowest; number <= highest; ++number) readings.costs.push_back(reading_cost(i, number));
        for (const int number : named_numbers(candidates_[i].evidence)) {
            readings.named.emplace_back(number, reading_cost(i, number));
        }
        return readings;
    }

    // The cheapest repeat of a number up to `last`.
    static double cost_of_repeat(const Readings& readings, int last) {
        double best = impossible;
        for (int number = std::max(1, last - repeats_back); number <= last; ++number) {
            best = std::min(best, readings.of(number));
        }
        for (const auto& [number, cost] : readings.named) {
            if (number > 0 && number <= last) best = std::min(best, cost);
        }
        return best + repeat_cost;
    }

    double cost_of_no_first(std::size_t i, const Readings& readings, int last) {
        const MarkerCandidate& candidate = candidates_[i];
        double cost = std::min(candidate.cost_of_none, cost_of_repeat(readings, last));
        if (candidate.evidence.surest() != nullptr) {
            cost = std::min(cost, orphan_cost - 3 * candidate.evidence.likeness_to_digits());
        }
        return cost;
    }

    // What the page's candidates cost where `before.last + n` is the last number first marked on it, for n from 0.
    std::vector<double> markers_of(const Section& section, const Numbering& before) {
        const int last = before.last;
        const auto in_print = [&](int number) {
            const bool first = number == before.swapped, second = number == before.swapped + 1;
            return before.swapped == 0 ? number : first ? number + 1 : second ? number - 1 : number;
        };
        constexpr std::size_t ahead = 2 * most_lost + most_behind + 1;
        const std::size_t size = section.notes.size() + ahead;
        std::vector<double> costs(size, impossible);
        costs[0] = 0;
        if (section.notes.size() > most_notes) {
            costs.assign(size, 0);
            return costs;
        }
        for (const std::size_t i : section.candidates) {
            std::vector<double> next(size, impossible);
            const Readings readings = readings_of(i, std::max(1, last - repeats_back), last + static_cast<int>(size));
            for (std::size_t state = 0; state < size; ++state) {
                if (costs[state] >= impossible) continue;
                const int number = last + static_cast<int>(state);
                next[state] = std::min(next[state], costs[state] + cost_of_no_first(i, readings, number));
                for (std::size_t to = state + 1; to < size; ++to) {
                    const double lost = lost_marker * static_cast<double>(to - state - 1);
                    next[to] =
                        std::min(next[to], costs[state] + lost + readings.of(in_print(last + static_cast<int>(to))));
                }
            }
            costs = std::move(next);
        }
        for (std::size_t state = 1; state < size; ++state) {
            costs[state] = std::min(costs[state], costs[state - 1] + lost_marker);
        }
        return costs;
    }

    Path walk_back(const std::vector<std::map<Count, Step>>& path) const {
        const auto total = [](const auto& entry) {
            return entry.second.cost + cost_of_lost_notes(entry.first.marked - entry.first.printed);
        };
        const auto best = std::min_element(path.back().begin(), path.back().end(),
                                           [&](const auto& a, const auto& b) { return total(a) < total(b); });
        Path cheapest;
        cheapest.cost = total(*best);
        cheapest.numbers.resize(notes_.size());
        Count state = best->first;
        for (std::size_t s = sections_.size(); s > 0; --s) {
            const Step& step = path[s].at(state);
            const std::vector<std::size_t>& notes = sections_[s - 1].notes;
            for (std::size_t n = 0; n < notes.size(); ++n) cheapest.numbers[notes[n]] = step.numbers[n];
            state = step.from;
        }
        return cheapest;
    }

    const std::vector<NoteSeen>& notes_;
    const std::vector<MarkerCandidate>& candidates_;
    const MarkerReadings& readings_;
    std::vector<Section> sections_;
    std::map<int, std::map<Numbering, Numbered>> ways_;  // of the section at hand, by the last number printed before
    std::map<Numbering, std::vector<double>> marks_;     // likewise, by the last number marked before
    std::vector<std::map<int, double>> known_;           // costs of readings, by candidate and number
};

}  // namespace

std::vector<NoteLabel> number_notes(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& candidates,
                                    const MarkerReadings& readings) {
    if (notes.empty()) return {};
    Numberer numberer(notes, candidates, readings);
    const Numberer::Path running = numberer.cheapest(numbers_run_on), by_page = numberer.cheapest(numbers_of_pages);
    std::set<int> pages;
    for (const NoteSeen& note : notes) pages.insert(note.section);
    const double dearer = page_rule_cost + page_rule_cost_a_page * static_cast<double>(pages.size());
    const Numberer::Path& chosen = by_page.cost + dearer < running.cost ? by_page : running;
    std::vector<NoteLabel> labels;
    for (std::size_t n = 0; n < notes.size(); ++n) {
        const std::optional<int>& number = chosen.numbers[n];
        const std::string label = number ? std::to_string(*number) : symbol_label(notes[n].label.glyphs);
        const double cost = cost_of(notes[n].label, label, readings);
        // Sure where the reading and the sequence agree; where they do not, the sequence carries the day.
        labels.push_back({label, cost < 1 ? 0.99 : cost < 4 ? 0.95 : 0.85});
    }
    return labels;
}

}  // namespace emend
