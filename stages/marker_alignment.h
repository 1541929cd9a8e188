// Which marker in the text belongs to which note: one alignment for the whole document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stages/marker_evidence.h"

namespace emend {

// A place in the text where a marker may stand, in reading order.
struct MarkerCandidate {
    MarkerEvidence evidence;
    int section = 0;                   // page, or stretch of text before a run of notes; as of the notes
    double cost_of_none = 3;           // of saying that it is no marker
    std::vector<std::string> context;  // up to four words before it, nearest first, small letters
};

// A note that may be marked, in printed order.
struct Target {
    std::string label;
    int section = 0;
};

struct Assignment {
    std::optional<std::size_t> target;  // none: no marker, or a marker without a note
    std::string orphan;                 // label as read of a marker whose note is not there
    bool repeat = false;                // not the first marker of its note
    double certainty = 0;               // against the best alignment that takes this candidate otherwise
    std::string rival;                  // what that other alignment says
};

struct Alignment {
    std::vector<Assignment> candidates;
    std::vector<bool> marked;  // for each target: some candidate is its first marker
};

// Shortest path with the costs that the source's essay states.
Alignment align_markers(const std::vector<MarkerCandidate>& candidates, const std::vector<Target>& targets,
                        const MarkerReadings& readings);

}  // namespace emend
