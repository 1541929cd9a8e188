#include "stages/first_markers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace emend {

namespace {

constexpr double lost_marker = 3.5, repeat_cost = 3.2, orphan_cost = 5;
constexpr int repeats_back = 40;  // numbers before the last one that a marker may repeat without naming them

}  // namespace

std::vector<int> named_numbers(const MarkerEvidence& evidence) {
    std::vector<int> numbers;
    for (const std::vector<Reading>* readings : {&evidence.digits, &evidence.print}) {
        for (const Reading& reading : *readings) {
            if (reading.text.size() <= 4) numbers.push_back(std::stoi(reading.text));
        }
    }
    return numbers;
}

FirstMarkers::FirstMarkers(const std::vector<MarkerCandidate>& candidates, const MarkerReadings& readings)
    : candidates_(candidates), readings_(readings), known_(candidates.size()) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const int number : named_numbers(candidates[i].evidence)) {
            known_[i].named.emplace_back(number, cost_of(candidates[i].evidence, std::to_string(number), readings));
        }
    }
}

double& FirstMarkers::Costs::of(int number) {
    constexpr unsigned room = 32;  // on the side where it grows
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (costs_.empty()) lowest_ = number;
    if (number < lowest_) {
        costs_.insert(costs_.begin(), static_cast<std::size_t>(lowest_ - number) + room, unknown);
        lowest_ = number - static_cast<int>(room);
    }
    const auto place = static_cast<std::size_t>(number - lowest_);
    if (place >= costs_.size()) costs_.resize(place + room, unknown);
    return costs_[place];
}

double FirstMarkers::cost_as_first(std::size_t candidate, int number) {
    double& cost = known_[candidate].as_first.of(number);
    if (std::isnan(cost)) cost = cost_of(candidates_[candidate].evidence, std::to_string(number), readings_);
    return cost;
}

// The cheapest repeat of a number up to `last`.
double FirstMarkers::cost_of_repeat(std::size_t candidate, int last) {
    double best = impossible;
    for (int number = std::max(1, last - repeats_back); number <= last; ++number) {
        best = std::min(best, cost_as_first(candidate, number));
    }
    for (const auto& [number, cost] : known_[candidate].named) {
        if (number > 0 && number <= last) best = std::min(best, cost);
    }
    return best + repeat_cost;
}

double FirstMarkers::cost_as_no_first(std::size_t candidate, int last) {
    double& cost = known_[candidate].as_no_first.of(last);
    if (std::isnan(cost)) {
        const MarkerCandidate& marker = candidates_[candidate];
        cost = std::min(marker.cost_of_none, cost_of_repeat(candidate, last));
        if (marker.evidence.surest() != nullptr) {
            cost = std::min(cost, orphan_cost - 3 * marker.evidence.likeness_to_digits());
        }
    }
    return cost;
}

std::vector<double> FirstMarkers::costs(const std::vector<std::size_t>& page, int last, int swapped, std::size_t most) {
    const auto in_print = [&](int number) {
        const bool first = number == swapped, second = number == swapped + 1;
        return swapped == 0 ? number : first ? number + 1 : second ? number - 1 : number;
    };
    const std::size_t size = most + 1;
    std::vector<double> costs(size, impossible);
    costs[0] = 0;
    for (const std::size_t i : page) {
        std::vector<double> next(size, impossible);
        double before = impossible;  // of all lower states, with the numbers lost on the way
        for (std::size_t state = 0; state < size; ++state) {
            const int number = last + static_cast<int>(state);
            if (before < impossible) next[state] = before + cost_as_first(i, in_print(number));
            if (costs[state] < impossible) {
                next[state] = std::min(next[state], costs[state] + cost_as_no_first(i, number));
            }
            before = std::min(before + lost_marker, costs[state]);
        }
        costs = std::move(next);
    }
    for (std::size_t state = 1; state < size; ++state) {
        costs[state] = std::min(costs[state], costs[state - 1] + lost_marker);
    }
    return costs;
}

}  // namespace emend
