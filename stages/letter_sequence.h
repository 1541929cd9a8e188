// Letters before paragraphs: (a), (b) … within a numbered one, and (i), (ii) … within a lettered one.
#pragma once

#include <string>
#include <vector>

#include "pipeline/text/tables.h"

namespace emend {

// A paragraph that may be lettered.
struct LetteredPlace {
    struct Read {
        std::string text;  // with its brackets
        double doubt = 0;  // 0: as it was read; larger for what was read less surely
    };
    std::vector<Read> readings;  // the first one as it stands
    bool label = false;          // it is one for certain, if not which one
    double as_text = 0;          // the cost of taking it for running text, where it may be that; more among letters
    double change = 0;           // of taking it for another one than it says, where that is certain
    int never = 0;               // a place in the sequence that it can't have; 0: none
};

struct Lettered {
    int level = 0;  // 0: running text, 1: a letter, 2: a roman numeral
    int value = 0;  // its place in the sequence
};

// The sequence of least cost, see the essay in the source.
std::vector<Lettered> letter_sequence(const std::vector<LetteredPlace>& places, const LabelLetters& alike);

}  // namespace emend
