// A closed form that neither the archive's texts nor the dictionary have is a compound without its hyphen. One that the
// dictionary has ("wellbeing") may have been written so; where the document has lost hyphens in other places, it has
// lost this one too. A document that has its hyphens everywhere else may have a printer's slip: that is only a
// suggestion, but for a scan, which may lose any single hyphen. A capital where the hyphen is missing
// ("SecretaryGeneral") tells of itself that something is.
#include "stages/restore_hyphens.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/hyphen_blanks.h"
#include "stages/recognised_text.h"

namespace emend {

namespace {

constexpr double least_certainty = 0.4;  // what is less likely than not is no suggestion
constexpr double well_known = 10;        // so often the archive has the hyphenated form
constexpr double seldom_closed = 30;     // the archive has it so much oftener than the closed form

// How the document treats its hyphens.
struct Habit {
    int lost = 0;                     // sure cases
    int kept = 0;                     // hyphenated words inside lines
    std::set<std::string> unusual{};  // forms that are words, though nearly nobody writes them so
    // One such form is an author's habit; several of them in a text without a single hyphen are not.
    bool hyphens_lost() const { return 2 * lost > kept || (kept == 0 && unusual.size() > 1); }
};

struct Found {
    const Word* word;
    std::string text;  // the token with the hyphen set
    Hyphenation hyphenation;
};

bool is_sure(const Hyphenation& found) { return found.closed == 0 && !found.is_word && !found.only_two_words; }

bool is_unusual(const Hyphenation& found) {
    return found.hyphenated >= well_known && found.hyphenated > seldom_closed * found.closed;
}

bool is_unheard_of(const Hyphenation& found) {
    constexpr double hardly_ever_closed = 100;
    return !found.only_two_words && found.hyphenated > hardly_ever_closed * std::max(found.closed, 1.0);
}

// "SecretaryGeneral": every hyphen stands before a capital that would stand inside a word.
bool lost_before_capital(const Hyphenation& found) {
    if (found.text.find('-') == std::string::npos) return false;
    for (std::size_t at = found.text.find('-'); at != std::string::npos; at = found.text.find('-', at + 1)) {
        const std::string_view behind = std::string_view(found.text).substr(at + 1);
        const bool small_before = at > 0 && begins_with_lower(std::string_view(found.text).substr(at - 1));
        if (!small_before || !begins_with_upper(behind)) return false;
    }
    return is_unusual(found);
}

// `ours`: a recogniser read it, and its author kept to a house style that is known.
double certainty(const Hyphenation& found, bool hyphens_lost, bool ours) {
    const bool known = found.hyphenated >= well_known;
    if (lost_before_capital(found)) return 0.98;
    // Measured on 33 scans: of 27 such forms in documents that have their other hyphens all had theirs.
    if (is_sure(found) && known && ours && !hyphens_lost) return 0.9;
    if (is_sure(found) && ours && !hyphens_lost) return 0.85;
    // "nongovernmental": a word elsewhere, not in this archive.
    if (ours && !hyphens_lost && is_unheard_of(found)) return 0.85;
    if (is_sure(found)) return hyphens_lost ? (known ? 0.98 : 0.9) : (known ? 0.7 : 0.5);
    if (found.only_two_words) return hyphens_lost ? 0.8 : 0.2;
    if (hyphens_lost) return known ? 0.95 : 0.8;
    return 0.4;
}

std::string reason(const Hyphenation& found, bool hyphens_lost) {
    std::string why = found.rule;
    if (why.empty()) why = "house style has '" + found.text + "' with the hyphen";
    if (lost_before_capital(found)) return why + ", and a capital stands inside no word";
    if (is_sure(found)) {
        return why + ", and the closed form is no word" +
               (hyphens_lost ? "" : "; but this document has its other hyphens");
    }
    if (!hyphens_lost && is_unheard_of(found)) return why + ", and the archive hardly ever writes it closed";
    return why + (hyphens_lost ? "; this document has lost its hyphens" : "; but the closed form is a word too");
}

// "SecretaryGeneral’s": of its genitive too.
std::optional<Hyphenation> hyphenation(const std::string& core, const Resources& resources) {
    std::size_t end = core.size();
    for (const std::string_view genitive : {"’s", "'s"}) {
        if (core.ends_with(genitive)) end = core.size() - genitive.size();
    }
    std::optional<Hyphenation> found = resources.compounds->hyphenation(core.substr(0, end), *resources.lexicon);
    if (found) found->text += core.substr(end);
    return found;
}

std::vector<Found> find(const Document& document, const Resources& resources, Habit& habit) {
    std::unordered_map<std::string, std::optional<Hyphenation>> seen;
    std::vector<Found> all;
    for (const Flow& flow : flows(document)) {
        if (flow.head().kind == BlockKind::furniture) continue;
        for (const Word* word : words_of(flow)) {
            const std::vector<RunningWord> words = running_words(word->text);
            if (words.size() != 1 || !word->note.empty()) continue;
            const std::string core = word->text.substr(words[0].from, words[0].to - words[0].from);
            if (shape_of(core) == Shape::upper) continue;
            if (core.find('-') != std::string::npos) ++habit.kept;
            const auto [known, is_new] = seen.try_emplace(core);
            if (is_new) known->second = hyphenation(core, resources);
            if (!known->second) continue;
            std::string text = word->text;
            text.replace(words[0].from, core.size(), known->second->text);
            if (is_sure(*known->second)) ++habit.lost;
            if (is_unusual(*known->second)) habit.unusual.insert(known->second->text);
            all.push_back({word, std::move(text), *known->second});
        }
    }
    return all;
}

// "COVIDI9" as "COVID19": of capitals before digits those that look like a digit are read as one.
std::string closed_form(std::string_view core) {
    constexpr std::string_view letters = "IlO", digits = "110";
    std::string closed = without_hyphens(core);
    for (std::size_t n = closed.size() - std::min<std::size_t>(closed.size(), 1); n-- > 0;) {
        const std::size_t known = letters.find(closed[n]);
        if (known == std::string_view::npos || !is_ascii_digit(closed[n + 1])) continue;
        closed[n] = digits[known];
    }
    return closed;
}

// What the document writes oftener with its hyphen has it everywhere.
class OwnForms {
public:
    OwnForms(const Document& document, const Resources& resources, const Recognised& recognised)
        : document_(document), resources_(resources), recognised_(recognised) {
        each_word([&](const Word& /*word*/, std::string_view core) { ++forms_[closed_form(core)][std::string(core)]; });
    }

