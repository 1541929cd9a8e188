#include "pipeline/model/audit.h"

#include "pipeline/model/carry_out.h"

namespace emend {

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::applied: return "applied";
        case Verdict::suggested: return "suggested";
        case Verdict::refused: break;
    }
    return "refused";
}

Document replay(Document as_read, const Audit& audit) {
    std::size_t from = 0;
    while (from < audit.size()) {
        std::vector<Change> changes;
        std::size_t to = from;
        for (; to < audit.size() && audit[to].stage == audit[from].stage; ++to) {
            if (audit[to].verdict == Verdict::applied) changes.push_back(audit[to].change);
        }
        carry_out(as_read, changes);
        from = to;
    }
    return as_read;
}

}  // namespace emend
