#include "stages/lower_capitals.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/capitals.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/recognised_text.h"
#include "stages/small_letter_odds.h"

namespace emend {

namespace {

// Capitals that only their size tells from the small letter; of I and i the dot may be lost.
constexpr std::string_view alike = "CIKOSUVWXZ";

bool is_text(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem;
}

class Finder {
public:
    explicit Finder(const Resources& resources) : resources_(resources) {}

    // `read_small`: with a small letter it was read nearly as surely, or at another look. A capital of another shape
    // than the small letter's ("Necessary") must be rarer yet.
    bool has_odd_capital(std::string_view text, bool read_small) const {
        if (text.empty()) return false;
        const bool may_be_small = read_small || alike.find(text.front()) != std::string_view::npos;
        const Judged judged = judge(text, *resources_.language_model, *resources_.lexicon);
        constexpr std::size_t least_letters = 2, few_letters = 4;
        if (judged.shape != Shape::title || judged.standing != Standing::known || judged.first == no_word) return false;
        if (judged.from != 0 || judged.letters < least_letters) return false;
        constexpr double hardly_ever = 20, seldom = 5;  // short words begin sentences more often
        constexpr double unheard_of = 30;
        const WordFigures figures = resources_.language_model->figures(judged.first);
        const double capitals = figures.title + figures.upper;
        if (!may_be_small) return judged.letters > few_letters && figures.lower > unheard_of * capitals;
        return figures.lower > (judged.letters <= few_letters ? seldom : hardly_ever) * capitals;
    }

    // "aS", "oF": a capital behind small letters, where all of the word is a common one.
    bool has_capital_behind(std::string_view text) const {
        const Bare parts = bare(text);
        const std::string_view core = parts.word;
        if (core.size() < 2 || !begins_with_lower(core) || core.data() != text.data()) return false;
        const bool plain = std::all_of(core.begin(), core.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || alike.find(c) != std::string_view::npos;
        });
        const WordNumber word =
            plain && shape_of(core) == Shape::mixed ? resources_.language_model->find(to_lower(core)) : no_word;
        constexpr double common = 100;
        return word != no_word && resources_.language_model->figures(word).lower >= common;
    }

    bool small_in_title(std::string_view text) const {
        constexpr std::size_t longest = 5;
        const std::string key = key_of(bare(text).word);
        return key.size() <= longest && small_in_titles(key, *resources_.language_model);
    }

private:
    const Resources& resources_;
};

// A word in the midst of small letters, and of no title: there the next words that are not "of" or "the" have capitals.
bool among_small(const std::vector<std::string_view>& texts, std::size_t n, const Finder& finder) {
    constexpr std::size_t furthest = 4;
    const auto small = [&](int step) {
        for (std::size_t k = n + static_cast<std::size_t>(step), seen = 0; seen < furthest; ++seen) {
            if (k >= texts.size() || !begins_with_lower(texts[k])) return false;
            if (!finder.small_in_title(texts[k])) return true;
            if (step < 0 && ends_sentence(texts[k])) return false;
            k += static_cast<std::size_t>(step);
        }
        return true;
    };
    return n > 0 && !ends_sentence(texts[n - 1]) && !ends_sentence(texts[n]) && small(-1) && small(1);
}

// The recogniser's other readings: was one of them the same word with a small first letter?
bool was_read_small(const SourceWord& source) {
    constexpr float nearly = 0.75F;
    if (source.best.text.empty()) return false;  // ink that is no letter
    const std::string small = to_lower(source.best.text.substr(0, 1)) + source.best.text.substr(1);
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        return reading.text == small &&
               (reading.by == By::another_look || reading.confidence >= nearly * source.best.confidence);
    });
}

// Another look was sure of the small letter by the types of the page, and of the others but one ("visiring" for
// "Visiting"); it was right in 37 cases of 38.
bool was_surely_small(const SourceWord& source) {
    constexpr float surely = 0.95F;
    constexpr std::size_t long_word = 6;
    if (!begins_with_upper(source.best.text)) return false;
    const std::string small = to_lower(source.best.text.substr(0, 1)) + source.best.text.substr(1);
    const std::size_t most = small.size() >= long_word ? 1 : 0;
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        return reading.by == By::another_look && reading.confidence >= surely && !reading.text.empty() &&
               reading.text.front() == small.front() && letters_apart(reading.text, small, most) <= most;
    });
}

// "the COVID-19 vaccine Global Access Facility": between capitals, where a capital was read as surely, or surely at
// another look.
bool is_capital_of_name(const std::vector<std::string_view>& texts, std::size_t n, const SourceWord& source) {
    constexpr float as_surely = 0.98F, surely = 0.95F;
    if (n == 0 || n + 1 >= texts.size() || !begins_with_upper(texts[n - 1]) || !begins_with_upper(texts[n + 1])) {
        return false;
    }
    if (!begins_with_lower(texts[n]) || ends_sentence(texts[n - 1]) || ends_sentence(texts[n])) return false;
    const std::string key = key_of(bare(texts[n]).word);
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        const float needed = reading.by == By::another_look ? surely : as_surely * source.best.confidence;
        return reading.by != By::letters && reading.confidence >= needed && begins_with_upper(reading.text) &&
               shape_of(bare(reading.text).word) == Shape::title && key_of(bare(reading.text).word) == key;
    });
}

