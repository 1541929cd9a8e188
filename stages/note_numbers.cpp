// Notes are numbered one after the other, and they are printed in that order; what was read of a label is evidence,
// not the label. A shortest path runs through the notes; its state is the last number given out. From note to note
//
//     the number goes up by one            cheap
//     a number is skipped                  dear, and dearer for each: a note that was lost
//     numbering starts anew at 1           very dear; but see below
//     the label is a symbol (* † ‡)        the number stays; dear unless the symbol was read surely
//
// and each state costs what the readings say against its number. Read "! 2 3 * ®": only 1 2 3 4 5 is cheap, since "*"
// as a symbol would make the last one a 4, and "®" as a 5 needs no skip. The first number is free, though 1 is
// cheapest: an extract may begin with note 51. Where numbering starts anew on every page all this is different, so the
// path is sought under both rules, numbers that run on and numbers that belong to their page, and the cheaper one wins.
#include "stages/note_numbers.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace emend {

namespace {

constexpr double skip_cost = 4, each_skipped = 1, symbol_cost = 2.5, symbol_among_numbers = 4.5, start_cost = 4;

constexpr double unmarked_cost = 1.5;  // of a number that no marker of the page was read as, though others were

// What it costs to start anew on a new page, on the same page, and not to start anew on a new page.
struct Rule {
    double restart_on_page, restart_within, run_on;
};
constexpr Rule numbers_run_on{7, 9, 0}, numbers_of_pages{0.2, 9, 3};
constexpr double page_rule_cost = 3;  // it is the rarer one
constexpr int most_skipped = 4;
constexpr double beam = 30;  // states that cost so much more than the best are dropped

struct Step {
    double cost = impossible;
    int from = -1;        // state before
    bool symbol = false;  // the note has a symbol, the number stays
};

using States = std::map<int, Step>;  // last number given out: how it was reached cheapest

// Numbers that the readings name: where a sequence may begin.
std::vector<int> named_numbers(const MarkerEvidence& evidence) {
    std::vector<int> numbers{1};
    for (const Reading& reading : evidence.digits) {
        if (reading.text.size() <= 4) numbers.push_back(std::stoi(reading.text));
    }
    return numbers;
}

void reach(States& states, int state, const Step& step) {
    Step& known = states[state];
    if (step.cost < known.cost) known = step;
}

void drop_dear(States& states) {
    double best = impossible;
    for (const auto& [state, step] : states) best = std::min(best, step.cost);
    std::erase_if(states, [&](const auto& entry) { return entry.second.cost > best + beam; });
}

States next_states(const States& states, const NoteSeen& note, bool new_page, bool first, const Rule& rule,
                   const MarkerReadings& readings) {
    States next;
    const std::string symbol = symbol_label(note.label.glyphs);
    const auto number_cost = [&](int number) {
        const double unmarked = note.marked.empty() || note.marked.contains(number) ? 0 : unmarked_cost;
        return cost_of(note.label, std::to_string(number), readings) + unmarked;
    };
    for (const auto& [state, step] : states) {
        for (int skipped = 0; skipped <= most_skipped && !first; ++skipped) {
            const double skip = (skipped > 0 ? skip_cost + each_skipped * skipped : 0) + (new_page ? rule.run_on : 0);
            const int number = state + 1 + skipped;
            reach(next, number, {step.cost + skip + number_cost(number), state, false});
        }
        if (!symbol.empty()) {
            const double sure = note.label.exact ? 0.1 : state > 0 ? symbol_among_numbers : symbol_cost;
            reach(next, state, {step.cost + sure, state, true});
        }
        if (first) {
            for (const int number : named_numbers(note.label)) {
                reach(next, number, {step.cost + (number == 1 ? 0 : start_cost) + number_cost(number), state, false});
            }
        } else if (state > 0) {
            const double restart = new_page ? rule.restart_on_page : rule.restart_within;
            reach(next, 1, {step.cost + restart + number_cost(1), state, false});
        }
    }
    drop_dear(next);
    return next;
}

struct Path {
    double cost = impossible;
    std::vector<NoteLabel> labels;
};

Path cheapest_path(const std::vector<NoteSeen>& notes, const Rule& rule, const MarkerReadings& readings) {
    std::vector<States> path{{{0, {0, -1, false}}}};
    for (std::size_t n = 0; n < notes.size(); ++n) {
        const bool new_page = n > 0 && notes[n].page != notes[n - 1].page;
        const bool first = path.back().size() == 1 && path.back().begin()->first == 0;
        path.push_back(next_states(path.back(), notes[n], new_page, first, rule, readings));
    }
    Path cheapest;
    cheapest.labels.resize(notes.size());
    const auto best = std::min_element(path.back().begin(), path.back().end(),
                                       [](const auto& a, const auto& b) { return a.second.cost < b.second.cost; });
    if (best == path.back().end()) return cheapest;
    cheapest.cost = best->second.cost;
    int state = best->first;
    for (std::size_t n = notes.size(); n > 0; --n) {
        const Step& step = path[n].at(state);
        NoteLabel& label = cheapest.labels[n - 1];
        label.label = step.symbol ? symbol_label(notes[n - 1].label.glyphs) : std::to_string(state);
        const double cost = cost_of(notes[n - 1].label, label.label, readings);
        // Sure where the reading and the sequence agree; where they do not, the sequence carries the day.
        label.certainty = cost < 1 ? 0.99 : cost < 4 ? 0.95 : 0.85;
        state = step.from;
    }
    return cheapest;
}

// Do markers on several pages name numbers that the page's own notes could not have if each page began at 1?
bool run_past_pages(const std::vector<NoteSeen>& notes) {
    std::map<int, int> count;
    for (const NoteSeen& note : notes) ++count[note.page];
    std::set<std::pair<int, int>> past;  // page, number
    for (const NoteSeen& note : notes) {
        for (const int number : note.marked) {
            if (number > count[note.page] + 2) past.emplace(note.page, number);
        }
    }
    return past.size() >= 2;
}

}  // namespace

std::vector<NoteLabel> number_notes(const std::vector<NoteSeen>& notes, const MarkerReadings& readings) {
    if (notes.empty()) return {};
    const Path running = cheapest_path(notes, numbers_run_on, readings);
    if (run_past_pages(notes)) return running.labels;
    const Path by_page = cheapest_path(notes, numbers_of_pages, readings);
    return by_page.cost + page_rule_cost < running.cost ? by_page.labels : running.labels;
}

}  // namespace emend
