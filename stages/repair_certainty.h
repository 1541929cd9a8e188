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

// Words of a document that were mended before, by another reading of the recogniser or by another look at the ink.
struct ChosenReadings {
    std::size_t others = 0, looks = 0;
};

// First all proposals of a document are counted, then each is weighed.
class RepairCertainty {
public:
    RepairCertainty(const Tables& tables, bool scanned) : tables_(tables), scanned_(scanned) {}

    // How often each confusion was seen beyond doubt: a document has its own ways of being misread. And how often any
    // was: where hardly a word is doubtful, one that is may well have been printed so. What was mended before counts
    // too.
    void count(const std::vector<std::vector<Proposal>>& proposals, std::size_t words, const ChosenReadings& chosen);

    // Were so many letters misread beyond doubt that a recogniser must have read the text?
    bool was_misread() const { return misread_; }

    // `token`: the first of those that the proposal stands for.
    double of(const Proposal& proposal, const Token& token) const;

private:
    void count_errors(std::size_t proposals, std::size_t words);
    double by_error_rate(const Proposal& proposal, const Token& token) const;
    double by_reading(const Proposal& proposal, const Token& token) const;
    double by_habit(const Proposal& proposal) const;
    std::string_view kind_of(const Proposal& proposal, const Token& token) const;

    const Tables& tables_;
    std::map<std::string, int> habits_;
    bool scanned_ = false, misread_ = false;
    double letters_ = 0, slips_ = 0, blanks_ = 0;  // what the document's rate of misreadings adds to a margin
};

}  // namespace emend
