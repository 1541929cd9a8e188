#include "pipeline/read/alternatives.h"

#include <algorithm>
#include <string>

namespace emend {

namespace {

constexpr std::size_t most = 5;
constexpr float least = 0.002F;  // beside the best reading; less likely ones are noise

bool more_likely(const Reading& one, const Reading& other) { return one.confidence > other.confidence; }

// Different characters only, the likeliest first, in proportion to it.
std::vector<Reading> in_proportion(std::vector<Reading> choices) {
    std::stable_sort(choices.begin(), choices.end(), more_likely);
    std::vector<Reading> kept;
    for (const Reading& choice : choices) {
        const bool known =
            std::any_of(kept.begin(), kept.end(), [&](const Reading& one) { return one.text == choice.text; });
        const float top = std::max(choices.front().confidence, 1e-6F);
        if (!known) kept.push_back({choice.text, choice.confidence / top});
    }
    return kept;
}

}  // namespace

std::vector<Reading> alternatives(const Reading& best, const Positions& positions) {
    std::vector<Reading> begun{{"", 1}};
    for (const std::vector<Reading>& choices : positions) {
        std::vector<Reading> longer;
        for (const Reading& beginning : begun) {
            for (const Reading& choice : in_proportion(choices)) {
                const float confidence = beginning.confidence * choice.confidence;
                if (confidence >= least) longer.push_back({beginning.text + choice.text, confidence});
            }
        }
        if (longer.empty()) continue;  // a character of which nothing is known
        std::stable_sort(longer.begin(), longer.end(), more_likely);
        if (longer.size() > most + 1) longer.resize(most + 1);
        begun = std::move(longer);
    }
    std::vector<Reading> others;
    for (const Reading& reading : begun) {
        if (reading.text.empty() || reading.text == best.text || others.size() == most) continue;
        others.push_back({reading.text, reading.confidence * best.confidence});
    }
    return others;
}

}  // namespace emend
