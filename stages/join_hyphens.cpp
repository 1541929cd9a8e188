// A hyphen at a line's end is either the compositor's (it goes) or the word's own (it stays), and the print does not
// say which. In order of weight: what the document itself writes elsewhere inside a line; how house style spelt the
// word in the year of the document; the compounds of house style; whether the closed form is a word; whether the first
// part is one that keeps its hyphen before any word
// ("non-"); whether both halves are words of their own. A name of which nothing is known is closed.
#include "stages/join_hyphens.h"

#include <algorithm>
#include <map>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/broken_words.h"
#include "stages/figure_readings.h"
#include "stages/masthead_forms.h"

namespace emend {

namespace {

struct Joined {
    std::string text;
    double certainty = 1;
    std::string reason;
};

struct Judgement {
    bool keep = false;
    double certainty = 1;
    std::string reason;
    bool lower = false;  // the second half was printed with a small letter
};

constexpr double doubtful = 0.85;  // the certainty of a form that nothing speaks for

// How often the document has a form inside its lines.
using Counts = std::map<std::string, int>;

Counts count_forms(const std::vector<Flow>& all) {
    Counts counts;
    for (const Flow& flow : all) {
        for (const Block* block : flow.parts) {
            for (const Line& line : block->lines) {
                for (std::size_t w = 0; w + 1 < line.words.size(); ++w) {
                    ++counts[to_lower(bare(line.words[w].text).word)];
                }
            }
        }
    }
    return counts;
}

// The year of "2013-04-23", of "(1976)"; 0 where it is none.
int year_in(std::string_view text) {
    constexpr std::size_t digits = 4;
    const std::string year(text.substr(0, digits));
    const bool number = year.size() == digits && all_digits(year);
    return number ? std::stoi(year) : 0;
}

// The year in which the document was issued or adopted, by its masthead, title and closing line; 0 where they have
// none.
int year_of(const std::vector<Flow>& all) {
    for (const Flow& flow : all) {
        const BlockKind kind = flow.head().kind;
        if (kind != BlockKind::masthead && kind != BlockKind::title && kind != BlockKind::closing) continue;
        std::vector<std::string_view> words;
        for (const Word* word : words_of(flow)) words.push_back(word->text);
        for (std::size_t n = 0; n < words.size(); ++n) {
            const auto date = date_at(words, n);
            const Bare word = bare(words[n]);
            const bool in_title = kind == BlockKind::title && word.before == "(" && word.after.starts_with(')');
            const int year = date ? year_in(date->iso) : in_title ? year_in(word.word) : 0;
            if (year > 0) return year;
        }
    }
    return 0;
}

// The text without the stop that a hyphen may have been read as; empty where it ends in none.
std::string without_stop_for_hyphen(const std::string& text) {
    constexpr std::size_t least_letters = 3;
    constexpr std::string_view stops = ":;~=";
    if (text.size() <= least_letters || stops.find(text.back()) == std::string_view::npos) return "";
    std::string stem = text.substr(0, text.size() - 1);
    const std::u32string points = code_points(stem);
    return std::all_of(points.begin(), points.end(), is_letter) ? stem : "";
}

class Judge {
public:
    Judge(const Counts& counts, const Resources& resources, int year)
        : counts_(counts), resources_(resources), year_(year) {}

    // The halves may have been misread.
    Judgement judge(const std::string& first, const std::string& second) const {
        Judgement judgement = as_read(first, second);
        const std::string_view left = bare(first).word, right = bare(second).word;
        if (judgement.certainty > doubtful) return judgement;
        if (judgement.keep && is_no_word(left)) {
            return {false, doubtful, "'" + std::string(left) + "' is no word, and so no part of a compound"};
        }
        if (const auto compound = nearly_compound(left, right)) {
            return {true, doubtful, "the compound may be '" + *compound + "'"};
        }
        const std::optional<std::string> meant = nearly_word(left, right);
        return meant ? Judgement{false, doubtful, "the word may be '" + *meant + "'"} : judgement;
    }

