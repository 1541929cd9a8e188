// Which of the ways in which one word of a scan was read stands: the rules of `choose_readings`, each for a cause.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/resources.h"

namespace emend {

// What stands around the word in its block.
struct Surroundings {
    bool open_bracket = false;   // it begins with a bracket that nothing closes
    bool in_quotation = false;   // quotation marks were opened before it
    bool before_word = false;    // a word follows
    bool among_words = false;    // the words on both sides are known ones
    bool before_marker = false;  // raised print follows without a blank
};

struct ChosenReading {
    std::string text;
    double certainty = 0;
    std::string reason;
};

// The other look's text, with what this look knows better: commas and semicolons lose their tails when print fades or
// is smoothed, and so do apostrophes.
std::string with_tails(std::string other, const std::string& read);

class OtherReadings {
public:
    OtherReadings(const Document& document, const Resources& resources);

    // "(Building": a bracket, and a word with a capital.
    bool is_bracket_and_word(const SourceWord& source) const;

    bool is_word(std::string_view core) const;  // a known one of two letters or more

    // Nothing where the word stands as it was read.
    std::optional<ChosenReading> choose(const SourceWord& source, const Surroundings& around) const;

private:
    std::optional<std::string> small_word_for_letter(const SourceWord& source) const;
    std::optional<std::string> with_accent(const SourceWord& source) const;
    std::optional<std::string> better(const SourceWord& source, bool among_words) const;
    std::optional<std::string> surely_otherwise(const SourceWord& source) const;
    std::optional<std::string> as_elsewhere(const SourceWord& source) const;
    std::optional<std::string> without_bracket(const SourceWord& source) const;
    bool is_word_beside(const Reading& reading, const SourceWord& source, bool among_words) const;
    bool has_rival(const Reading& reading, const SourceWord& source, float least) const;
    bool is_no_form(const SourceWord& source) const;
    bool is_strange(std::string_view text) const;  // the archive never has the word
    int times(std::string_view word) const;
    Judged judged(std::string_view text) const;

    const Resources& resources_;
    std::map<std::string, int, std::less<>> counts_;  // of each word with digits that was surely read
};

}  // namespace emend
