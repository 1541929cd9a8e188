#include "pipeline/text/hypotheses.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/bracket_letters.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/spelling_variant.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// How far the search for other words goes: the less a shape says, the less may be changed.
constexpr double bound_lower = 17, bound_mixed = 15, bound_title = 13.5, bound_upper = 12, bound_rare = 10,
                 bound_of_stray_mark = 8;

// A word that neither model nor dictionary has is the less likely the longer it is; names are likelier than words.
constexpr double unknown_lower = 1.0, unknown_title = -3.0, unknown_upper = -4.0, unknown_by_letter = 0.7;
constexpr double most_letters = 14;

// A word that the document has again and again is no misreading; names are likelier to come back than words.
constexpr double by_repetition = 1.5, by_repetition_of_name = 4;

// Other readings of the recogniser: what they cost, and where a word that is known may give way to them.
constexpr double another_reading = 2.5, another_reading_of_known = 7;
// Another look at the same ink is as good as the first, whatever the recogniser's confidence.
constexpr double another_look = 1, least_sure_look = 1.5, most_surprising_capital = 4;
// Where both looks are words, one that is sure of its own by the types of the page was right in 119 cases of 128.
constexpr double sure_look = -2;
constexpr float surely_looked = 0.95F;
constexpr float least_look = 0.2F;  // against a word, a look that hardly saw another is an other reading like any
constexpr float sure_reading = 0.85F, hardly_read = 0.6F, nearly_as_good = 0.6F, just_as_good = 0.8F,
                good_for_rare_word = 0.4F;
constexpr std::size_t short_reading = 4;

constexpr double spelling_variant = 8;  // the spelling of an author is seldom a misreading

constexpr double unclosed_bracket = 8;

constexpr double stray_mark = 4, mark_never_printed = 20;

constexpr std::size_t short_piece = 2;
constexpr double often_enough_for_short = 500;

double bound_of(const Judged& judged) {
    if (judged.standing == Standing::rare) return bound_rare;
    switch (judged.shape) {
        case Shape::lower: return bound_lower;
        case Shape::title: return bound_title;
        case Shape::upper: return bound_upper;
        case Shape::mixed: return bound_mixed;
    }
    return 0;
}

// The bytes of punctuation next to the word that the channel may take for letters, at most two characters.
std::size_t confusing_before(const Token& token, const Channel& channel) {
    const std::u32string points = code_points(before(token));
    std::size_t bytes = 0;
    for (std::size_t n = 0; n < 2 && n < points.size(); ++n) {
        const char32_t c = points[points.size() - 1 - n];
        if (!channel.confuses(c)) break;
        bytes += from_code_points(std::u32string(1, c)).size();
    }
    return bytes;
}

std::size_t confusing_behind(const Token& token, const Channel& channel) {
    std::size_t bytes = 0;
    for (const char32_t c : code_points(behind(token)).substr(0, 1)) {
        if (channel.confuses(c)) bytes += from_code_points(std::u32string(1, c)).size();
    }
    return bytes;
}

// "\\Welcomes", "|the": a mark that no printer sets before a word.
bool begins_with_stray_mark(const Token& token) {
    return token.judged.from == 1 && (token.text.front() == '\\' || token.text.front() == '|');
}

// Another reading of the same ink: its word `core`, with the punctuation around it as the token has it ("Contro!" for
// "Control", but "development." for "development,").
std::string in_place_of(const Token& token, std::string_view core, std::string_view reading, const RunningWord& word) {
    if (word.from == 0 && opens_bracket(before(token))) return with("", core, behind(token));
    if (reading.size() != token.text.size()) return with(before(token), core, behind(token));
    return with(token.text.substr(0, word.from), core, token.text.substr(word.to));
}

// "flack", read with doubt, of which another look at all of its ink was sure that it is "lack".
bool is_rid_of_speck(const Reading& reading, const Token& token) {
    constexpr float doubted = 0.7F;
    return reading.by == By::another_look && reading.confidence >= surely_looked && token.confidence < doubted &&
           reading.text.size() + 1 == token.text.size();
}

}  // namespace