    TextEdits edits() const {
        constexpr double certainty = 0.93;
        constexpr std::size_t least_letters = 6;
        TextEdits edits;
        each_word([&](const Word& word, std::string_view core) {
            if (core.size() < least_letters || !recognised_.has(word)) return;
            const std::optional<std::string> form = usual_form(std::string(core));
            if (!form) return;
            std::string text = word.text;
            text.replace(static_cast<std::size_t>(core.data() - word.text.data()), core.size(), *form);
            edits.push_back({Replace{word.id, text}, certainty, "the document has '" + *form + "' elsewhere"});
        });
        return edits;
    }

private:
    template <typename Look>
    void each_word(const Look& look) const {
        for (const Flow& flow : flows(document_)) {
            if (flow.head().kind == BlockKind::furniture) continue;
            for (const Word* word : words_of(flow)) {
                if (word->note.empty()) look(*word, bare(word->text).word);
            }
        }
    }

    // Nothing where this form is the usual one, or a word that may have been printed so.
    std::optional<std::string> usual_form(const std::string& core) const {
        const std::map<std::string, int>& forms = forms_.at(closed_form(core));
        const auto usual = std::max_element(
            forms.begin(), forms.end(), [](const auto& one, const auto& other) { return one.second < other.second; });
        if (usual->first.size() <= core.size() || usual->second <= forms.at(core)) return std::nullopt;
        if (core.find('-') != std::string::npos) return usual->first;
        if (judge(core, *resources_.language_model, *resources_.lexicon).standing != Standing::known) {
            return usual->first;
        }
        const std::optional<Hyphenation> known = resources_.compounds->hyphenation(core, *resources_.lexicon);
        const bool hardly_a_word = known && known->text == usual->first && is_unusual(*known);
        return hardly_a_word ? std::optional(usual->first) : std::nullopt;
    }

    const Document& document_;
    const Resources& resources_;
    const Recognised& recognised_;
    std::map<std::string, std::map<std::string, int>> forms_;  // by the closed form: how often each is written
};

void before_numbers(const Document& document, const Resources& resources, TextEdits& edits) {
    constexpr double certainty = 0.95;
    for (const Flow& flow : flows(document)) {
        if (flow.head().kind == BlockKind::furniture) continue;
        for (const Word* word : words_of(flow)) {
            if (!word->note.empty()) continue;
            const std::optional<std::string> text = with_hyphen_before_number(word->text, resources);
            if (!text) continue;
            edits.push_back({Replace{word->id, *text}, certainty, "a hyphen stands before this number"});
        }
    }
}

}  // namespace

TextEdits restore_hyphens(const Document& document, const Resources& resources) {
    TextEdits edits;
    if (resources.language_model == nullptr) return edits;
    Habit habit;
    const std::vector<Found> all = find(document, resources, habit);
    const bool hyphens_lost = habit.hyphens_lost();
    const Recognised recognised(document);
    if (recognised.anything()) edits = OwnForms(document, resources, recognised).edits();
    std::set<WordId> set;
    for (const TextEdit& edit : edits) set.insert(std::get<Replace>(edit.change).word);
    for (const Found& found : all) {
        if (set.contains(found.word->id)) continue;
        const bool ours = !resources.style.none() && recognised.has(*found.word);
        const double sure = certainty(found.hyphenation, hyphens_lost, ours);
        if (sure < least_certainty) continue;
        edits.push_back({Replace{found.word->id, found.text}, sure, reason(found.hyphenation, hyphens_lost)});
    }
    before_numbers(document, resources, edits);
    join_at_hyphens(document, resources, edits);
    return edits;
}

}  // namespace emend
