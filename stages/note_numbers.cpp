// Notes are numbered one after the other and printed in that order, each on the page of its first marker; what was read
// of a label is evidence, not the label. A shortest path runs through the pages; its state is the last number given
// out to a note and the last one that was marked. A page that takes both from a to b costs
//
//     its notes     what the readings say against the numbers they get, in order; each number without a note is dear,
//                   and so are two notes printed the wrong way round
//     its markers   what the readings say against the numbers a + 1 … b as first markers, in order, with the other
//                   candidates as repeats or as no markers; each number without a marker is dear
//
// and these two meet only in a and b, so each is a small path of its own (notes_of; first_markers.h). Two notes that
// were printed the wrong way round have their first markers in that order as well, so the markers are asked once more.
// Where a page's foot has no room for all of its notes, the last ones stand on the next page: then the numbers marked
// are ahead of those printed by a few, at a price. Read "! 2 3 * ®" at the foot of a page: only 1 2 3 4 5 is cheap,
// since "*" as a symbol would make the last one a 4, and "®" as a 5 needs no skip. Where the labels "? * °" could be
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

#include "stages/first_markers.h"

namespace emend {

namespace {

constexpr std::size_t few_notes = 3, looked_at_first = 3;
constexpr double symbol_cost = 2.5, symbol_among_numbers = 4.5, start_cost = 4;
constexpr double symbol_in_text = 9;                          // among numbers: "*" may be any of them
constexpr double symbol_behind_number = 7;                    // of its page: notes with symbols are printed first
constexpr double first_lost_note = 5, further_lost_note = 1;  // in a row
constexpr double swapped_cost = 4.6;                          // two notes in the wrong order
constexpr double restart_within = 14;                         // numbering starts anew between two notes of a page
constexpr double beam = 30;                                   // states that cost so much more than the best are dropped
constexpr double behind_cost = 2.5, each_behind = 0.5;        // notes printed on the page after their markers
constexpr int most_behind = 12;
constexpr std::size_t most_notes = 60;  // of a page whose markers are looked at; endnotes say nothing of their place
constexpr int most_lost = 4;            // notes in a row, beyond those that were found

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

// `make` gives the value; nearly all are dearer than what is known, and never made.
template <typename State, typename Value, typename Make>
void keep_cheaper(std::map<State, Value>& all, const State& state, double cost, Make make) {
    Value& known = all[state];
    if (cost < known.cost) known = make();
}

template <typename State, typename Value>
void drop_dear(std::map<State, Value>& all) {
    double best = impossible;
    for (const auto& [state, value] : all) best = std::min(best, value.cost);
    std::erase_if(all, [&](const auto& entry) { return entry.second.cost > best + beam; });
}

double cost_of_lost_notes(int count) { return count > 0 ? first_lost_note + further_lost_note * (count - 1) : 0; }

class Numberer {
public:
    Numberer(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& candidates,
             const MarkerReadings& readings)
        : notes_(notes), candidates_(candidates), readings_(readings), first_markers_(candidates, readings) {
        std::map<int, Section> sections;
        for (std::size_t n = 0; n < notes.size(); ++n) sections[notes[n].section].notes.push_back(n);
        for (std::size_t i = 0; i < candidates.size(); ++i) sections[candidates[i].section].candidates.push_back(i);
        for (auto& [number, section] : sections) sections_.push_back(std::move(section));
    }

    struct Path {
        double cost = impossible;
        std::vector<std::optional<int>> numbers;  // of all notes; nothing: a symbol
    };

    // Under each rule. What a page costs is the same under all of them, so they go through the pages side by side.
    std::vector<Path> cheapest(const std::vector<Rule>& rules) {
        std::vector<Trellis> trellises(rules.size(), Trellis{beginnings()});
        for (const Section& section : sections_) {
            ways_.clear();
            marks_.clear();
            for (std::size_t r = 0; r < rules.size(); ++r) {
                trellises[r].push_back(after_page(section, trellises[r].back(), rules[r]));
            }
        }
        std::vector<Path> paths;
        paths.reserve(rules.size());
        for (const Trellis& trellis : trellises) paths.push_back(walk_back(trellis));
        return paths;
    }

private:
    using States = std::map<Count, Step>;
    using Trellis = std::vector<States>;  // before the first page and behind each

    // 0, and what the first labels and markers name: symbols may stand before the first number.
    States beginnings() const {
        States states;
        states[{}].cost = 0;
        const auto add = [&](const MarkerEvidence& evidence, std::size_t numbers_before) {
            for (const int number : named_numbers(evidence)) {
                const int before = number - 1 - static_cast<int>(numbers_before);
                const auto start = [] { return Step{start_cost, {}, {}}; };
                if (before > 0) keep_cheaper(states, Count{before, before}, start_cost, start);
            }
        };
        for (std::size_t n = 0; n < std::min(looked_at_first, notes_.size()); ++n) {
            for (std::size_t before = 0; before <= n; ++before) add(notes_[n].label, before);
        }
        for (std::size_t i = 0; i < std::min(looked_at_first, candidates_.size()); ++i) add(candidates_[i].evidence, i);
        return states;
    }

    States after_page(const Section& section, const States& before, const Rule& rule) {
        Ahead ahead;
        for (const auto& [state, step] : before) {
            const bool begun = state.printed > 0 && !section.notes.empty();
            add_page(section, state, state, step.cost + (begun ? rule.run_on : 0), ahead);
            if (begun) add_page(section, {}, state, step.cost + rule.restart, ahead);
        }
        drop_dear(ahead.states);
        return std::move(ahead.states);
    }

