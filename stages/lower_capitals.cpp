#include "stages/lower_capitals.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/capitals.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/first_letters.h"
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

    // `read_small`: with a small letter it was read nearly as surely, or at another look.
    bool has_odd_capital(std::string_view text, bool read_small) const {
        if (text.empty()) return false;
        const bool may_be_small = read_small || alike.find(text.front()) != std::string_view::npos;
        const Judged judged = judge(text, *resources_.language_model, *resources_.lexicon);
        constexpr std::size_t least_letters = 2, few_letters = 4;
        if (judged.shape != Shape::title || judged.standing != Standing::known || judged.first == no_word) return false;
        if (!may_be_small || judged.from != 0 || judged.letters < least_letters) return false;
        constexpr double hardly_ever = 20, seldom = 5;  // short words begin sentences more often
        const WordFigures figures = resources_.language_model->figures(judged.first);
        const double capitals = figures.title + figures.upper;
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
            if (surely_small[n] && texts[step > 0 ? at : next].ends_with(',')) return false;  // "Eradication, Which is"
            if (begins_with_upper(texts[next])) return !surely_small[next];
            if (texts[next].size() > small_word || !finder.small_in_title(texts[next])) return false;
            at = next;
        }
        return false;
    };
    return shape_of(bare(texts[n]).word.substr(std::min<std::size_t>(bare(texts[n]).word.size(), 1))) != Shape::lower ||
           capital(-1) || capital(1);
}

// The stage over one document: looks at every flow, then weighs what it has seen in all of them.
class Lowering {
public:
    Lowering(const Document& document, const Resources& resources)
        : document_(document),
          finder_(resources),
          recognised_(document),
          flows_(flows(document)),
          odds_(flows_, resources),
          may_be_verse_(recognised_.is_text_of_any_author(resources.style)) {}

    TextEdits edits() {
        for (const Flow& flow : flows_) {
            if (!is_text(flow)) continue;
            const FlowText text = text_without_markers(flow);
            if (flow.head().kind == BlockKind::item && !text.words.empty()) raise_first(*text.words.front());
            look(text);
        }
        for (const Word* word : likely_) {
            lower(*word, certainty,
                  "how it was read, the words beside it and the archive tell that its first letter is small");
        }
        for (const Word* word : odd_) lower_odd(*word);
        for (const auto& [word, pair] : misread_) raise_as_elsewhere(*word, pair);
        return std::move(edits_);
    }

private:
    static constexpr double certainty = 0.9, suggestion = 0.5;

    struct Tally {
        int capital = 0, small = 0;
    };

    void look(const FlowText& text) {
        std::vector<bool> surely_small;
        for (const Word* word : text.words) {
            const SourceWord* const source = scanned_word(document_, *word);
            surely_small.push_back(source != nullptr && begins_with_upper(word->text) && was_surely_small(*source));
        }
        for (std::size_t n = 0; n < text.words.size(); ++n) {
            const Word& word = *text.words[n];
            if (!recognised_.has(word) || word.sources.empty()) continue;
            if (!by_itself(text, n, surely_small)) by_the_archive(text, n);
        }
        for (const std::string_view one : text.texts) {
            if (begins_with_lower(one)) ++small_[key_of(bare(one).word)];
        }
        count_before_capitals(text);
    }

    // "2. invites all States": a numbered paragraph begins with a capital, and it was seen.
    void raise_first(const Word& word) {
        constexpr float surely = 0.95F;
        const SourceWord* const source = scanned_word(document_, word);
        if (source == nullptr || !begins_with_lower(word.text)) return;
        const std::string capital = to_title(word.text);
        const bool seen =
            std::any_of(source->alternatives.begin(), source->alternatives.end(), [&](const Reading& one) {
                return one.by == By::another_look && one.confidence >= surely && one.text == capital;
            });
        if (!seen) return;
        replace(word, capital, certainty, "a numbered paragraph begins here, and its capital was surely seen");
    }

    // "the tnternational Law Commission": the letter in the place of a misread one may have to be a capital. How the
    // document writes such a word before the next one tells.
    void count_before_capitals(const FlowText& text) {
        for (std::size_t n = 0; n + 1 < text.texts.size(); ++n) {
            const std::string_view one = text.texts[n], next = text.texts[n + 1];
            const Bare parts = bare(one);
            if (!begins_with_upper(next) || !parts.after.empty() || parts.word.empty()) continue;
            const std::string pair = key_of(parts.word) + " " + std::string(bare(next).word);
            const SourceWord* const source = scanned_word(document_, *text.words[n]);
            if (source != nullptr && begins_with_lower(one) && !source->best.text.empty() &&
                to_lower(source->best.text.substr(0, 1)) != one.substr(0, 1)) {
                misread_.emplace_back(text.words[n], pair);
            } else {
                ++(begins_with_upper(parts.word) ? before_capitals_[pair].capital : before_capitals_[pair].small);
            }
        }
    }

