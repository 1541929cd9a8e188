// Roman labels within sentences: "to decide (i) on the one, (ii) on the other". Each follows the one before, and so
// tells what a label must have been that was read as a word ("(it)") or with a letter for its bracket ("Gi)").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

class RomanLabels {
public:
    struct Found {
        std::string text;           // what the label is; as read where it follows the last one
        const Word* one = nullptr;  // and the "(1)" of before, which was "(i)"
    };

    // Words in reading order, each with the recogniser's other readings. Nothing where the word is no label.
    std::optional<Found> follow(const Word& word, const std::vector<Reading>& alternatives);

    // A "(1)" is only understood by what follows in its block.
    void begin_block();

private:
    int last_ = 0;
    const Word* one_ = nullptr;  // the last one, where it was read as "(1)"
};

}  // namespace emend