    // The halves of "eradica-" and "Hon,", of "contflict-" and "free" as they were read otherwise, where that makes a
    // word or a better one. `own`: what was judged of them as they were read.
    std::optional<Joined> read_otherwise(const BrokenWord& broken, const std::optional<Judgement>& own) const {
        std::optional<Joined> best;
        double best_value = own ? value(*own, broken.first, broken.second) : 0;
        for (const HalfReading& first : first_halves(broken)) {
            for (const HalfReading& second : second_halves(broken)) {
                if (first.text == broken.first && second.text == broken.second) continue;
                const Judgement judgement = as_read(first.text, second.text);
                const double word = value(judgement, first.text, second.text);
                const bool sure = first.sure || second.sure;
                if (word < (sure ? 1 : 2)) continue;
                const double likely = word + first.likely + second.likely;
                if (likely <= best_value) continue;
                best_value = likely;
                best = {first.text + (judgement.keep ? "-" : "") + second.text, of_read_otherwise,
                        "with another reading of a half, " + judgement.reason};
            }
        }
        return best;
    }

    // "Addres:" before "sing", "adjudic" before "tion" where another look was sure of "adjudica": the hyphen at the
    // line's end was read as another stop, or not at all.
    std::optional<Joined> without_hyphen(const Document& document, const Word& last, const Word& first) const {
        const SourceWord* const source = scanned_word(document, last);
        if (source == nullptr) return std::nullopt;
        const std::string stem = without_stop_for_hyphen(last.text), joined = stem + first.text;
        if (!stem.empty() && is_common(bare(joined).word)) {
            return Joined{joined, 0.9, "broken at the line's end, the hyphen misread: '" + joined + "' is a word"};
        }
        if (source->best.text != last.text || known(bare(last.text).word) || !bare(last.text).after.empty()) {
            return std::nullopt;
        }
        for (const Reading& reading : source->alternatives) {
            if (reading.by != By::another_look || reading.confidence < sure_look) continue;
            const std::string whole =
                reading.text.substr(0, reading.text.size() - hyphen_at_end(reading.text)) + first.text;
            if (!is_common(bare(whole).word)) continue;
            return Joined{whole, of_read_otherwise,
                          "broken at the line's end: another look was sure of '" + reading.text + "'"};
        }
        return std::nullopt;
    }

    // A word of the archive or a long one of the dictionary.
    bool is_common(std::string_view word) const {
        constexpr double common = 5;
        constexpr std::size_t long_word = 7;
        return (word.size() >= long_word && known(word)) || times(word) >= common;
    }

private:
    static constexpr double of_read_otherwise = 0.92;

    // 2: something speaks for the form; 1: both halves are words; 0: neither.
    double value(const Judgement& judgement, const std::string& first, const std::string& second) const {
        if (judgement.certainty > doubtful) return 2;
        return known(bare(first).word) && known(bare(second).word) ? 1 : 0;
    }

    WordFigures figures(std::string_view word) const {
        const LanguageModel* const model = resources_.language_model.get();
        const WordNumber number = model == nullptr ? no_word : model->find(key_of(word));
        return number == no_word ? WordFigures{} : model->figures(number);
    }

    // In the archive, in capitals, and in the document, however it is written there.
    double as_acronym(const std::string& word) const { return figures(word).upper + count(to_lower(word)); }

    // In the archive, with small letters.
    double times(std::string_view word) const { return figures(word).lower; }

