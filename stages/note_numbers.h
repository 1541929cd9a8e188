// The labels of a document's notes, mended by their sequence and by the markers in the text above them.
#pragma once

#include <string>
#include <vector>

#include "stages/marker_alignment.h"
#include "stages/marker_evidence.h"

namespace emend {

// A note in printed order.
struct NoteSeen {
    MarkerEvidence label;  // what was read of its label
    int section = 0;       // page, or stretch of text before a run of notes; as of the candidates
};

struct NoteLabel {
    std::string label;     // digits, or a symbol's name
    double certainty = 0;  // against the next best sequence
};

// One label for each note: the sequence of least cost, see the essay in the source. Labels repeat where numbering
// starts anew. Notes and candidates are in the order of the text.
std::vector<NoteLabel> number_notes(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& candidates,
                                    const MarkerReadings& readings);

}  // namespace emend
