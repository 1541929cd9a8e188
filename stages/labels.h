// Labels at the beginning of a paragraph or heading: "12.", "(a)", "(iv)", "II.", "A.".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

enum class LabelKind {
    number,         // 12.
    letter,         // (a)
    small_roman,    // (iv); a single letter that could be both, such as (i), is `letter` here
    capital_roman,  // II or II.
    capital,        // A.
};

struct Label {
    LabelKind kind = LabelKind::number;
    std::string text;  // without brackets and full stop: "12", "a", "II"
    int value = 0;     // its place in the sequence: 12, 1, 2
};

// The label that a first word is; nothing where it is none. `alone`: a roman numeral or capital without a full stop
// counts too (it stands alone on its line).
std::optional<Label> label_of(std::string_view word, bool alone = false);

}  // namespace emend