    // The states behind a page as they are found, and the cost of the best: what is dearer by the beam is not kept.
    struct Ahead {
        States states;
        double best = impossible;

        bool is_too_dear(double cost) const { return cost > best + beam; }

        void add(const Count& state, double cost, const Count& origin, const Numbered& numbered) {
            if (is_too_dear(cost)) return;
            best = std::min(best, cost);
            keep_cheaper(states, state, cost, [&] { return Step{cost, origin, numbered.numbers}; });
        }
    };

    // All ways to go on from `last` through a page; `origin` is the state that the path comes from.
    void add_page(const Section& section, const Count& last, const Count& origin, double cost, Ahead& ahead) {
        if (ahead.is_too_dear(cost)) return;
        const auto [ways, is_new] = ways_.try_emplace(last.printed);
        if (is_new) ways->second = notes_of(section, last.printed);
        for (const auto& [numbering, numbered] : ways->second) {
            if (ahead.is_too_dear(cost + numbered.cost)) continue;
            const int printed = numbering.last;
            const std::vector<double>& marks = markers_of(section, {last.marked, numbering.swapped});
            if (numbered.restarted) {
                const double least = *std::min_element(marks.begin(), marks.end());
                ahead.add({printed, printed}, cost + numbered.cost + least, origin, numbered);
                continue;
            }
            for (int behind = 0; behind <= most_behind; ++behind) {
                const int marked = printed + behind, steps = marked - last.marked;
                if (steps < 0 || steps >= static_cast<int>(marks.size())) continue;
                const double late = behind > 0 ? behind_cost + each_behind * behind : 0;
                ahead.add({printed, marked}, cost + numbered.cost + marks[static_cast<std::size_t>(steps)] + late,
                          origin, numbered);
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
                const double cost = way.cost + cost_of_lost_notes(lost);
                keep_cheaper(with_lost, {state.last + lost, state.swapped}, cost, [&way = way, cost] {
                    return Numbered{cost, way.numbers, way.restarted};
                });
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
        const double total = way.cost + (swapped_cost + swapped);
        keep_cheaper(next, {from.last + 2, from.last + 1}, total, [&] {
            Numbered longer{total, way.numbers, way.restarted};
            longer.numbers.insert(longer.numbers.end(), {from.last + 2, from.last + 1});
            return longer;
        });
    }

    // `numbered`: notes with numbers stand before it.
    double cost_of_symbol(const MarkerEvidence& label, bool numbered, const Numbered& way) const {
        if (label.exact) return 0.1;
        if (!label.scanned) return numbered || notes_.size() > few_notes ? symbol_in_text : symbol_cost;
        // A recogniser of ours reads many a raised digit as a symbol; then the digit-only looks see something in it.
        constexpr double seen = 0.1;
        const bool digit_seen = label.likeness_to_digits() >= seen;
        if (!numbered && !(digit_seen && notes_.size() > few_notes)) return symbol_cost;
        const bool behind_number = digit_seen && !way.numbers.empty() && way.numbers.back();
        return behind_number ? symbol_behind_number : symbol_among_numbers;
    }

    void number_one(std::size_t n, const Numbering& from, const Numbered& way,
                    std::map<Numbering, Numbered>& next) const {
        const MarkerEvidence& label = notes_[n].label;
        const int state = from.last;
        const auto add = [&](int to, std::optional<int> number, double cost, bool restarted) {
            const double total = way.cost + cost;
            keep_cheaper(next, {to, from.swapped}, total, [&] {
                Numbered longer{total, way.numbers, way.restarted || restarted};
                longer.numbers.push_back(number);
                return longer;
            });
        };
        for (int lost = 0; lost <= most_lost; ++lost) {
            const int number = state + 1 + lost;
            add(number, number, cost_of_lost_notes(lost) + cost_of(label, std::to_string(number), readings_), false);
        }
        if (!symbol_label(label.glyphs).empty()) {
            add(state, std::nullopt, cost_of_symbol(label, state > 0 && n > 0, way), false);
        }
        if (!way.numbers.empty() && state > 1) {
            add(1, 1, restart_within + cost_of(label, "1", readings_), true);
        }
    }

    const std::vector<double>& markers_of(const Section& section, const Numbering& before) {
        const auto [marks, is_new] = marks_.try_emplace(before);
        if (is_new) {
            constexpr std::size_t ahead = 2 * most_lost + most_behind;
            const std::size_t most = section.notes.size() + ahead;
            marks->second = section.notes.size() > most_notes
                                ? std::vector<double>(most + 1, 0)
                                : first_markers_.costs(section.candidates, before.last, before.swapped, most);
        }
        return marks->second;
    }

    Path walk_back(const Trellis& path) const {
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
    FirstMarkers first_markers_;
    std::vector<Section> sections_;
    std::map<int, std::map<Numbering, Numbered>> ways_;  // of the section at hand, by the last number printed before
    std::map<Numbering, std::vector<double>> marks_;     // likewise, by the last number marked before
};

}  // namespace

std::vector<NoteLabel> number_notes(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& candidates,
                                    const MarkerReadings& readings) {
    if (notes.empty()) return {};
    Numberer numberer(notes, candidates, readings);
    const std::vector<Numberer::Path> paths = numberer.cheapest({numbers_run_on, numbers_of_pages});
    const Numberer::Path &running = paths.front(), &by_page = paths.back();
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
