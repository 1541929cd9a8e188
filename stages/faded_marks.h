// Commas and semicolons inside a paragraph of which a scan has only a dot, or two.
#pragma once

#include <string_view>
#include <vector>

#include "stages/archive_words.h"
#include "stages/recognised_text.h"
#include "stages/sentence_marks.h"

namespace emend {

class FadedMarks {
public:
    FadedMarks(const Document& document, const Resources& resources, const Recognised& recognised)
        : document_(document), resources_(resources), archive_(resources), recognised_(recognised) {}

    // `words`: what is spoken of the flow.
    void look(const Flow& flow, const std::vector<const Word*>& words);

    // Are full stops that can't be a habit of this document?
    bool stops_fade() const { return impossible_stops_ >= 3; }

    std::vector<Slip> slips() const;

private:
    struct Stop {
        const Word* word = nullptr;
        Ending ending;
        bool cited = false;    // in a note or before a marker, where a figure is hardly a label ("2. the lamps")
        bool counted = false;  // a number behind its name or part: "Agenda 21", "article 1"
    };
    void begin(const Flow& flow);
    void in_one_sentence(const std::vector<const Word*>& words, std::size_t n);
    void before_sentence(const Word& word, std::string_view next, std::string_view behind);
    void before_small_letter(const Stop& stop, std::string_view next, bool before_date);
    void before_number(const Stop& stop, std::string_view next, std::string_view behind);
    void before_name(const Stop& stop, std::string_view next);
    void before_quotation(const Stop& stop, std::string_view next);
    void before_country(const Stop& stop, std::string_view next, std::string_view behind);
    void colons(const std::vector<const Word*>& words);
    bool is_in_small_word(const Stop& stop, std::string_view next);
    bool is_speck(const Stop& stop, std::string_view next) const;
    bool leads_on(const Stop& stop, std::string_view next, bool before_date) const;

    const Document& document_;
    const Resources& resources_;
    ArchiveWords archive_;
    const Recognised& recognised_;
    std::vector<Slip> slips_;
    std::vector<Slip> by_habit_;         // only where stops fade
    std::vector<Slip> of_one_sentence_;  // what else tells of these words counts first
    std::size_t impossible_stops_ = 0;
    bool among_openings_ = false;  // the paragraph before has one too, or names the organ that speaks
    bool one_sentence_ = false;    // the paragraph that is being looked at, with what it lists
};

}  // namespace emend