// Beside another capital of its sentence, or past one small word of a title ("COVID-19 Vaccine Global Access", "the
// Eradication of Crops"), or with one inside ("Secretary-General").
// A neighbour that was surely seen small is none ("ammunition Management Measures").
bool in_name(const std::vector<std::string_view>& texts, std::size_t n, const Finder& finder,
             const std::vector<bool>& surely_small) {
    constexpr std::size_t furthest = 2, small_word = 3;
    const auto capital = [&](int step) {
        std::size_t at = n;
        for (std::size_t seen = 0; seen < furthest; ++seen) {
            const std::size_t next = at + static_cast<std::size_t>(step);
            if (next >= texts.size() || ends_sentence(texts[step > 0 ? at : next])) return false;
            if (begins_with_upper(texts[next])) return !surely_small[next];
            if (texts[next].size() > small_word || !finder.small_in_title(texts[next])) return false;
            at = next;
        }
        return false;
    };
    return shape_of(bare(texts[n]).word.substr(std::min<std::size_t>(bare(texts[n]).word.size(), 1))) != Shape::lower ||
           capital(-1) || capital(1);
}

// "Case" stands as high as its capital, "case" no higher than its small letters: the ink of a word whose other letters
// have no upper stroke tells. (A k and the dot of an i stand as high.)
bool stands_as_capital(const SourceWord& source, const SourceLine& line) {
    constexpr double least_head = 1.25;  // x-heights
    constexpr std::string_view without_ascender = "acegmnopqrsuvwxyz";
    const std::string_view word = bare(source.best.text).word;
    const std::string_view rest = word.substr(std::min<std::size_t>(word.size(), 1));
    if (rest.empty() || word.front() == 'I' || word.front() == 'K' ||
        rest.find_first_not_of(without_ascender) != std::string_view::npos) {
        return false;
    }
    return line.x_height > 0 && (line.baseline - static_cast<float>(source.box.top)) / line.x_height > least_head;
}

}  // namespace

TextEdits lower_capitals(const Document& document, const Resources& resources) {
    TextEdits edits;
    if (resources.language_model == nullptr) return edits;
    constexpr double certainty = 0.9, of_a_name = 0.5, likely_small = 0.9;
    const Finder finder(resources);
    const Recognised recognised(document);
    const std::vector<Flow> all = flows(document);
    const SmallLetterOdds odds(all, resources);
    // A capital that comes back is the author's, unless he has small ones too. A word of one of the document's names
    // ("Mine Action Standards") may mean the thing of that name ("those Standards").
    std::map<std::string, int> capital, small;
    std::set<std::string> in_names;
    std::vector<const Word*> odd, likely;
    for (const Flow& flow : all) {
        if (!is_text(flow)) continue;
        const FlowText text = text_without_markers(flow);
        std::vector<bool> surely_small;
        for (const Word* word : text.words) {
            const SourceWord* const source = scanned_word(document, *word);
            surely_small.push_back(source != nullptr && begins_with_upper(word->text) && was_surely_small(*source));
        }
        for (std::size_t n = 0; n < text.words.size(); ++n) {
            const Word& word = *text.words[n];
            const SourcePage& page = *page_of(document, word.id.page).source;
            if (!recognised.has(word) || word.sources.empty()) continue;
            if (finder.has_capital_behind(word.text)) {
                edits.push_back(
                    {Replace{word.id, to_lower(word.text)}, certainty,
                     "no word has a capital behind small letters, and '" + to_lower(word.text) + "' is one"});
                continue;
            }
            if (n > 0 && surely_small[n] && !in_name(text.texts, n, finder, surely_small)) {
                edits.push_back({Replace{word.id, to_lower(word.text.substr(0, 1)) + word.text.substr(1)}, certainty,
                                 "looked at again, it was surely read with a small letter"});
                continue;
            }
            const SourceWord* const scanned = scanned_word(document, word);
            if (scanned != nullptr && is_capital_of_name(text.texts, n, *scanned)) {
                edits.push_back({Replace{word.id, to_title(word.text)}, certainty,
                                 "between capitals, and it was read with a capital as surely"});
                continue;
            }
            if (begins_with_upper(word.text) && scanned != nullptr && odds.of(text, n, *scanned) > likely_small) {
                likely.push_back(&word);
            }
            const bool read_small = was_read_small(seen(page, word.sources.front()));
            if (!among_small(text.texts, n, finder)) {
                const bool begins = n == 0 || ends_sentence(text.texts[n - 1]);
                if (!begins && begins_with_upper(word.text)) in_names.insert(key_of(bare(word.text).word));
                continue;
            }
            if (!finder.has_odd_capital(word.text, read_small)) continue;
            const auto line = static_cast<std::size_t>(word.sources.front().line);
            if (stands_as_capital(seen(page, word.sources.front()), page.lines.at(line))) continue;
            odd.push_back(&word);
            ++capital[key_of(bare(word.text).word)];
        }
        for (const std::string_view one : text.texts) {
            if (begins_with_lower(one)) ++small[key_of(bare(one).word)];
        }
    }
    for (const Word* word : odd) {
        const std::string key = key_of(bare(word->text).word);
        if (capital[key] > 1 && capital[key] >= small[key]) continue;
        std::string text = to_lower(word->text.substr(0, 1)) + word->text.substr(1);
        const bool is_of_name = in_names.contains(key);
        const std::string reason = "no sentence begins here, and the archive hardly ever writes '" +
                                   std::string(bare(word->text).word) + "' with a capital" +
                                   (is_of_name ? "; but a name of this document has it" : "");
        edits.push_back({Replace{word->id, std::move(text)}, is_of_name ? of_a_name : certainty, reason});
    }
    std::set<WordId> said;
    for (const TextEdit& edit : edits) said.insert(std::get<Replace>(edit.change).word);
    for (const Word* word : likely) {
        if (said.contains(word->id)) continue;
        edits.push_back({Replace{word->id, to_lower(word->text.substr(0, 1)) + word->text.substr(1)}, certainty,
                         "how it was read, the words beside it and the archive tell that its first letter is small"});
    }
    return edits;
}

}  // namespace emend
