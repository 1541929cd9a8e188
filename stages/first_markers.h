// Which of the numbers given out to notes have their first markers on a page.
#pragma once

#include <utility>
#include <vector>

#include "stages/marker_alignment.h"
#include "stages/marker_evidence.h"

namespace emend {

// The numbers that the readings of a marker or label give.
std::vector<int> named_numbers(const MarkerEvidence& evidence);

class FirstMarkers {
public:
    // Both live as long as this.
    FirstMarkers(const std::vector<MarkerCandidate>& candidates, const MarkerReadings& readings);

    // What a page's candidates (indices, in the order of the text) cost where `last` + n is the last number first
    // marked on it, for n from 0 to `most`: in order, with the others as repeats or as no markers; a number without a
    // marker is dear. `swapped`: the lower one of two numbers that were printed the wrong way round, 0 for none.
    std::vector<double> costs(const std::vector<std::size_t>& page, int last, int swapped, std::size_t most);

private:
    // A cost for each number of a stretch that grows as numbers are asked for; NaN where it is not known yet.
    class Costs {
    public:
        double& of(int number);

    private:
        int lowest_ = 0;
        std::vector<double> costs_;
    };

    // What is known of a candidate.
    struct Known {
        Costs as_first, as_no_first;
        std::vector<std::pair<int, double>> named;  // the numbers that were read, with their costs
    };

    double cost_as_first(std::size_t candidate, int number);
    double cost_as_no_first(std::size_t candidate, int last);
    double cost_of_repeat(std::size_t candidate, int last);

    const std::vector<MarkerCandidate>& candidates_;
    const MarkerReadings& readings_;
    std::vector<Known> known_;
};

}  // namespace emend