Hypothesis Hypotheses::as_read(const Token& token) const {
    Hypothesis same;
    const Judged& judged = token.judged;
    if (judged.standing == Standing::nothing) {
        if (!stray_mark_of(token, channel_).empty()) same.cost = stray_mark;
        return same;
    }
    same.words.push_back(judged.first);
    if (judged.last != judged.first) same.words.push_back(judged.last);
    if (judged.standing == Standing::known && begins_with_stray_mark(token)) same.cost = mark_never_printed;
    if (token.unclosed) same.cost += unclosed_bracket;
    if (judged.standing != Standing::unknown) return same;
    const double letters = std::min(static_cast<double>(judged.letters), most_letters);
    const double repeated = std::log(static_cast<double>(token.repeated));
    switch (judged.shape) {
        case Shape::lower:
        case Shape::mixed: same.cost += unknown_lower + unknown_by_letter * letters - by_repetition * repeated; break;
        case Shape::title:
            same.cost += unknown_title + unknown_by_letter * letters - by_repetition_of_name * repeated;
            break;
        case Shape::upper:
            same.cost += unknown_upper + unknown_by_letter * letters - by_repetition_of_name * repeated;
            break;
    }
    return same;
}

std::vector<Hypothesis> Hypotheses::others(std::span<const Token> rest) const {
    std::vector<Hypothesis> all;
    const Token& token = rest.front();
    const Token* next = rest.size() > 1 ? &rest[1] : nullptr;
    const Standing standing = token.judged.standing;
    const bool bracket = token.unclosed && (standing == Standing::known || standing == Standing::out_of_scope);
    if (standing == Standing::unknown || standing == Standing::rare || bracket) replace(rest, all);
    if (standing == Standing::unknown) part(token, all);
    if (standing != Standing::nothing && standing != Standing::figure) read_otherwise(token, all);
    if (standing == Standing::unknown && all.empty()) replace_part(token, all);
    if (standing == Standing::known) without_stray_mark(token, all);
    if (next != nullptr && token.joinable) {
        join(token, *next, all);
        if (has_word(token) && has_word(*next)) shift(token, *next, all);
    }
    if (next != nullptr && token.ends_line) join_halves(token, *next, all);
    return all;
}

void Hypotheses::replace(std::span<const Token> rest, std::vector<Hypothesis>& all) const {
    const Token& token = rest.front();
    const Token* next = rest.size() > 1 ? &rest[1] : nullptr;
    const bool paired = opens_bracket(before(token)) && bracket_is_closed(rest);
    const std::size_t most_before = token.judged.standing == Standing::rare ? 0 : confusing_before(token, channel_);
    const std::size_t most_behind = token.judged.standing == Standing::rare ? 0 : confusing_behind(token, channel_);
    const Letters letters = token.judged.standing == Standing::rare ? Letters::listed : Letters::any;
    const bool name = token.judged.shape == Shape::title || token.judged.shape == Shape::upper;
    const double repeated = name ? 0 : by_repetition * std::log(static_cast<double>(token.repeated));
    std::vector<std::size_t> befores, behinds = {0};
    if (token.judged.standing == Standing::unknown || !token.unclosed) {
        befores.push_back(0);  // of those only the bracket is in doubt
    }
    if (most_before > 0) befores.push_back(most_before);
    if (most_behind > 0) behinds.push_back(most_behind);
    for (const std::size_t more_before : befores) {
        for (const std::size_t more_behind : behinds) {
            const std::size_t from = token.judged.from - more_before, to = token.judged.to + more_behind;
            const std::string_view read = token.text.substr(from, to - from);
            for (const Candidate& candidate : memory_.candidates(read, bound_of(token.judged), letters)) {
                if (!allowed(candidate, token)) continue;
                const std::string text = in_context(candidate, read, token, next);
                const std::string_view kept = token.text.substr(0, from);
                const double variant = is_spelling_variant(read, candidate.text) ? spelling_variant : 0;
                const double bracket = bracket_cost(paired, more_before, kept, read, candidate.text);
                all.push_back({Repair::replaced,
                               1,
                               {with(kept, text, token.text.substr(to))},
                               {candidate.word},
                               candidate.cost + repeated + variant + bracket,
                               candidate.how});
            }
        }
    }
}

// "blood-bome": a compound that the archive does not have, of which one part is a word and the other none.
void Hypotheses::replace_part(const Token& token, std::vector<Hypothesis>& all) const {
    constexpr double bound = 7.5;
    constexpr std::size_t least_letters = 4;
    const std::string_view core = core_of(token);
    const std::size_t hyphen = core.find('-');
    if (hyphen == std::string_view::npos || core.find('-', hyphen + 1) != std::string_view::npos) return;
    const std::string_view first = core.substr(0, hyphen), second = core.substr(hyphen + 1);
    Piece sound, none;
    const bool second_is_none = stands(first, sound) && !stands(second, none);
    const bool first_is_none = !second_is_none && stands(second, sound) && !stands(first, none);
    const std::string_view read = second_is_none ? second : first;
    const Shape shape = shape_of(read);  // "Nations-Atrican" too
    const bool plain = shape == Shape::lower || shape == Shape::title;
    if ((!first_is_none && !second_is_none) || read.size() < least_letters || !plain) return;
    for (const Candidate& candidate : memory_.candidates(read, bound)) {
        if (candidate.unlisted > 0 || shape_of(candidate.text) != shape) continue;
        const std::string text =
            second_is_none ? std::string(first) + "-" + candidate.text : candidate.text + "-" + std::string(second);
        all.push_back({Repair::replaced,
                       1,
                       {with(before(token), text, behind(token))},
                       {candidate.word},
                       candidate.cost,
                       candidate.how});
    }
}

