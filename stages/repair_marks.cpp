// Quotation marks come in pairs, apostrophes of one document have one form, no bracket closes that none has opened,
// and no blank stands before a comma. What could be the rest of a footnote marker is left alone.
#include "stages/repair_marks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/recognised_text.h"

namespace emend {

namespace {

constexpr std::string_view closing = "”", apostrophe = "’", ring = "°";

bool is_text(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem ||
           kind == BlockKind::title;
}

struct Closing {
    std::size_t at = 0;  // bytes of the token before it
    std::string_view mark;
};

// What a closing quotation mark behind a word's last letter, figure or bracket may have been read as, with nothing but
// punctuation behind it. A ring alone may be a footnote marker; with a comma behind it hardly.
std::optional<Closing> closing_at_end(std::string_view text) {
    for (const std::string_view mark : {apostrophe, ring}) {
        const std::size_t at = text.rfind(mark);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view behind = text.substr(at + mark.size());
        if (mark == ring && behind.empty()) continue;
        if (behind.find_first_not_of(",.;:)") == std::string_view::npos) return Closing{at, mark};
    }
    return std::nullopt;
}

// Plain and curled marks: a face has one form, whatever the recogniser makes of it. It reads many a curled mark as a
// plain one, and hardly any the other way round.
struct Forms {
    int plain = 0, curled = 0;
    // Of a text that others have read, most have to be.
    bool all_curled(bool recognised_text) const {
        constexpr int times = 6;
        return curled > 0 && (recognised_text ? 2 * plain <= curled : plain <= times * curled);
    }
};

class Looker {
public:
    Looker(const Document& document, const Resources& resources, const Recognised& recognised)
        : document_(document),
          resources_(resources),
          recognised_text_(recognised.is_text()),
          of_any_author_(recognised.is_text_of_any_author(resources.style)) {}

    void count(const Flow& flow) {
        for (const Word* word : words_of(flow)) {
            ++times_[std::string(bare(word->text).word)];
            const std::u32string points = code_points(word->text);
            for (std::size_t n = 0; n < points.size(); ++n) {
                const bool inside = n > 0 && n + 1 < points.size() && is_letter(points[n - 1]);
                if (points[n] == U'\'' && inside) ++forms_.plain;
                if (points[n] == U'’' && inside) ++forms_.curled;
                if (points[n] == U'"') ++forms_.plain;
                if (points[n] == U'“' || points[n] == U'”') ++forms_.curled;
            }
        }
    }

    void look(const Flow& flow) {
        words_ = words_of(flow);
        texts_.clear();
        for (const Word* word : words_) texts_.push_back(word->text);
        curl();
        close_quotes();
        drop_brackets();
        for (std::size_t n = 0; n < words_.size(); ++n) {
            drop_strokes(n);
            drop_inner_stroke(n);
            straighten_dash(n);
        }
        for (std::size_t n = 0; n < words_.size(); ++n) {
            if (texts_[n] == words_[n]->text) continue;
            edits_.push_back({Replace{words_[n]->id, texts_[n]}, certainty, reasons_[words_[n]->id]});
        }
        join_commas(flow);
    }

    TextEdits& edits() { return edits_; }

private:
    static constexpr double certainty = 0.92;

    // Running text that a recogniser has read.
    bool was_recognised(const Word& word) const {
        return scanned_word(document_, word) != nullptr || (recognised_text_ && word.note.empty());
    }

    void say(std::size_t n, std::string reason) { reasons_[words_[n]->id] = std::move(reason); }

    // "keeper's" among many a "keeper’s"; `"law` before a letter, `law"` behind an opening mark.
    void curl() {
        bool open = false;
        for (std::size_t n = 0; n < words_.size(); ++n) {
            if (!was_recognised(*words_[n]) || words_[n]->glued) continue;
            std::u32string points = code_points(texts_[n]);
            for (std::size_t at = 0; at < points.size(); ++at) {
                char32_t& c = points[at];
                const bool behind_letter = at > 0 && is_letter(points[at - 1]);
                const bool behind_word =
                    at > 0 && (behind_letter || is_digit(points[at - 1]) || points[at - 1] == U')');
                const bool before_letter = at + 1 < points.size() && is_letter(points[at + 1]);
                if (c == U'\'' && behind_letter && before_letter && forms_.all_curled(recognised_text_)) c = U'’';
                if (c == U'"' && forms_.all_curled(recognised_text_)) {
                    if (at == 0 && before_letter) c = U'“';
                    if (open && behind_word && !before_letter) c = U'”';
                }
                if (c == U'“') open = true;
                if (c == U'”') open = false;
            }
            std::string text = from_code_points(points);
            if (text == texts_[n]) continue;
            texts_[n] = std::move(text);
            say(n, "the document's other quotation marks are curled");
        }
    }