    void raise_as_elsewhere(const Word& word, const std::string& pair) {
        constexpr int several = 2;
        const auto found = before_capitals_.find(pair);
        if (found == before_capitals_.end() || found->second.small > 0 || found->second.capital < several) return;
        replace(word, to_title(word.text), certainty,
                "its first letter was misread, and before the next word the document has it with a capital");
    }

    // What the word and its readings tell.
    bool by_itself(const FlowText& text, std::size_t n, const std::vector<bool>& surely_small) {
        const Word& word = *text.words[n];
        if (finder_.has_capital_behind(word.text)) {
            const std::string small = to_lower(word.text);
            replace(word, small, certainty, "no word has a capital behind small letters, and '" + small + "' is one");
            return true;
        }
        if (n > 0 && surely_small[n] && !in_name(text.texts, n, finder_, surely_small)) {
            lower(word, certainty, "looked at again, it was surely read with a small letter");
            return true;
        }
        const SourceWord* const scanned = scanned_word(document_, word);
        if (scanned != nullptr && is_capital_of_name(text.texts, n, *scanned, surely_small)) {
            replace(word, to_title(word.text), certainty, "between capitals, and it was read with a capital as surely");
            return true;
        }
        return false;
    }

    // What the archive and the rest of the document tell.
    void by_the_archive(const FlowText& text, std::size_t n) {
        constexpr double likely_small = 0.9;
        const Word& word = *text.words[n];
        if (const SourceWord* const scanned = scanned_word(document_, word);
            scanned != nullptr && begins_with_upper(word.text) && odds_.of(text, n, *scanned) > likely_small) {
            likely_.push_back(&word);
        }
        if (!among_small(text.texts, n, finder_) && !begins_clause(text.texts, n)) {
            const bool begins = n == 0 || ends_sentence(text.texts[n - 1]);
            if (!begins && begins_with_upper(word.text)) in_names_.insert(key_of(bare(word.text).word));
            return;
        }
        const SourcePage& page = *page_of(document_, word.id.page).source;
        const SourceWord& source = seen(page, word.sources.front());
        if (!finder_.has_odd_capital(word.text, was_read_small(source))) return;
        const auto line = static_cast<std::size_t>(word.sources.front().line);
        if (stands_as_capital(source, page.lines.at(line))) return;
        odd_.push_back(&word);
        ++capital_[key_of(bare(word.text).word)];
    }

    // "the Organization, Which represents": no name goes on so.
    bool begins_clause(const std::vector<std::string_view>& texts, std::size_t n) const {
        return n > 0 && texts[n - 1].ends_with(',') && n + 1 < texts.size() && begins_with_lower(texts[n + 1]) &&
               !finder_.small_in_title(texts[n + 1]) && finder_.small_in_title(texts[n]);
    }

    // A capital that comes back is the author's, unless he has small ones too. A word of one of the document's names
    // ("Mine Action Standards") may mean the thing of that name ("those Standards").
    void lower_odd(const Word& word) {
        const std::string key = key_of(bare(word.text).word);
        if (capital_[key] > 1 && capital_[key] >= small_[key]) return;
        const bool is_of_name = in_names_.contains(key);
        lower(word, is_of_name || may_be_verse_ ? suggestion : certainty,
              "no sentence begins here, and the archive hardly ever writes '" + std::string(bare(word.text).word) +
                  "' with a capital" + (is_of_name ? "; but a name of this document has it" : "") +
                  (may_be_verse_ ? "; but a line of verse may begin with it" : ""));
    }

    void lower(const Word& word, double how_certain, std::string reason) {
        replace(word, with_small_first(word.text), how_certain, std::move(reason));
    }

    void replace(const Word& word, std::string text, double how_certain, std::string reason) {
        if (!changed_.insert(word.id).second) return;
        edits_.push_back({Replace{word.id, std::move(text)}, how_certain, std::move(reason)});
    }

    const Document& document_;
    const Finder finder_;
    const Recognised recognised_;
    const std::vector<Flow> flows_;
    const SmallLetterOdds odds_;
    const bool may_be_verse_;
    std::vector<const Word*> odd_;                              // capitals that the archive hardly ever writes
    std::vector<const Word*> likely_;                           // and those that are likely small
    std::map<std::string, int> capital_, small_;                // by word: odd capitals, small letters
    std::map<std::string, Tally> before_capitals_;              // "international Law"
    std::vector<std::pair<const Word*, std::string>> misread_;  // words whose first letter was misread, and that pair
    std::set<std::string> in_names_;
    std::set<WordId> changed_;
    TextEdits edits_;
};

}  // namespace

TextEdits lower_capitals(const Document& document, const Resources& resources) {
    if (resources.language_model == nullptr) return {};
    return Lowering(document, resources).edits();
}

}  // namespace emend
