// Where a compound that has lost its hyphen should have it: "fiftysecond", "moneylaundering", "nongovernmental".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/text/language_model.h"
#include "pipeline/text/lexicon.h"

namespace emend {

struct Hyphenation {
    std::string text;             // the word with its hyphen, its letters as they were
    double hyphenated = 0;        // how often the archive's texts have it with the hyphen
    double closed = 0;            // and without
    bool is_word = false;         // the closed form is a word of the dictionary
    bool only_two_words = false;  // likely only where hyphens are lost; where blanks are, a blank is as likely
    std::string rule;             // what spoke for it, where the archive has not this very form
};

std::string without_hyphens(std::string_view word);

class Compounds {
public:
    // Learns from the model which parts make hyphenated compounds with many others: "non-", "-related". The model lives
    // as long as this.
    explicit Compounds(const LanguageModel& model);

    // Nothing where no hyphenated form is likelier than the closed one.
    std::optional<Hyphenation> hyphenation(std::string_view word, const Lexicon& lexicon) const;

private:
    std::optional<Hyphenation> as_number(std::string_view word, const std::string& key) const;
    std::optional<Hyphenation> as_in_archive(std::string_view word, const std::string& key) const;
    std::optional<Hyphenation> by_parts(std::string_view word, const std::string& key, const Lexicon& lexicon) const;
    std::optional<Hyphenation> of_two_words(std::string_view word, const std::string& key,
                                            const Lexicon& lexicon) const;
    bool is_common(std::string_view part, const Lexicon& lexicon) const;

    const LanguageModel& model_;
    std::set<std::string, std::less<>> first_parts_, second_parts_;        // those that are productive
    std::unordered_map<std::string, std::vector<WordNumber>> hyphenated_;  // by their letters without the hyphens
};

}  // namespace emend