    Judgement as_read(const std::string& first, const std::string& second) const {
        const std::string_view left = bare(first).word, right = bare(second).word;
        if (is_misread_capital(left, right)) {
            return {false, 0.9, "'" + to_lower(std::string(left) + std::string(right)) + "' is a word", true};
        }
        if (is_digit(code_points(right).front())) return {true, 0.97, "a digit follows the hyphen"};
        if (begins_with_upper(right)) {
            // "CO-/VAX": an acronym that the archive or the document has whole
            const std::string whole = std::string(left) + std::string(right);
            if (shape_of(whole) == Shape::upper &&
                as_acronym(whole) > as_acronym(std::string(left) + "-" + std::string(right))) {
                return {false, 0.95, "'" + whole + "' stands whole elsewhere"};
            }
            // "Na-/Hions": a capital stands in names and known words, or is none.
            const bool name = known(right);
            return {true, name ? 0.97 : doubtful, "a capital follows the hyphen"};
        }
        const std::string hyphenated = to_lower(std::string(left) + "-" + std::string(right));
        const std::string closed = std::string(left) + std::string(right);
        const int with = count(hyphenated), without = count(to_lower(closed));
        if (with != without) {
            return {with > without, 0.97,
                    "the document writes '" + (with > without ? hyphenated : closed) + "' inside its lines"};
        }
        if (const DatedForm* form = dated(hyphenated); form != nullptr && year_ > 0) {
            const bool keep = year_ <= form->last_year;
            return {keep, 0.95,
                    "'" + (keep ? hyphenated : closed) + "' is how house style spelt it in " + std::to_string(year_)};
        }
        const Tables& tables = resources_.tables;
        if (tables.compounds.contains(hyphenated)) {
            return {true, 0.97, "'" + hyphenated + "' is a compound of house style"};
        }
        if (known(closed) || times(closed) > times(hyphenated)) return {false, 0.98, "'" + closed + "' is a word"};
        const std::string last_part =
            to_lower(left.substr(left.rfind('-') == std::string_view::npos ? 0 : left.rfind('-') + 1));
        if (tables.compound_parts.contains(last_part) && known(right)) {
            return {true, 0.93, "'" + last_part + "-' keeps its hyphen before a word"};
        }
        if (tables.is_in("closed_prefix", last_part) && known(right)) {
            return {false, 0.93, "words with '" + last_part + "' are written closed"};
        }
        if (last_part.size() < left.size() && is_common(last_part + std::string(right))) {
            return {false, 0.95, "'" + last_part + std::string(right) + "' is a word"};
        }
        if (known(left) && known(right) && right.size() > 2) {
            return {true, doubtful, "both halves are words, the closed form is none"};
        }
        return {false, doubtful, "neither form is known"};
    }

