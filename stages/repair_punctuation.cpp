// A comma whose tail has faded is read as a full stop, a semicolon as a colon or comma. Inside a paragraph the next
// word tells (`faded_marks`), at a paragraph's end its siblings (`paragraph_ends`). Before a footnote marker
// the engine may have taken comma and marker for one sign; then the ink of the comma tells. Nothing is changed where
// nothing tells.
#include "stages/repair_punctuation.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/archive_words.h"
#include "stages/faded_marks.h"
#include "stages/misread_figures.h"
#include "stages/months.h"
#include "stages/paragraph_ends.h"
#include "stages/recognised_text.h"
#include "stages/sentence_marks.h"

namespace emend {

namespace {

class Looker {
public:
    Looker(const Document& document, const Resources& resources, const Recognised& recognised)
        : document_(document), resources_(resources), archive_(resources), recognised_(recognised) {}

    void inside(const Flow& flow, const std::vector<const Word*>& words) {
        for (std::size_t n = 0; n < words.size(); ++n) {
            const std::string_view next = n + 1 < words.size() ? std::string_view(words[n + 1]->text) : "";
            specks(*words[n], next);
            between_small_words(*words[n]);
            behind_determiner(*words[n], next);
            behind_day(*words[n], next);
            between_thousands(*words[n], next);
            underscore(*words[n]);
        }
        const bool note = flow.head().kind == BlockKind::note;
        for (std::size_t n = 0; n + 1 < words.size(); ++n) {
            const std::optional<Ending> ending = ending_of(words[n]->text);
            if (ending && ending->mark == ',') abbreviated(*words[n], *ending, words[n + 1]->text, note);
            if (!ending && note) without_stop(*words[n], words[n + 1]->text);
        }
    }

    std::vector<Slip>& slips() { return slips_; }
    TextEdits& edits() { return edits_; }

private:
    // "impact of_the": the line below a typewriter's raised marker, or a stroke of dirt. A text that others have read
    // may speak of "file_name".
    void underscore(const Word& word) {
        const std::string_view text = word.text;
        const std::size_t at = text.find('_');
        if (at == std::string_view::npos || at + 1 >= text.size()) return;
        if (at == 0) return leading_stroke(word);
        const std::string_view left = text.substr(0, at), behind = text.substr(at + 1), right = bare(behind).word;
        const auto is_word = [&](std::string_view core) { return archive_.is_common(core) || archive_.stands(core); };
        if (!is_word(bare(left).word) || !is_word(right) || right.data() != behind.data()) return;
        edits_.push_back(
            {Split{word.id, {std::string(left), std::string(behind)}}, recognised_.has(word) ? 0.92 : 0.6,
             "a stroke on the blank between '" + std::string(left) + "' and '" + std::string(right) + "'"});
    }

    // "_Commends": dirt before the line, or what is left of a rule.
    void leading_stroke(const Word& word) {
        const std::string_view behind = std::string_view(word.text).substr(1), core = bare(behind).word;
        if (core.data() != behind.data() || !recognised_.has(word)) return;
        if (archive_.is_common(core) || archive_.stands(core)) {
            edits_.push_back(
                {Replace{word.id, std::string(behind)}, 0.92, "a stroke before '" + std::string(core) + "'"});
        }
    }

    // "18.953.000 dollars" in a text; those of scans were mended by other readings of the ink.
    void between_thousands(const Word& word, std::string_view next) {
        if (!recognised_.is_text()) return;
        if (const auto number = commas_of_thousands(word.text, next, {}, resources_.tables)) {
            edits_.push_back({Replace{word.id, number->text}, number->certainty, number->reason});
        }
    }

    // "of 20. December 2017"
    void behind_day(const Word& word, std::string_view next) {
        constexpr std::size_t longest = 3;
        if (!recognised_.has(word) || word.text.size() > longest || !word.text.ends_with('.')) return;
        const std::string day = word.text.substr(0, word.text.size() - 1);
        if (!all_digits(day) || !is_month(bare(next).word)) return;
        edits_.push_back({Replace{word.id, day}, 0.92, "a speck: a day stands before its month without a stop"});
    }

    // "recalling also its, decision": no comma stands between the two, but where a phrase is inserted.
    void behind_determiner(const Word& word, std::string_view next) {
        const std::string_view core = bare(word.text).word;
        const bool comma = core.size() + 1 == word.text.size() && word.text.ends_with(',');
        const bool noun = begins_with_lower(next) && bare(next).word.size() > 1;  // "subparagraphs a, b and c"
        if (!comma || !recognised_.has(word) || !noun) return;
        if (!resources_.tables.is_in("determiner", core) || resources_.tables.is_in("inserted", next)) return;
        edits_.push_back({Replace{word.id, std::string(core)}, 0.9,
                          "a speck: no comma stands between '" + std::string(core) + "' and its noun"});
    }

