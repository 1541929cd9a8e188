// Runs the stages: lets them look, decides, carries out, writes down.
#pragma once

#include <set>
#include <string>

#include "pipeline/model/audit.h"
#include "pipeline/stage.h"

namespace emend {

struct RunOptions {
    int jobs = 1;                // threads that look at pages; the outcome does not depend on it
    double apply_from = 0.75;    // edits with a lower certainty become suggestions
    std::set<std::string> only;  // not empty: only these stages run
    std::set<std::string> skip;  // these stages do not run
    std::string stop_after;      // the last stage that runs
};

struct Outcome {
    Document document;
    Audit audit;
};

Outcome run(Document document, const Pipeline& pipeline, const RunOptions& options);

}  // namespace emend
