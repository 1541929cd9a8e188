// No sentence begins with a small letter, nor with a resolution's number ("20 December 2013. 69/223 of 19 December
// 2014"): the stop before it was a comma. In a document where that is a habit, a stop between two names that the
// archive has side by side ("Prevent. Suppress and Punish") was one too. House style says a paragraph with an opening
// ("Recalling", "Urges") in one sentence: a stop inside it that may be a comma was one. A colon introduces one list:
// the next colon before a small letter parts its entries, as does the one before "and".
#include "stages/faded_marks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/masthead_forms.h"
#include "stages/months.h"
#include "stages/openings.h"

namespace emend {

namespace {

// The words that a footnote marker stands behind, or what may be one.
std::set<const Word*> marked_words(const Flow& flow) {
    const std::vector<const Word*> words = words_of(flow);
    std::set<const Word*> marked;
    for (std::size_t n = 0; n + 1 < words.size(); ++n) {
        if (words[n + 1]->glued && bare(words[n + 1]->text).word.empty()) marked.insert(words[n]);
    }
    return marked;
}

// "2010", "2022–2023"
bool is_years(std::string_view core) {
    constexpr std::size_t year = 4;
    constexpr std::string_view dash = "–";
    const bool two = core.size() > 2 * year && core.substr(year, core.size() - 2 * year) == dash;
    return all_digits(core.substr(0, year)) &&
           (core.size() == year || (two && all_digits(core.substr(core.size() - year))));
}

// "UNODC", "HIV/AIDS", "54/6", "A/76/5", "COVID-19": no abbreviation that ends in a stop.
bool is_formal(std::string_view core) {
    const bool slash = core.find('/') != std::string_view::npos;
    const auto capitals = std::count_if(core.begin(), core.end(), is_ascii_capital);
    return (slash || capitals > 2) && std::all_of(core.begin(), core.end(), [&](char c) {
               return is_ascii_capital(c) || c == '/' || c == '-' || is_ascii_digit(c);
           });
}

// "69/223"; "465" before "(1980),".
bool is_number_of_resolution(std::string_view token, std::string_view behind) {
    constexpr std::size_t few = 4;
    const std::size_t slash = token.find('/');
    if (slash != std::string_view::npos) {
        return all_digits(token.substr(0, slash)) && slash + 1 < token.size() && is_ascii_digit(token[slash + 1]);
    }
    const std::string_view year = bare(behind).word;
    return all_digits(token) && token.size() <= few && behind.starts_with('(') && is_year(year);
}

// "(d)", which no colon introduces.
bool is_later_label(std::string_view text) {
    if (text.size() != 3 || text.front() != '(' || text.back() != ')') return false;
    return is_ascii_small(text[1]) && text[1] != 'a' && text[1] != 'i';
}

bool is_date(std::string_view day, std::string_view month) {
    return all_digits(day) && day.size() <= 2 && is_month(bare(month).word);
}

// Neither a label ("5.", "(b)") nor an ordinal of the closing line ("45th plenary meeting").
bool goes_on(std::string_view next) {
    constexpr std::size_t few = 3;
    const std::string_view core = bare(next).word;
    if (core.empty()) return false;
    const bool label = core.size() < few && (next.ends_with('.') || next.ends_with(')'));
    return !label && !(is_ascii_digit(core.front()) && is_ascii_small(core.back()));
}

bool begins_as_name(std::string_view token) {
    return begins_with_upper(token) && token.size() > 2 && shape_of(bare(token).word) == Shape::title;
}

}  // namespace

void FadedMarks::look(const Flow& flow, const std::vector<const Word*>& words) {
    const bool note = flow.head().kind == BlockKind::note;
    const auto text = [&](std::size_t n) { return n < words.size() ? std::string_view(words[n]->text) : ""; };
    std::optional<std::set<const Word*>> marked;  // few stops stand behind figures
    begin(flow);
    bool quoted = false;
    for (std::size_t n = 0; n + 1 < words.size(); ++n) {
        quoted = (quoted || text(n).find("“") != std::string_view::npos) && text(n).find("”") == std::string_view::npos;
        const std::optional<Ending> ending = ending_of(words[n]->text);
        const bool of_part = n > 0 && resources_.tables.is_in("numbered_part", text(n - 1));
        // "16 (e). 25 and", "article 20, paragraph 2. of the"
        const bool single = ending && ending->core.size() == 1 &&
                            (text(n).ends_with(").") || (of_part && is_ascii_digit(ending->core[0])));
        if (ending && ending->mark == ',' && !quoted && !note) before_sentence(*words[n], text(n + 1), text(n + 2));
        if (!ending || ending->mark != '.' || (archive_.is_abbreviation(ending->core) && !single)) continue;
        if (one_sentence_ && !quoted && !note) in_one_sentence(words, n);
        const bool figure = !note && is_figure(ending->core);
        if (figure && !marked) marked = marked_words(flow);
        const bool cited = note || (figure && marked->contains(words[n]));
        const bool counted = figure && n > 0 && (begins_as_name(text(n - 1)) || of_part) && !ending_of(text(n - 1));
        const Stop stop{words[n], *ending, cited, counted};
        if (begins_with_lower(text(n + 1))) {
            before_small_letter(stop, text(n + 1), is_date(text(n + 2), text(n + 3)));
        } else if (recognised_.has(*words[n]) && !note) {
            if (is_in_small_word(stop, text(n + 1))) continue;
            before_number(stop, text(n + 1), text(n + 2));
            before_name(stop, text(n + 1));
            before_quotation(stop, text(n + 1));
            before_country(stop, text(n + 1), text(n + 2));
        }
    }
    if (!note) colons(words);
}

void FadedMarks::begin(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    if (kind == BlockKind::subitem || kind == BlockKind::note) return;  // they belong to the paragraph before
    const std::vector<std::string_view> texts = text_without_markers(flow).texts;
    if (texts.empty()) return;
    const bool operative = kind == BlockKind::item;
    const OpeningKind usual = operative ? OpeningKind::operative : OpeningKind::preambular;
    const bool opened = opening_length(texts, usual, resources_.style.openings) > 0;
    const auto organ = speaking_organ(texts, resources_.style);
    one_sentence_ = opened && (operative || among_openings_);  // a report may have "Noting that" once
    among_openings_ = opened || (organ && organ->to == texts.size());
}

void FadedMarks::in_one_sentence(const std::vector<const Word*>& words, std::size_t n) {
    constexpr float seen_as_comma = 0.3F;
    const Word& word = *words[n];
    if (!is_scanned(document_, word) || !nearly_read(document_, word, ',', seen_as_comma)) return;
    // "Assembly/AU/Decl. 8": the rest of a symbol
    const std::string_view core = bare(word.text).word;
    const bool symbol = core.find('/') != std::string_view::npos && is_ascii_letter(core.back());
    if (symbol && !words[n + 1]->text.empty() && is_ascii_digit(words[n + 1]->text.front())) return;
    const auto opens_at = [&](std::size_t from) {
        std::vector<std::string_view> texts;
        for (std::size_t k = from; k < words.size(); ++k) texts.emplace_back(words[k]->text);
        return opening_length(texts, OpeningKind::operative, resources_.style.openings) > 0;
    };
    const bool next_paragraph = opens_at(n + 1) || (all_digits(words[n + 1]->text) && opens_at(n + 2));
    if (next_paragraph || !goes_on(words[n + 1]->text)) return;
    of_one_sentence_.push_back(
        {&word, ',', 0.88, "a paragraph with such an opening is one sentence, and a comma was nearly read"});
}

// "in its. resolution": where a comma has lost its tail it is nearly read as one, and never as a colon. Dirt above the
// baseline is: of 1,224 stops before small letters on scans, 10 were specks, and 6 of them were read as colons as
// surely.
bool FadedMarks::is_speck(const Stop& stop, std::string_view next) const {
    constexpr float hardly = 0.1F, as_surely = 0.95F;
    const SourceWord* const source = scanned_word(document_, *stop.word);
    const bool closed = stop.ending.core.size() + 1 != stop.word->text.size();
    if (closed || source == nullptr || nearly_read(document_, *stop.word, ',', hardly)) return false;
    const Tables& tables = resources_.tables;
    const bool seen = std::any_of(source->alternatives.begin(), source->alternatives.end(), [&](const Reading& one) {
        const bool without = one.by == By::another_look && one.text == stop.ending.core;
        const bool colon = one.by == By::recogniser && one.text == std::string(stop.ending.core) + ":";
        return without || (colon && one.confidence >= as_surely * source->best.confidence);
    });
    if (seen) return true;
    return !tables.is_in("inserted", bare(next).word) && tables.is_in("everywhere", stop.ending.core);
}

// "the Convention of. Lampton": hardly a sentence ends in such a word, and the ink says that it is none.
bool FadedMarks::is_in_small_word(const Stop& stop, std::string_view next) {
    if (!begins_with_upper(next) || !resources_.tables.is_in("leads_on", stop.ending.core)) return false;
    if (!is_speck(stop, next)) return false;
    slips_.push_back({stop.word, 0, 0.88, "a speck: no sentence ends in such a word, and no comma was nearly read"});
    return true;
}

// "the lamps of the harbour, The keepers": such a word has no capital behind a comma, and a stop was nearly read.
void FadedMarks::before_sentence(const Word& word, std::string_view next, std::string_view behind) {
    constexpr float nearly = 0.7F;
    constexpr std::string_view opened = "“";
    const bool goes_on = begins_with_lower(behind) || behind.starts_with(opened);
    if (!begins_with_upper(next) || bare(next).word.size() < 2 || !goes_on) return;
    if (!is_scanned(document_, word) || !nearly_read(document_, word, '.', nearly)) return;
    if (!resources_.tables.is_in("everywhere", to_lower(next))) return;
    slips_.push_back(
        {&word, '.', 0.88, "a sentence begins with '" + std::string(next) + "', and a stop was nearly read"});
}

// Where a comma is rare the stop may be a speck: "the lamps. of the harbour".
bool FadedMarks::leads_on(const Stop& stop, std::string_view next, bool before_date) const {
    if (resources_.tables.is_in("leads_on", stop.ending.core)) return true;
    if (bare(next).word != "of") return false;
    const bool name = shape_of(stop.ending.core) == Shape::title && recognised_.has(*stop.word);
    return !name || (!before_date && archive_.are_neighbours(stop.ending.core, "of"));
}

// `before_date`: a date stands behind the next word ("Time of War. of 12 August 1949").
void FadedMarks::before_small_letter(const Stop& stop, std::string_view next, bool before_date) {
    const auto& [word, ending, cited, counted] = stop;
    const bool by_recogniser = recognised_.has(*word);
    // A small letter behind a stop tells enough where print has faded; others may have printed an odd abbreviation.
    constexpr double often_printed = 200;
    const double often = by_recogniser ? ArchiveWords::common : often_printed;
    const std::string_view following = bare(next).word;
    const bool nearly = nearly_read(document_, *word, ',');
    const bool a_word = following.size() >= 2 || (nearly && next == "a");
    const bool known = archive_.is_common(following, often) || (by_recogniser && archive_.stands(following));
    if (following.data() != next.data() || !a_word || !known) return;
    const bool figure = is_figure(ending.core);
    const bool no_label = cited || (counted && by_recogniser);
    const bool number = figure && ((no_label && all_digits(ending.core)) || is_years(ending.core));
    // "the outcomes of. follow-up to": a comma, but in "in. particular" the archive has none.
    const bool small_word =
        by_recogniser && resources_.tables.is_in("everywhere", ending.core) &&
        (resources_.tables.is_in("inserted", following) || !archive_.are_neighbours(ending.core, following));
    // What few texts of the archive have is a word before an "and" all the same.
    const bool is_word = archive_.stands(ending.core) || (by_recogniser && archive_.stands(ending.core, 3)) ||
                         ((nearly || small_word) && archive_.is_common(ending.core));
    const bool closed = word->text.ends_with(").") || word->text.ends_with("”.");
    const bool formal = by_recogniser && (closed || is_formal(ending.core));
    if (!formal && (figure ? !number : !is_word)) return;
    if (is_speck(stop, next)) {
        slips_.push_back({word, 0, 0.88, "a speck: no sentence ends here, and no comma was nearly read"});
        return;
    }
    const bool comma_is_rare = leads_on(stop, next, before_date);
    if (!comma_is_rare) ++impossible_stops_;
    // A comma there is rare in print; but what was printed has left ink, and a stop it can't be.
    constexpr double rare = 0.6, rare_in_broken_print = 0.78;
    const double certainty = !comma_is_rare ? 0.95 : by_recogniser ? rare_in_broken_print : rare;
    slips_.push_back({word, ',', certainty, "no sentence begins with '" + std::string(next) + "'"});
}

void FadedMarks::before_number(const Stop& stop, std::string_view next, std::string_view behind) {
    const bool listed = is_number_of_resolution(stop.ending.core, "");  // "66/93. 67/88"
    const std::string& text = stop.word->text;
    const bool closed = text.ends_with(").") || text.ends_with("”.") || is_years(stop.ending.core) || listed;
    const bool date = is_years(stop.ending.core) && all_digits(next) && next.size() <= 2 && is_month(bare(behind).word);
    if (date) {
        ++impossible_stops_;
        slips_.push_back({stop.word, ',', 0.88, "a date behind another one"});
        return;
    }
    // "the appropriation for the Mission. 76,060,000 dollars": no sentence begins with such a number.
    const bool sum =
        bare(next).word.find(',') != std::string_view::npos && is_figure(next) && archive_.stands(stop.ending.core, 1);
    if (sum) {
        ++impossible_stops_;
        slips_.push_back(
            {stop.word, ',', 0.9, "no sentence begins with a number as long as '" + std::string(next) + "'"});
        return;
    }
    // "articles 24. 25, 26 and 27"
    if (stop.counted && next.ends_with(',') && is_next_number(stop.ending.core, bare(next).word)) {
        slips_.push_back({stop.word, ',', 0.9, "the next number follows"});
        return;
    }
    // "in 2016. 2017, 2018 and 2019"
    if (is_year(stop.ending.core) && is_year(bare(next).word) && stop.ending.core < bare(next).word) {
        ++impossible_stops_;
        slips_.push_back({stop.word, ',', 0.9, "a year behind another one"});
        return;
    }
    // "the Lamp Keepers Convention. 1997 (No. 181)"
    if (is_year(next) && behind.starts_with('(') && archive_.stands(stop.ending.core)) {
        slips_.push_back({stop.word, ',', 0.9, "no sentence begins with a year"});
        return;
    }
    const bool parted = next.find('/') != std::string_view::npos && archive_.stands(stop.ending.core);
    if (!(closed || parted) || !is_number_of_resolution(next, behind)) return;
    ++impossible_stops_;
    slips_.push_back({stop.word, ',', 0.95, "no sentence begins with '" + std::string(next) + "'"});
}

void FadedMarks::before_name(const Stop& stop, std::string_view next) {
    if (!begins_as_name(next) || shape_of(stop.ending.core) != Shape::title) return;
    const std::string_view following = bare(next).word;
    if (resources_.tables.is_in("everywhere", to_lower(following))) return;  // "The", as sentences begin
    if (following.data() != next.data() || !archive_.are_neighbours(stop.ending.core, following)) return;
    by_habit_.push_back({stop.word, ',', 0.88,
                         "commas have lost their tails here, and the archive has '" + std::string(stop.ending.core) +
                             "' and '" + std::string(following) + "' side by side"});
}

// "the reports “Lamps”. “Oil” and “Water”": titles in a row.
void FadedMarks::before_quotation(const Stop& stop, std::string_view next) {
    if (!stop.word->text.ends_with("”.") || !next.starts_with("“")) return;
    by_habit_.push_back({stop.word, ',', 0.88, "commas have lost their tails here, and a quotation follows another"});
}

// "in Lampton. Italy, from 3 May": a country behind a town stands between commas, which both may have faded.
void FadedMarks::before_country(const Stop& stop, std::string_view next, std::string_view behind) {
    if (shape_of(stop.ending.core) != Shape::title && stop.ending.core.find('-') == std::string_view::npos) return;
    const auto is_country = [&](const std::string& name) {
        return (name.ends_with(',') || name.ends_with('.')) &&
               resources_.tables.is_in("country", name.substr(0, name.size() - 1));
    };
    if (!is_country(std::string(next)) && !is_country(std::string(next) + " " + std::string(behind))) return;
    by_habit_.push_back({stop.word, ',', 0.88, "commas have lost their tails here, and a country follows"});
}

void FadedMarks::colons(const std::vector<const Word*>& words) {
    bool introduced = false;  // a colon or semicolon was there
    bool quoted = false;      // a title has colons of its own: “Lamps: a history”
    for (std::size_t n = 0; n + 1 < words.size(); ++n) {
        const std::string& text = words[n]->text;
        if (text.starts_with("“") || text.starts_with('"')) quoted = true;
        if (text.find("”") != std::string::npos || text.find('"', 1) != std::string::npos) quoted = false;
        const std::optional<Ending> ending = ending_of(text);
        if (!ending || quoted) continue;
        if (ending->mark == '.') introduced = false;
        if (ending->mark == ';') introduced = true;
        if (ending->mark != ':' || !recognised_.has(*words[n])) continue;
        const std::string_view next = words[n + 1]->text;
        const bool joins = next == "and" || next == "or";
        if ((introduced || joins) && !leads_to_list(words, n, resources_.tables) &&
            (begins_with_lower(next) || is_later_label(next))) {
            slips_.push_back({words[n], ';', 0.9,
                              joins ? "no colon stands before '" + std::string(next) + "'"
                                    : "its list has begun before; the semicolons beside it have lost their tails"});
        }
        introduced = true;
    }
}

std::vector<Slip> FadedMarks::slips() const {
    std::vector<Slip> all = slips_;
    if (stops_fade()) all.insert(all.end(), by_habit_.begin(), by_habit_.end());
    for (const Slip& slip : of_one_sentence_) {
        const bool said = std::any_of(all.begin(), all.end(), [&](const Slip& one) { return one.word == slip.word; });
        if (!said) all.push_back(slip);
    }
    return all;
}

}  // namespace emend