    // “Lamps of the North’: what opens twofold closes twofold. Where the twofold mark comes later, or two places may be
    // the end, the mark is an apostrophe.
    void close_quotes() {
        std::size_t end = 0, ends = 0;  // the word that may close what is open, and how many there are
        Closing found;
        bool open = false;
        const auto close = [&] {
            if (open && ends == 1) {
                std::string& text = texts_[end];
                text.replace(found.at, found.mark.size(), closing);
                say(end, "it closes what '“' has opened");
            }
            ends = 0;
            open = false;
        };
        for (std::size_t n = 0; n < texts_.size(); ++n) {
            const std::string& text = texts_[n];
            if (text.find("“") != std::string::npos) {
                close();
                open = true;
            }
            if (text.find(closing) != std::string::npos || text.find('"') != std::string::npos) {
                ends = 0;
                open = false;
            }
            std::optional<Closing> at;
            if (open) {
                at = closing_at_end(text);
                if (!at) at = closing_read_as_figure(text);
            }
            if (!at || !was_recognised(*words_[n])) continue;
            // "the States’ rights": only another reading tells.
            const bool genitive = at->mark == apostrophe && text.substr(0, at->at).ends_with('s');
            if (genitive && !was_read_with(*words_[n], closing)) continue;
            ++ends;
            end = n;
            found = *at;
        }
        close();
    }

    // "COVID-197,": a slanting mark behind a figure is read as a seven. Only where the document has the rest again and
    // again.
    std::optional<Closing> closing_read_as_figure(std::string_view text) const {
        constexpr int times_oftener = 3;
        const Bare parts = bare(text);
        if (!parts.word.ends_with('7') || parts.word.find('-') == std::string_view::npos) return std::nullopt;
        const std::string_view rest = parts.word.substr(0, parts.word.size() - 1);
        const auto with = times_.find(std::string(parts.word)), without = times_.find(std::string(rest));
        if (with == times_.end() || without == times_.end()) return std::nullopt;
        if (without->second < times_oftener * with->second) return std::nullopt;
        return Closing{static_cast<std::size_t>(parts.word.data() - text.data()) + rest.size(), "7"};
    }

    bool was_read_with(const Word& word, std::string_view mark) const {
        const SourceWord* read = scanned_word(document_, word);
        return read != nullptr &&
               std::any_of(read->alternatives.begin(), read->alternatives.end(),
                           [&](const Reading& one) { return one.text.find(mark) != std::string::npos; });
    }

    // "the harbours) and": a speck. An opening bracket may have been misread, but then a word before is none.
    void drop_brackets() {
        constexpr std::size_t far = 25;
        constexpr float well_read = 0.7F;
        constexpr std::size_t least_letters = 3;
        std::size_t sound = far;  // words since one that may hold an opening bracket
        for (std::size_t n = 0; n < texts_.size(); ++n) {
            std::string& text = texts_[n];
            const Bare parts = bare(text);
            const bool closes = parts.after == ")" || (parts.after == "]" && !may_end_in_one(parts.word));
            const bool plain = parts.before.empty() && parts.word.find_first_of("()[]{}") == std::string_view::npos;
            const bool follows = n + 1 < texts_.size() && !words_[n + 1]->glued;
            const SourceWord* read = scanned_word(document_, *words_[n]);
            const bool label = parts.word.size() < least_letters || all_digits(parts.word);  // "1)"
            const bool doubtful = read != nullptr ? read->best.confidence < well_read : recognised_text_ && !label;
            if (closes && plain && follows && doubtful && sound >= far && stands(parts.word)) {
                say(n, "no bracket is open that '" + std::string(parts.after) + "' could close");
                text.erase(text.size() - 1);
                continue;
            }
            const bool kept = parts.before.empty() || parts.before == "“" || parts.before == "‘";
            sound = kept && plain && stands(parts.word) ? sound + 1 : 0;
        }
    }

    // "196]", "Protocol I]": a digit or a stroke of a numeral.
    static bool may_end_in_one(std::string_view word) { return all_digits(word) || is_roman_numeral(word); }

    // A word that the archive has, or a number: not what a bracket and a letter or two were read as.
    bool stands(std::string_view word) const {
        if (all_digits(word)) return true;
        const Standing standing = judge(word, *resources_.language_model, *resources_.lexicon).standing;
        return standing == Standing::known || standing == Standing::rare;
    }

