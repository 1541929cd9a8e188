// Invariants that hold after every stage, whatever it proposed.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/audit.h"

namespace emend {

// Where the characters went. Blanks and line ends do not count, code points do. A label counts as it was read, a word
// that a rule set does not count as read. Balanced: read + added - removed == body + notes + markers + furniture +
// masthead.
struct Account {
    long read = 0, added = 0, removed = 0;  // added and removed by applied text edits
    long body = 0, notes = 0, markers = 0, furniture = 0, masthead = 0;
    bool balanced() const { return read + added - removed == body + notes + markers + furniture + masthead; }
};

Account account(const Document& as_read, const Document& now, const Audit& audit);

// What is wrong, in words; empty where all is well: every source word has exactly one word, or one run of words that a
// split made of it; ids are unique; continuations exist and have no circle; markers and labels are not empty.
std::vector<std::string> check(const Document& as_read, const Document& now);

}  // namespace emend
