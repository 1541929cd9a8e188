// The record of a run: every edit that was proposed, and what became of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/edit.h"

namespace emend {

enum class Verdict {
    applied,
    suggested,  // below the certainty that the run asks for: in the record, not in the text
    refused,    // cannot be carried out: what it speaks of is not there, or another edit of the stage took it first
};

struct AuditEntry {
    std::string stage;
    Change change;
    int page = 0;
    std::string before, after;  // the words or the block's heading line concerned
    std::string reason;
    double certainty = 1;
    Verdict verdict = Verdict::applied;
    std::string rival = {};  // what the next best edit would have said, where one was weighed
    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

using Audit = std::vector<AuditEntry>;

std::string_view name_of(Verdict verdict);

// Carries out again what was applied; the outcome equals the document of the run that wrote the audit.
Document replay(Document as_read, const Audit& audit);

}  // namespace emend
