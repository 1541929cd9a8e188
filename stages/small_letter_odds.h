// How likely a capital inside a sentence of a scan was printed as a small letter.
#pragma once

#include <map>
#include <string>

#include "pipeline/model/flow.h"
#include "pipeline/text/resources.h"

namespace emend {

class SmallLetterOdds {
public:
    // The resources must have a language model.
    SmallLetterOdds(const std::vector<Flow>& flows, const Resources& resources);

    // Natural logarithm of the odds that the n-th word of the flow, which begins with a capital, was printed with a
    // small letter; far below 0 where nothing can be told. `source`: what was read of the word.
    double of(const FlowText& text, std::size_t n, const SourceWord& source) const;

private:
    double smallness(const FlowText& text, std::size_t n, int step) const;
    double beside(const FlowText& text, std::size_t n) const;
    bool joins_names(std::string_view word) const;

    const Resources& resources_;
    std::map<std::string, int> small_, alone_;  // of each word: with a small letter; with a capital, alone among small
};

}  // namespace emend