void Hypotheses::without_stray_mark(const Token& token, std::vector<Hypothesis>& all) const {
    if (!begins_with_stray_mark(token)) return;
    for (const Candidate& candidate : memory_.candidates(token.text.substr(0, token.judged.to), bound_of_stray_mark)) {
        all.push_back({Repair::replaced,
                       1,
                       {with("", candidate.text, behind(token))},
                       {candidate.word},
                       candidate.cost,
                       candidate.how});
    }
    all.push_back({Repair::replaced,
                   1,
                   {std::string(token.text.substr(1))},
                   {token.judged.first},
                   channel_.inserted(),
                   "“" + std::string(token.text.substr(0, 1)) + "” too many"});
}

// Names are spelt in many ways, and a short word of the dictionary may well be meant: such a word is only mended by a
// confusion of the table, and another language's letters not at all.
bool Hypotheses::allowed(const Candidate& candidate, const Token& token) const {
    // "annexes Pand II": a capital that is too many stands for something that was printed.
    const std::string_view core = core_of(token);
    if (begins_with_upper(core) && is_rest_of(candidate.text, core) &&
        to_lower(core.substr(0, 1)) != to_lower(core.substr(1, 1))) {
        return false;
    }
    if (candidate.unlisted == 0) return true;
    if (token.judged.standing == Standing::rare) return false;
    const bool name = model_.figures(candidate.word).lower < 1;
    return !name || token.judged.shape == Shape::lower;
}

// What the recogniser would have read next. A word that is right as read gives way only to a reading that was nearly
// as good: a short one, one that was hardly read, or one that the archive never writes ("Tukey"), which need not be as
// good by far.
void Hypotheses::read_otherwise(const Token& token, std::vector<Hypothesis>& all) const {
    if (token.alternatives == nullptr || token.judged.letters < 2) return;
    const bool known = token.judged.standing == Standing::known;
    const bool unsure =
        token.judged.letters <= short_reading ? token.confidence < sure_reading : token.confidence < hardly_read;
    const bool sure = known && !unsure && token.judged.first != no_word;
    const float good_enough = token.judged.first == no_word ? good_for_rare_word : nearly_as_good;
    if (token.judged.standing == Standing::out_of_scope) return;
    for (const Reading& reading : *token.alternatives) {
        if (reading.by == By::letters) continue;
        if (token.judged.standing == Standing::unknown) read_otherwise_misread(token, reading, all);
        const bool settled = sure && reading.confidence < just_as_good * token.confidence;
        const std::vector<RunningWord> words = running_words(reading.text);
        const bool doubtful = known && reading.confidence < good_enough * token.confidence;
        if (words.size() != 1 || ((settled || doubtful || reading.confidence <= 0) && reading.by != By::another_look)) {
            continue;
        }
        std::string core = reading.text.substr(words[0].from, words[0].to - words[0].from);
        Piece piece;
        if (!stands(core, piece) || piece.word == token.judged.first) continue;
        if (reading.text.size() != token.text.size() && confusing_behind(token, channel_) > 0) continue;
        if (is_rest_of(core, token.text) && !is_rid_of_speck(reading, token)) continue;
        // "OF" for "or", "Investment" for "investinent": no capital is due here.
        const WordFigures figures = model_.figures(piece.word);
        constexpr double seldom = 5;
        const bool small = token.judged.from == 0 && begins_with_lower(token.text) && !token.opens;
        if (small && begins_with_upper(core) && figures.lower > seldom * figures.title) {
            if (known) continue;
            core = to_lower(core);
        }
        const double worse = std::log(std::max(token.confidence, reading.confidence) / reading.confidence);
        const double guess = (known ? another_reading_of_known : another_reading) + worse;
        all.push_back({Repair::replaced,
                       1,
                       {in_place_of(token, core, reading.text, words[0])},
                       {piece.word},
                       guess,
                       std::string(recognisers_other_reading)});
        const bool hardly = known && reading.confidence < least_look;
        if (reading.by != By::another_look || hardly) continue;
        // "the How of trade": a capital in the midst of a sentence speaks for the look without.
        const bool capital = token.judged.shape == Shape::title && !token.opens && begins_with_lower(core);
        const bool sure_of_it = reading.confidence >= surely_looked;
        all.back().cost = (sure_of_it ? sure_look : another_look) + std::min(worse, least_sure_look) -
                          (capital ? std::min(surprise(token), most_surprising_capital) : 0);
        all.back().how = "so read when it was looked at again";
        all.back().look = reading.confidence;
    }
}

