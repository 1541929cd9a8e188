// Print that has faded makes capitals of "w", "i" or "m" that stand a little high. Whether the author wrote "Weapons"
// or "weapons" several things tell, none of them alone: how often the archive writes the word with a small letter and
// how often this document does; whether the words beside it begin with small letters ("nuclear Weapons and", but not
// "the Implementation of the Convention"); whether the recogniser nearly read it small, and whether another look did.
// They are weighed by logistic regression. The weights were fitted on 20,384 capitals inside
// sentences of scans of resolutions with known text, drawn by us, worn and fax; 77 of them had been printed small.
// Above the odds that `lower_capitals` asks for were 67 of these and no true capital.
//
// Example: "the Implications of". The archive has 130 times as many small ones (6.2), the words beside it are small
// (10.4), it was read small as surely (6.2) and by another look (5.3), less 17.4: the letter is small.
#include "stages/small_letter_odds.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/capitals.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double never = -20;

bool parts(std::string_view text) { return text.ends_with(',') || text.ends_with(';') || text.ends_with(':'); }

// A word inside a sentence that begins with a small letter.
bool is_small_before(std::string_view text) {
    return begins_with_lower(text) && !ends_sentence(text) && !text.ends_with(':') && !text.ends_with(';');
}

struct Looks {
    double nearly = 0;  // confidence of the recogniser's small reading as a share of the capital's
    double other = 0;   // confidence of another look that saw a small letter
};

Looks read_small(std::string_view text, const SourceWord& source) {
    Looks looks;
    const std::string key = key_of(bare(text).word);
    for (const Reading& reading : source.alternatives) {
        if (!begins_with_lower(reading.text) || key_of(bare(reading.text).word) != key) continue;
        const double confidence = reading.confidence;
        constexpr double least = 0.01;
        const double share = confidence / std::max<double>(source.best.confidence, least);
        if (reading.by == By::recogniser) looks.nearly = std::max(looks.nearly, share);
        if (reading.by == By::another_look) looks.other = std::max(looks.other, confidence);
    }
    return looks;
}

}  // namespace

SmallLetterOdds::SmallLetterOdds(const std::vector<Flow>& flows, const Resources& resources) : resources_(resources) {
    for (const Flow& flow : flows) {
        const FlowText text = text_without_markers(flow);
        for (std::size_t n = 0; n < text.texts.size(); ++n) {
            const std::string key = key_of(bare(text.texts[n]).word);
            if (begins_with_lower(text.texts[n])) {
                ++small_[key];
            } else if (n > 0 && n + 1 < text.texts.size() && is_small_before(text.texts[n - 1]) &&
                       begins_with_lower(text.texts[n + 1]) && !ends_sentence(text.texts[n])) {
                ++alone_[key];
            }
        }
    }
}

bool SmallLetterOdds::joins_names(std::string_view word) const {
    constexpr std::size_t longest = 4;
    return word.size() <= longest && small_in_titles(key_of(word), *resources_.language_model);
}

// On one side of a word: 1 where the next word that does not join names ("of", "the") is small, 0 for a capital, 0.5
// for a capital behind words that join: "the Implementation of the Convention".
double SmallLetterOdds::smallness(const FlowText& text, std::size_t n, int step) const {
    constexpr std::size_t furthest = 3;
    std::size_t at = n + static_cast<std::size_t>(step);
    for (std::size_t seen = 0; seen < furthest && at < text.texts.size(); ++seen) {
        const std::string_view word = text.texts[at];
        if (step < 0 && begins_with_lower(word) && !is_small_before(word)) return 1;  // a sentence ends
        if (!begins_with_lower(word)) return seen > 0 ? 0.5 : 0;
        if (!joins_names(word)) return 1;
        const bool clause = step < 0 && at > 0 && text.texts[at - 1].ends_with(',');
        if (clause && !resources_.tables.is_in("joins_behind_comma", word)) return 1;  // "Territories, as Well"
        at += static_cast<std::size_t>(step);
    }
    return 1;
}

// How surely the words on both sides say that no name stands here.
double SmallLetterOdds::beside(const FlowText& text, std::size_t n) const {
    constexpr double before = 5.19, behind = 5.18;
    return before * smallness(text, n, -1) + behind * (parts(text.texts[n]) ? 1 : smallness(text, n, 1));
}

double SmallLetterOdds::of(const FlowText& text, std::size_t n, const SourceWord& source) const {
    constexpr double bias = -17.42, by_archive = 1.28, by_document = 0.64, by_recogniser = 6.18;
    constexpr double sure_small = 7.7, other_small = 5.29, short_word = -1.09, sure_look = 0.95, half = 0.5;
    constexpr std::size_t few_letters = 4;
    if (n == 0 || n + 1 >= text.texts.size() || !is_small_before(text.texts[n - 1])) return never;
    const std::string_view word = bare(text.texts[n]).word;
    if (word.data() != text.texts[n].data() || shape_of(word) != Shape::title) return never;
    const std::string key = key_of(word);
    const WordNumber number = resources_.language_model->find(key);
    if (number == no_word) return never;
    const WordFigures figures = resources_.language_model->figures(number);
    const auto count = [&](const std::map<std::string, int>& counts) {
        const auto found = counts.find(key);
        return half + (found == counts.end() ? 0 : found->second);
    };
    const Looks looks = read_small(text.texts[n], source);
    double odds = bias + beside(text, n) + by_recogniser * looks.nearly;
    odds += by_archive * std::log((figures.lower + 1) / (figures.title + figures.upper + 1));
    odds += by_document * std::log(count(small_) / count(alone_));
    odds += looks.other >= sure_look ? sure_small : looks.other > 0 ? other_small : 0;
    return odds + (key.size() <= few_letters ? short_word : 0);
}

}  // namespace emend
