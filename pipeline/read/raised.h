// Finds raised small print: footnote markers, and the labels of notes.
#pragma once

#include <vector>

#include "pipeline/read/line_ink.h"

namespace emend {

// Raised ink as one thing: a marker of one or more digits, perhaps with a typewriter's slash.
struct Raised {
    Box box;
    std::vector<const Piece*> pieces;
    bool opens_line = false;        // a label: nothing stands before it
    const Piece* before = nullptr;  // the ink to its left on the line
    double gap = 1e9;               // to the ink to its right, in x-heights
};

std::vector<Raised> find_raised(const LineInk& line);

}  // namespace emend