    // "Control! Board": an l of which the upper half was read twice. "/and": dirt before a word.
    void drop_strokes(std::size_t n) {
        constexpr float hardly_read = 0.5F;
        constexpr std::size_t least_letters = 3;
        const SourceWord* read = scanned_word(document_, *words_[n]);
        std::string& text = texts_[n];
        if (read == nullptr || read->best.confidence > hardly_read || words_[n]->glued) return;
        const Bare parts = bare(text);
        if (parts.word.size() < least_letters || !stands(parts.word)) return;
        if (n + 1 < texts_.size() && parts.after == "!" && parts.word.ends_with('l')) {
            say(n, "no sentence ends here; a stroke beside the letter l");
            text.erase(text.size() - 1);
        } else if (parts.before == "/") {
            say(n, "a stroke before '" + std::string(parts.word) + "'");
            text.erase(0, 1);
        } else if (parts.after.starts_with(apostrophe) && !parts.word.ends_with('s') && !has_opened(n)) {
            say(n, "a speck: no quotation has begun, and '" + std::string(parts.word) + "' is no plural");
            text.erase(static_cast<std::size_t>(parts.after.data() - text.data()), apostrophe.size());
        }
    }

    // Has a single quotation mark opened up to this word?
    bool has_opened(std::size_t n) const {
        return std::any_of(texts_.begin(), texts_.begin() + static_cast<std::ptrdiff_t>(n) + 1,
                           [](const std::string& text) { return text.find("‘") != std::string::npos; });
    }

    // "COVID-1[9": dirt within a word that the document has elsewhere without it.
    void drop_inner_stroke(std::size_t n) {
        constexpr std::string_view strokes = "[]{}|\\!";
        constexpr int often = 2;
        std::string& text = texts_[n];
        const std::string_view core = bare(text).word;
        const std::size_t at = core.find_first_of(strokes);
        if (at == std::string_view::npos || at == 0 || at + 1 >= core.size()) return;
        if (!was_recognised(*words_[n]) || words_[n]->glued) return;
        const std::string whole = std::string(core).erase(at, 1);
        const auto elsewhere = times_.find(whole);
        if (elsewhere == times_.end() || elsewhere->second < often) return;
        say(n, "a stroke within '" + whole + "', which the document has elsewhere");
        text.erase(static_cast<std::size_t>(core.data() - text.data()) + at, 1);
    }

    // "2013~2022", "all ~ our": a thin dash whose ends have run. Before a number or a path the sign may be meant.
    void straighten_dash(std::size_t n) {
        std::string& text = texts_[n];
        const std::size_t at = text.find('~');
        if (at == std::string::npos || text.find('~', at + 1) != std::string::npos) return;
        if (!was_recognised(*words_[n]) || words_[n]->glued) return;
        const bool alone = text.size() == 1 && n > 0 && n + 1 < texts_.size();
        const bool inside = at > 0 && at + 1 < text.size();
        const auto both = [&](auto is) { return inside && is(text[at - 1]) && is(text[at + 1]); };
        const bool numbers = both(is_ascii_digit);
        const bool letters = both(is_ascii_letter);
        if (!alone && !numbers && !letters) return;
        say(n, "a dash whose ends have run is read as '~'");
        text.replace(at, 1, letters ? "-" : "–");
    }

    // "oil , wicks": a typewriter's comma stands far from its word. In texts of which no house style is known the blank
    // may be the compositor's: those of the nineteenth century set one before semicolons.
    void join_commas(const Flow& flow) {
        if (of_any_author_) return;
        for (const Block* block : flow.parts) {
            for (const Line& line : block->lines) {
                for (std::size_t w = 1; w < line.words.size(); ++w) join_comma(line.words[w - 1], line.words[w]);
            }
        }
    }

    void join_comma(const Word& word, const Word& mark) {
        if ((mark.text != "," && mark.text != ";") || mark.glued || !was_recognised(mark)) return;
        if (!was_recognised(word) || word.text.empty() || reasons_.contains(word.id)) return;
        const bool behind_quote = word.text.ends_with(closing);
        const std::string_view core = bare(word.text).word;
        if (core.empty() || resources_.tables.is_in("leads_on", core)) return;  // then the mark is a speck
        const char32_t last = code_points(word.text).back();
        if (!is_letter(last) && !is_digit(last) && last != U')' && !behind_quote) return;
        edits_.push_back(
            {Join{word.id, mark.id, word.text + mark.text}, certainty, "no blank stands before '" + mark.text + "'"});
    }

    const Document& document_;
    const Resources& resources_;
    bool recognised_text_, of_any_author_;
    Forms forms_;
    std::map<std::string, int> times_;  // of each word, without the marks around it
    std::vector<const Word*> words_;
    std::vector<std::string> texts_;  // as they shall be
    std::map<WordId, std::string> reasons_;
    TextEdits edits_;
};

}  // namespace

TextEdits repair_marks(const Document& document, const Resources& resources) {
    if (resources.language_model == nullptr) return {};
    const Recognised recognised(document);
    if (!recognised.anything()) return {};
    Looker looker(document, resources, recognised);
    const std::vector<Flow> all = flows(document);
    for (const Flow& flow : all) looker.count(flow);
    for (const Flow& flow : all) {
        if (is_text(flow)) looker.look(flow);
    }
    return std::move(looker.edits());
}

}  // namespace emend
