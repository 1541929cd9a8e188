// Roman labels within sentences: "to decide (i) on the one, (ii) on the other". Each follows the one before, and so
// tells what a label must have been that was read as a word ("(it)") or with a letter for its bracket ("Gi)").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

class RomanLabels {
public:
    struct Found {
        std::string text;       // what the label is; as read where it follows the last one
        bool one_is_i = false;  // and the "(1)" of before was "(i)"
    };

    // Tokens in reading order, each with the recogniser's other readings. Nothing where the token is no label.
    std::optional<Found> follow(std::string_view token, const std::vector<Reading>& alternatives);

    // A "(1)" is only understood by what follows in its block.
    void begin_block();

private:
    int last_ = 0;
    bool one_ = false;  // the last one was read as "(1)"
};

}  // namespace emend