    // "agents..", "specified.maximum", "to.1.0": a speck beside a full stop, or on a blank.
    void specks(const Word& word, std::string_view next) {
        const std::string_view text = word.text;
        if (text.size() > 4 && text.ends_with("..") && !text.ends_with("...")) {
            const std::string_view core = bare(text).word;
            const bool end = next.empty() || begins_with_upper(next);
            if (recognised_.has(word) && begins_with_lower(next) && core.find('.') != std::string_view::npos) {
                edits_.push_back(
                    {Replace{word.id, with_mark(text, ',')}, 0.92,
                     "a comma stands behind an abbreviation; no sentence begins with '" + std::string(next) + "'"});
                return;
            }
            if (!end || archive_.is_abbreviation(core) || !archive_.stands(core, 1)) return;
            edits_.push_back(
                {Replace{word.id, std::string(text.substr(0, text.size() - 1))}, 0.85, "two full stops for one"});
            return;
        }
        if (text.size() > 4 && text.ends_with(",.") && recognised_.has(word) && begins_with_lower(next)) {
            edits_.push_back({Replace{word.id, std::string(text.substr(0, text.size() - 1))}, 0.9,
                              "a speck beside a comma; no sentence begins with '" + std::string(next) + "'"});
            return;
        }
        // "statelessness.,"
        const bool before_comma = text.size() > 4 && text.ends_with(".,") && recognised_.has(word);
        if (before_comma && !archive_.is_abbreviation(bare(text).word) && archive_.stands(bare(text).word, 1)) {
            edits_.push_back({Replace{word.id, std::string(text.substr(0, text.size() - 2)) + ","}, 0.9,
                              "a speck before a comma; '" + std::string(bare(text).word) + "' is no abbreviation"});
            return;
        }
        const std::size_t dot = text.find('.');
        if (dot == std::string_view::npos || dot < 2 || dot + 3 > text.size()) return;
        const std::string_view left = text.substr(0, dot), behind = text.substr(dot + 1);
        const std::string_view right = bare(behind).word;
        if (!archive_.is_common(left) || shape_of(left) != Shape::lower || archive_.is_abbreviation(left)) return;
        if (right.data() != behind.data()) return;
        // In a text "peace.11" is as likely a stop with closing quotation marks or a marker; "to.1.0" is neither.
        const bool decimal = right.find('.') != std::string_view::npos;
        const bool no_end = decimal || recognised_.has(word) || resources_.tables.is_in("leads_on", left);
        const bool goes_on = no_end && !next.empty() && !begins_with_upper(next);
        const bool number = goes_on && right.find_first_not_of("0123456789.,") == std::string_view::npos;
        const bool is_word = right.size() > 3 && shape_of(right) == Shape::lower && archive_.is_common(right);
        if (!number && !is_word) return;
        edits_.push_back({Split{word.id, {std::string(left), std::string(behind)}}, 0.9,
                          "a speck on the blank between '" + std::string(left) + "' and '" + std::string(right) + "'"});
    }

    // "in.an", "in-an": a speck joins two small words on a scan, and was hardly read as anything.
    void between_small_words(const Word& word) {
        constexpr float hardly = 0.5F;
        const std::string_view text = word.text;
        const std::size_t mark = text.find_first_of(".-");
        if (mark == std::string_view::npos || !is_scanned(document_, word)) return;
        const std::string_view left = text.substr(0, mark), right = text.substr(mark + 1);
        const Tables& tables = resources_.tables;
        if (!tables.is_in("everywhere", left) || !tables.is_in("everywhere", right)) return;
        const SourceWord& source = seen(*page_of(document_, word.id.page).source, word.sources.front());
        if (source.best.confidence >= hardly || resources_.language_model->find(key_of(text)) != no_word) return;
        edits_.push_back({Split{word.id, {std::string(left), std::string(right)}}, 0.9,
                          "a speck on the blank between '" + std::string(left) + "' and '" + std::string(right) + "'"});
    }

    // "vol, 520", "No, 7515": a number stands behind the abbreviation.
    void abbreviated(const Word& word, const Ending& ending, std::string_view next, bool note) {
        const bool numbered = resources_.tables.is_in("counted", ending.core);
        const bool number = is_figure(next) || is_roman_numeral(bare(next).word) ||
                            (note && bare(next).word.size() == 1 && begins_with_upper(next));
        if (!numbered || !number) return;
        slips_.push_back({&word, '.', 0.95, "'" + std::string(ending.core) + ".' is an abbreviation"});
    }

