// The labels of a document's notes, mended by their sequence.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "stages/marker_evidence.h"

namespace emend {

// A note in printed order.
struct NoteSeen {
    MarkerEvidence label;  // what was read of its label
    int page = 0;          // page, or section of text between runs of notes
    std::set<int> marked;  // numbers read surely at markers in the text of that page; empty where nothing was
};

struct NoteLabel {
    std::string label;     // digits, or a symbol's name
    double certainty = 0;  // against the next best sequence
};

// One label for each note: the sequence of least cost, see the essay in the source. Labels repeat where numbering
// starts anew.
std::vector<NoteLabel> number_notes(const std::vector<NoteSeen>& notes, const MarkerReadings& readings);

}  // namespace emend