    // "et-" and "forts", "implementa-" and "Hon": no word, but in broken print nearly one.
    std::optional<std::string> nearly_word(std::string_view left, std::string_view right) const {
        constexpr double usual = 8, of_a_capital = 10.5;  // no capital stands within a word, so one was misread
        constexpr std::size_t least_letters = 7;
        const double bound = begins_with_upper(right) && begins_with_lower(left) ? of_a_capital : usual;
        if (resources_.channel == nullptr || resources_.language_model == nullptr) return std::nullopt;
        const std::string closed = std::string(left).append(right);
        if (closed.size() < least_letters || closed.find('-') != std::string::npos) return std::nullopt;
        const std::vector<Candidate> candidates =
            resources_.channel->candidates(*resources_.language_model, closed, bound);
        const auto likeliest = std::min_element(candidates.begin(), candidates.end(),
                                                [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
        return likeliest == candidates.end() ? std::nullopt : std::optional(likeliest->text);
    }

    // "seventy-" and "cighth", "contflict-" and "free": a compound of which one half was misread.
    std::optional<std::string> nearly_compound(std::string_view left, std::string_view right) const {
        constexpr double bound = 7, often = 3;
        const bool left_known = known(left);
        if (resources_.channel == nullptr || resources_.language_model == nullptr || left_known == known(right)) {
            return std::nullopt;
        }
        const std::string_view misread = left_known ? right : left;
        for (const Candidate& candidate : resources_.channel->candidates(*resources_.language_model, misread, bound)) {
            const std::string first = left_known ? std::string(left) : candidate.text;
            const std::string form = to_lower(first + "-" + (left_known ? candidate.text : std::string(right)));
            if (resources_.tables.compounds.contains(form) || times(form) >= often) return form;
        }
        return std::nullopt;
    }

    // "eradica-" before a "Hon," that was "tion,": the last part of what was broken, if it is long enough to tell.
    bool is_no_word(std::string_view left) const {
        constexpr std::size_t least_letters = 4;
        const std::string_view part = left.substr(left.rfind('-') + 1);  // the whole where there is no hyphen
        return part.size() >= least_letters && begins_with_lower(part) && !known(part) &&
               !resources_.tables.compound_parts.contains(std::string(part));
    }

    int count(const std::string& form) const {
        const auto found = counts_.find(form);
        return found == counts_.end() ? 0 : found->second;
    }
    bool known(std::string_view word) const {
        return resources_.lexicon->knows(word) || resources_.lexicon->knows(to_lower(word));
    }

    // "in-" and "Vitation": a small letter read as a capital of the same shape; the second half is no word.
    // "con-/Nectivity", "ser-/Vices": no name stands behind a hyphen that makes a common word with what is before it,
    // where one of the two is no word.
    bool is_misread_capital(std::string_view left, std::string_view right) const {
        constexpr std::string_view alike = "CIKOPSUVWXZM";
        if (!begins_with_lower(left) || !begins_with_upper(right)) return false;
        const std::string small = to_lower(right), joined = std::string(left) + small;
        if (small.substr(1) != right.substr(1)) return false;
        const bool same_shape = alike.find(right.front()) != std::string_view::npos;
        if (same_shape && !known(right)) return known(joined);
        constexpr double very_common = 500;  // "pro-/Visions"
        if (known(left) && known(right)) {
            return times(joined) >= very_common && times(std::string(left) + "-" + small) == 0;
        }
        return is_common(joined);
    }

    const DatedForm* dated(const std::string& hyphenated) const {
        for (const DatedForm& form : resources_.style.spelling) {
            if (form.opens ? hyphenated.starts_with(form.form) : hyphenated == form.form) return &form;
        }
        return nullptr;
    }

    const Counts& counts_;
    const Resources& resources_;
    int year_;  // 0: not known
};

// "first- and second-hand": the hyphen stands for what follows later.
bool suspended(const std::string& second) {
    const std::string_view word = bare(second).word;
    return word == "and" || word == "or" || word == "to";
}

// The last word of each line of a flow and the first of the next.
std::vector<std::pair<const Word*, const Word*>> line_breaks(const Flow& flow) {
    std::vector<std::pair<const Word*, const Word*>> breaks;
    const Word* last = nullptr;
    for (const Block* block : flow.parts) {
        for (const Line& line : block->lines) {
            if (line.words.empty()) continue;
            if (last != nullptr) breaks.emplace_back(last, &line.words.front());
            last = &line.words.back();
        }
    }
    return breaks;
}

}  // namespace

TextEdits join_hyphens(const Document& document, const Resources& resources) {
    TextEdits edits;
    const std::vector<Flow> all = flows(document);
    const Counts counts = count_forms(all);
    const Judge judge(counts, resources, year_of(all));
    for (const Flow& flow : all) {
        if (flow.head().kind == BlockKind::furniture || flow.head().kind == BlockKind::table) continue;
        for (const auto& [last, first] : line_breaks(flow)) {
            const std::size_t hyphen = hyphen_at_end(last->text);
            const std::string_view next = bare(first->text).word;
            if (hyphen == 0 && begins_with_lower(first->text) && first->note.empty()) {
                if (auto joined = judge.without_hyphen(document, *last, *first)) {
                    edits.push_back({Join{last->id, first->id, joined->text}, joined->certainty, joined->reason});
                }
            }
            if (hyphen == 0 || next.empty() || suspended(first->text)) continue;
            if (!last->note.empty() || !first->note.empty()) continue;
            const std::string stem = last->text.substr(0, last->text.size() - hyphen);
            const BrokenWord broken{stem, first->text, scanned_word(document, *last), scanned_word(document, *first)};
            const bool plain = bare(first->text).before.empty();
            const std::optional<Judgement> own = plain ? std::optional(judge.judge(stem, first->text)) : std::nullopt;
            if (const auto otherwise = judge.read_otherwise(broken, own)) {
                edits.push_back({Join{last->id, first->id, otherwise->text}, otherwise->certainty,
                                 "broken at the line's end: " + otherwise->reason});
                continue;
            }
            if (!own) continue;
            const Judgement& judgement = *own;
            const std::string second = judgement.lower ? to_lower(first->text) : first->text;
            const std::string joined = std::string(stem).append(judgement.keep ? "-" : "").append(second);
            edits.push_back({Join{last->id, first->id, joined}, judgement.certainty,
                             "broken at the line's end: " + judgement.reason});
        }
    }
    return edits;
}

}  // namespace emend