    // "vol 1771, No. 30822" in a note of a scan: the stop of the abbreviation was not read.
    void without_stop(const Word& word, std::string_view next) {
        const std::string_view core = bare(word.text).word;
        if (!recognised_.has(word) || core.size() != word.text.size()) return;
        const bool number = all_digits(bare(next).word) || is_roman_numeral(bare(next).word);
        if (!number || !resources_.tables.is_in("counted", core) || shape_of(core) == Shape::upper) return;
        edits_.push_back({Replace{word.id, word.text + "."}, 0.92, "'" + std::string(core) + ".' is an abbreviation"});
    }

    const Document& document_;
    const Resources& resources_;
    ArchiveWords archive_;
    const Recognised& recognised_;
    TextEdits edits_;
    std::vector<Slip> slips_;
};

// A text that others have read may have been printed so, unless it is full of it.
double certainty(const Slip& slip, bool recognised, std::size_t slips, std::size_t words) {
    constexpr double printed = 0.7;
    constexpr std::size_t habit = 3, words_for_one = 500;
    const bool by_habit = slips >= habit && slips * words_for_one >= words;
    return recognised || by_habit ? slip.certainty : std::min(printed, slip.certainty);
}

// A word and its marker with the ink of a comma or semicolon between them: reading left the longer word among the
// word's alternatives.
void before_markers(const Document& document, const Flow& flow, TextEdits& edits) {
    constexpr double certainty = 0.9;
    const std::vector<const Word*> words = words_of(flow);
    for (std::size_t n = 0; n + 2 < words.size(); ++n) {
        const Word& word = *words[n];
        if (!words[n + 1]->glued || word.sources.empty() || ending_of(word.text)) continue;
        if (words[n + 2]->glued && begins_with_lower(words[n + 2]->text)) continue;  // the middle of a word
        // Of a faded comma a dot is left; before a small letter it was no stop.
        const std::optional<char> dot = passed_over(document, word);
        if (dot && !words[n + 2]->glued && begins_with_lower(words[n + 2]->text)) {
            edits.push_back({Replace{word.id, word.text + ","}, certainty,
                             "between the word and its marker stands ink for which no sign was read"});
            continue;
        }
        const SourceWord& source = seen(*page_of(document, word.id.page).source, word.sources.back());
        for (const Reading& reading : source.alternatives) {
            const std::optional<Ending> ending = ending_of(reading.text);
            if (!ending || (ending->mark != ',' && ending->mark != ';')) continue;
            if (reading.text.substr(0, reading.text.size() - 1) != source.best.text) continue;
            edits.push_back({Replace{word.id, word.text + ending->mark}, certainty,
                             "between the word and its marker stands ink for which no sign was read"});
            break;
        }
    }
}

}  // namespace

TextEdits repair_punctuation(const Document& document, const Resources& resources) {
    if (resources.language_model == nullptr) return {};
    const std::vector<Flow> all = flows(document);
    const Recognised recognised(document);
    Looker looker(document, resources, recognised);
    FadedMarks faded(document, resources, recognised);
    for (const Flow& flow : all) {
        const BlockKind kind = flow.head().kind;
        const bool text = kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem ||
                          kind == BlockKind::note || kind == BlockKind::unknown || kind == BlockKind::title ||
                          kind == BlockKind::masthead;
        if (!text) continue;
        const std::vector<const Word*> words = spoken(flow);
        looker.inside(flow, words);
        faded.look(flow, words);
        before_markers(document, flow, looker.edits());
    }
    std::size_t words = 0;
    for (const Flow& flow : all) words += words_of(flow).size();
    std::vector<Slip> slips = std::move(looker.slips());
    const std::vector<Slip> inside = faded.slips(), ends = paragraph_ends(document, all, resources,
                                                                          {recognised.anything(), faded.stops_fade()});
    slips.insert(slips.end(), inside.begin(), inside.end());
    slips.insert(slips.end(), ends.begin(), ends.end());
    TextEdits edits = std::move(looker.edits());
    // Sentences of an author without a known house style may begin with small letters, in verse and in talk.
    const bool any_author = recognised.is_text_of_any_author(resources.style);
    for (const Slip& slip : slips) {
        const double sure = certainty(slip, recognised.has(*slip.word) && !any_author, slips.size(), words);
        const std::string text = slip.lost ? slip.word->text + slip.mark : with_mark(slip.word->text, slip.mark);
        edits.push_back({Replace{slip.word->id, text}, sure, slip.reason});
    }
    return edits;
}

}  // namespace emend
