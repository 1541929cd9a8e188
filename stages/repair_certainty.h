// How certain a repair of the noisy channel is: by its margin, and by what else its document shows.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/tables.h"
#include "pipeline/text/word_lattice.h"

namespace emend {

// First all proposals of a document are counted, then each is weighed.
class RepairCertainty {
public:
    explicit RepairCertainty(const Tables& tables) : tables_(tables) {}

    // How often each confusion was seen beyond doubt: a document has its own ways of being misread.
    void count_habits(const std::vector<Proposal>& proposals);

    // Where hardly a word is doubtful, one that is may well have been printed so.
    void count_errors(std::size_t proposals, std::size_t words, bool scanned);

    // `token`: the first of those that the proposal stands for.
    double of(const Proposal& proposal, const Token& token) const;

private:
    double by_error_rate(const Proposal& proposal, const Token& token) const;
    double by_reading(const Proposal& proposal, const Token& token) const;
    double by_habit(const Proposal& proposal) const;
    std::string_view kind_of(const Proposal& proposal, const Token& token) const;

    const Tables& tables_;
    std::map<std::string, int> habits_;
    bool scanned_ = false;
    double letters_ = 0, slips_ = 0, blanks_ = 0;  // what the document's rate of misreadings adds to a margin
};

}  // namespace emend
