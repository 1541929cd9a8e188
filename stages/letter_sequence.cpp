// Every paragraph of the run may be the next letter, another letter, a roman numeral within a letter, or running text.
// What was read of its label tells how likely each is, and letters follow one another, so the run is read as a whole:
//
//     read     (a)  (b)  (c)  (d)  (c)  (1)  (g)  (h)  G)   G)   (k)
//     meant                        (e)  (f)            (i)  (j)
//
// Taking "(c)" for (e) costs 2 by the table of shapes; leaving it would cost a step back and a gap before (g). The
// cheapest way through the run is found from left to right, for each pair of the last letter and the last numeral.
#include "stages/letter_sequence.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "pipeline/text/ascii.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double other = 4, lost_bracket = 0.5;
constexpr double gap = 4, wider_gap = 1.5, widest_gap = 8, again = 3.5, anew = 2, back = 5, deeper = 0.3, expected = 2;
constexpr double hopeless = 20;  // behind the cheapest way
constexpr double impossible = std::numeric_limits<double>::infinity();

using State = std::pair<int, int>;  // the last letter and the last numeral within it; 0: none

struct Step {
    double cost = impossible;
    State before;
    Lettered taken;
};
using Steps = std::map<State, Step>;

// "(g)" as "(g", "{d]" as "(d", "G)" as "G".
std::string without_closing(std::string_view text) {
    std::string bare(text);
    while (!bare.empty() && std::string_view(")]}.,;:").find(bare.back()) != std::string_view::npos) bare.pop_back();
    if (!bare.empty() && std::string_view("([{").find(bare.front()) != std::string_view::npos) bare.front() = '(';
    return bare;
}

// What the place costs as the letters and numerals that something speaks for, and as any other.
struct Costs {
    std::map<int, double> letter, roman;
    double otherwise = other;

    double of_letter(int value) const { return find(letter, value); }
    double of_roman(int value) const { return find(roman, value); }

private:
    double find(const std::map<int, double>& costs, int value) const {
        const auto found = costs.find(value);
        return found == costs.end() ? otherwise : found->second;
    }
};

int letter_value(std::string_view label) {
    constexpr int letters = 26;
    if (label.empty() || label.size() > 2 || label.front() != label.back()) return 0;
    if (label.front() < 'a' || label.front() > 'z') return 0;
    return label.front() - 'a' + 1 + (label.size() == 2 ? letters : 0);
}

int small_roman_value(std::string_view label) {
    const bool small = label.find_first_not_of("ivx") == std::string_view::npos;
    return small && !label.empty() ? roman_value(ascii_capitals(label)) : 0;
}

void lower(std::map<int, double>& costs, int value, double cost) {
    if (value == 0) return;
    const auto [found, is_new] = costs.try_emplace(value, cost);
    if (!is_new) found->second = std::min(found->second, cost);
}

void add(Costs& costs, std::string_view label, double cost) {
    lower(costs.letter, letter_value(label), cost);
    lower(costs.roman, small_roman_value(label), cost);
}

void add_reading(Costs& costs, const LetteredPlace::Read& read, const LabelLetters& alike) {
    const std::string bare = without_closing(read.text);
    const bool bracket = bare.starts_with('(');
    const std::string letters = bracket ? bare.substr(1) : bare;
    add(costs, letters, read.doubt + (bracket ? 0 : lost_bracket));
    for (auto row = alike.lower_bound({letters, ""}); row != alike.end() && row->first.first == letters; ++row) {
        const std::string_view meant = row->first.second;
        if (meant.starts_with('(') != bracket) add(costs, meant.substr(bracket ? 0 : 1), read.doubt + row->second);
    }
}

Costs costs_of(const LetteredPlace& place, const LabelLetters& alike) {
    Costs costs;
    for (const LetteredPlace::Read& read : place.readings) add_reading(costs, read, alike);
    costs.otherwise += place.change;
    for (auto* of_kind : {&costs.letter, &costs.roman}) {
        for (auto& [value, cost] : *of_kind) cost += cost > 0 ? place.change : 0;
    }
    costs.letter[0] = costs.roman[0] = costs.letter[place.never] = costs.roman[place.never] = impossible;
    return costs;
}

double cost_of_step(int last, int next) {
    if (next == last + 1) return 0;
    if (next > last) return std::min(gap + wider_gap * (next - last - 2), widest_gap);
    if (next == last) return again;
    return next == 1 ? anew : back;
}

void take(Steps& steps, const State& to, const Step& step) {
    Step& there = steps[to];
    if (step.cost < there.cost) there = step;
}

// To any letter or numeral that something speaks for, and to the one that follows. Nothing but a numeral that can be
// read begins the numerals.
Steps next_steps(const Steps& before, const LetteredPlace& place, const LabelLetters& alike) {
    const Costs costs = costs_of(place, alike);
    Steps steps;
    for (const auto& last : before) {
        const State state = last.first;
        const double before_it = last.second.cost;
        const auto letter_to = [&](int value) {
            const double cost = before_it + costs.of_letter(value) + cost_of_step(state.first, value);
            take(steps, {value, 0}, {cost, state, {1, value}});
        };
        const auto roman_to = [&](int value) {
            const double cost = before_it + costs.of_roman(value) + deeper + cost_of_step(state.second, value);
            take(steps, {state.first, value}, {cost, state, {2, value}});
        };
        for (const auto& letter : costs.letter) letter_to(letter.first);
        for (const auto& roman : costs.roman) roman_to(roman.first);
        letter_to(state.first + 1);
        if (state.second > 0) roman_to(state.second + 1);
        const double among_letters = state.first > 0 && state.second == 0 ? expected : 0;
        if (!place.label) take(steps, state, {before_it + place.as_text + among_letters, state, {}});
    }
    double least = impossible;
    for (const auto& one : steps) least = std::min(least, one.second.cost);
    std::erase_if(steps, [&](const auto& one) { return one.second.cost > least + hopeless; });
    return steps;
}

}  // namespace

std::vector<Lettered> letter_sequence(const std::vector<LetteredPlace>& places, const LabelLetters& alike) {
    std::vector<Steps> all = {{{State{0, 0}, Step{0, {}, {}}}}};
    for (const LetteredPlace& place : places) all.push_back(next_steps(all.back(), place, alike));
    const auto cheaper = [](const auto& one, const auto& other) { return one.second.cost < other.second.cost; };
    State state = std::min_element(all.back().begin(), all.back().end(), cheaper)->first;
    std::vector<Lettered> sequence(places.size());
    for (std::size_t n = places.size(); n > 0; --n) {
        const Step& step = all[n].at(state);
        sequence[n - 1] = step.taken;
        state = step.before;
    }
    return sequence;
}

}  // namespace emend