// "commitinents", which the recogniser would have read next for "comnutinents": it is no word either, but nearer to
// one.
void Hypotheses::read_otherwise_misread(const Token& token, const Reading& reading,
                                        std::vector<Hypothesis>& all) const {
    constexpr double bound = 9.5;
    constexpr std::size_t least_letters = 6, least_of_sure_look = 3;
    constexpr float least_share = 0.3F;
    const std::vector<RunningWord> words = running_words(reading.text);
    const bool looked = reading.by == By::another_look && reading.confidence >= surely_looked && token.judged.from == 0;
    if (words.size() != 1 || token.judged.letters < (looked ? least_of_sure_look : least_letters)) return;
    if (reading.confidence < least_share * token.confidence) return;
    const std::string core = reading.text.substr(words[0].from, words[0].to - words[0].from);
    if (reading.text.size() != token.text.size() && confusing_behind(token, channel_) > 0) return;
    const double worse = std::log(std::max(token.confidence, reading.confidence) / reading.confidence);
    const bool sure = looked && confusing_behind(token, channel_) == 0;
    for (const Candidate& candidate : memory_.candidates(core, bound)) {
        if (candidate.cost <= 0 || !allowed(candidate, token) || is_rest_of(candidate.text, core)) continue;
        const std::string meant =
            with(reading.text.substr(0, words[0].from), candidate.text, reading.text.substr(words[0].to));
        Hypothesis other{
            Repair::replaced,
            1,
            {in_place_of(token, candidate.text, meant, {words[0].from, words[0].from + candidate.text.size(), ""})},
            {candidate.word},
            (sure ? sure_look : another_reading) + worse + candidate.cost,
            std::string(recognisers_other_reading) + ", " + candidate.how};
        // The letters that were read first tell better whether a capital stands there.
        const auto same = std::find_if(all.begin(), all.end(), [&](const Hypothesis& one) {
            return one.repair == Repair::replaced && one.words == other.words;
        });
        if (same != all.end()) other.texts = same->texts;
        all.push_back(std::move(other));
    }
}

// A restored first letter is a capital where a capital is due; a letter that was read for another keeps its case.
std::string Hypotheses::in_context(const Candidate& candidate, std::string_view read, const Token& token,
                                   const Token* next) const {
    // "fhe": a small letter read for a capital of another shape, where no capital is due; "l" for "I" looks the same.
    if (begins_with_lower(read) && read.front() != 'l' && begins_with_upper(candidate.text) && !token.opens) {
        const WordFigures figures = model_.figures(candidate.word);
        const bool next_has_capital = next != nullptr && begins_with_upper(core_of(*next));
        if (figures.lower > figures.title && !next_has_capital) return to_lower(candidate.text);
    }
    const bool first_restored = !candidate.text.empty() && !read.empty() && begins_with_lower(candidate.text) &&
                                begins_with_lower(read) && candidate.text.front() != read.front();
    if (!first_restored) return candidate.text;
    const WordFigures figures = model_.figures(candidate.word);
    const bool next_has_capital = next != nullptr && begins_with_upper(core_of(*next));
    const bool due =
        token.opens || figures.title > 20 * figures.lower || (next_has_capital && figures.title > figures.lower);
    return due ? to_title(candidate.text) : candidate.text;
}

// A piece of a word that stands as a word of its own.
bool Hypotheses::stands(std::string_view text, Piece& piece) const {
    const WordNumber word = model_.find(key_of(text));
    if (word == no_word || !is_trusted(model_, word)) return false;
    const WordFigures figures = model_.figures(word);
    const Shape shape = shape_of(text);
    if (shape == Shape::mixed || (shape == Shape::lower && figures.lower < 3)) return false;
    if (text.size() == 1 && text != "a" && text != "A") return false;
    if (text.size() == short_piece && figures.count() < often_enough_for_short) return false;
    piece = {text, word};
    return true;
}

// How unusual this shape is for the word, in natural logarithms: "Inter" with a capital.
double Hypotheses::surprise(const Token& token) const {
    const WordNumber word = token.judged.first;
    if (word == no_word) return 0;
    const WordFigures figures = model_.figures(word);
    const double same = token.judged.shape == Shape::lower ? figures.lower : figures.title + figures.upper;
    return std::log((figures.count() + 1) / (same + 1));
}

}  // namespace emend
