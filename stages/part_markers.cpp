// A glyph that cannot stand at its place otherwise: behind a word or its punctuation, where no sentence ends ("Plan®
// for"), a second punctuation mark ("Declaration,!"), a closing quotation mark that nothing opened, a digit glued to
// a word that is none with it ("Assembly7", but not "CO2"), a digit behind a number's comma that makes no number
// ("2008,8", but not "1,000"). In a text nothing else tells raised digits: there also a digit behind a stop that may be
// a misread comma ("keepers.4"), beside a sign ("2013!7"), and behind a year ("March 20167").
#include "stages/part_markers.h"

#include <algorithm>

#include "pipeline/text/unicode.h"
#include "stages/months.h"

namespace emend {

namespace {

bool is_quote(char32_t c) { return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U'“' || c == U'‘'; }

bool joins_punctuation(char32_t c) { return c == U',' || c == U';' || c == U'.' || c == U':' || c == U')'; }

// Opening quotation marks that wait for their closing ones.
struct OpenQuotes {
    bool twofold = false, single = false;
};

struct Context {
    OpenQuotes quotes;
    bool goes_on = false;      // the next word begins with a small letter, or there is none on the line
    bool may_be_year = false;  // a month or a small word stands before: "March", "in"
};

class Parter {
public:
    Parter(const Page& page, const Resources& resources, const MarkerReadings& readings)
        : scanned_(page.source->origin == Origin::scan), resources_(resources), readings_(readings) {}

    // How many characters at the word's end may be a marker; 0: none.
    std::size_t tail(const std::u32string& text, const Context& context) const {
        if (const std::size_t typed = typed_tail(text); typed > 0) return typed;
        if (const std::size_t digits = digit_tail(text); digits > 0) return digits;
        if (!scanned_) {
            if (context.may_be_year && is_year_with_more(text)) return text.size() - 4;
            if (const std::size_t mixed = mixed_tail(text); mixed > 0) return mixed;
        }
        return glyph_tail(text, context);
    }

    // "Developmen" and a raised "t": the engine gave the word's last letter the ink of the marker behind it.
    bool is_rest_of_word(const std::string& word, const std::string& glyphs) const {
        const std::u32string text = code_points(word), rest = code_points(glyphs);
        if (rest.empty() || rest.size() > 2 || text.size() < 3 || !is_letter(text.back())) return false;
        return std::all_of(rest.begin(), rest.end(), is_lower) && !is_known(text) && is_known(text + rest);
    }

    // "2011,'" and a raised "°", "Air“<“4" and "/": the engine left a marker's first digits with the word. The length
    // of what is left of it.
    std::size_t word_without_signs(const std::string& word, bool quote_open) const {
        const std::u32string text = code_points(word);
        if (const std::size_t length = length_of_word(text); length > 0) return length;
        if (text.size() < 3 || !joins_punctuation(text[text.size() - 2])) return 0;
        const char32_t sign = text.back();
        const bool single = sign == U'\'' || sign == U'’' || sign == U'‘';
        if (sign != U'!' && !single && !(is_quote(sign) && !quote_open)) return 0;
        return from_code_points(text.substr(0, text.size() - 1)).size();
    }

private:
    // Of a known word before signs that can't follow a letter; 0 where there are none.
    std::size_t length_of_word(const std::u32string& text) const {
        constexpr std::size_t most = 4;
        constexpr std::u32string_view impossible_signs = U"“‘„<>®™°~^=#*";
        std::size_t end = text.size();
        while (end > 0 && text.size() - end <= most && !is_letter(text[end - 1])) --end;
        const bool signs = end < text.size() && text.size() - end <= most &&
                           impossible_signs.find(text[end]) != std::u32string_view::npos;
        return signs && is_word(text.substr(0, end)) ? from_code_points(text.substr(0, end)).size() : 0;
    }

    // "Protocol,3/"
    static std::size_t typed_tail(const std::u32string& text) {
        if (text.size() < 4 || text.back() != U'/') return 0;
        std::size_t from = text.size() - 1;
        while (from > 0 && is_digit(text[from - 1])) --from;
        const std::size_t length = text.size() - from;
        const bool behind_word = from > 1 && (is_letter(text[from - 1]) || joins_punctuation(text[from - 1]));
        return length >= 2 && length <= 4 && behind_word ? length : 0;
    }

    std::size_t digit_tail(const std::u32string& text) const {
        std::size_t from = text.size();
        while (from > 0 && is_digit(text[from - 1])) --from;
        const std::size_t length = text.size() - from;
        if (length == 0 || length > 3 || from < 2 || text[from] == U'0') return 0;
        const std::u32string core = text.substr(0, from);
        const char32_t last = core.back();
        const std::string bare_core(bare(from_code_points(core)).word);
        if (is_letter(last)) return is_word(core) ? length : 0;
        const bool misread_comma = !scanned_ && (last == U'.' || last == U':') && !is_abbreviation(bare_core);
        if (last != U',' && last != U';' && last != U')' && !misread_comma) return 0;
        if (is_letter(core[core.size() - 2])) return is_word(core.substr(0, core.size() - 1)) ? length : 0;
        if (!is_digit(core[core.size() - 2]) || length > 2) return 0;
        // Behind a number: a year or a symbol with a stroke, no thousands and no decimals.
        const bool stroke = core.find(U'/') != std::u32string::npos;
        const bool year = bare_core.size() == 4 && all_digits(bare_core);
        return stroke || year ? length : 0;
    }

    // "20167" behind "March": a year and a marker.
    static bool is_year_with_more(const std::u32string& text) {
        const bool digits = std::all_of(text.begin(), text.end(), is_digit);
        return digits && (text.size() == 5 || text.size() == 6) && text >= U"18" && text < U"21" && text[4] != U'0';
    }

    // "2013!7", "COVID-19”,!2", "97)2>": digits of a marker beside a sign that stands for another one. Nothing else
    // ends in both.
    static std::size_t mixed_tail(const std::u32string& text) {
        constexpr std::u32string_view signs = U"!?'’\"”°>";
        const auto is_sign = [&](char32_t c) { return signs.find(c) != std::u32string_view::npos; };
        if (text.size() < 4) return 0;
        const char32_t last = text.back(), before = text[text.size() - 2], third = text[text.size() - 3];
        const bool behind_word = is_letter(third) || is_digit(third) || joins_punctuation(third) || is_quote(third);
        const bool sign_first = is_sign(before) && is_digit(last) && behind_word;
        const bool digit_first = is_digit(before) && is_sign(last) && !is_quote(last) && joins_punctuation(third);
        return sign_first || digit_first ? 2 : 0;
    }

    bool is_abbreviation(const std::string& word) const {
        return resources_.tables.abbreviations.contains(to_lower(word));
    }

    bool is_word(const std::u32string& text) const {
        const std::string word(bare(from_code_points(text)).word);
        const std::u32string letters = code_points(word);
        const bool small = letters.size() > 2 && std::all_of(letters.begin() + 1, letters.end(),
                                                             [](char32_t c) { return is_lower(c) || c == U'-'; });
        return small && (resources_.lexicon->knows(word) || resources_.lexicon->knows(to_lower(word)));
    }

    bool is_known(const std::u32string& text) const {
        const std::string token = from_code_points(text);
        const std::string word(bare(token).word);
        return resources_.lexicon->knows(word) || resources_.lexicon->knows(to_lower(word));
    }

    std::size_t glyph_tail(const std::u32string& text, const Context& context) const {
        std::size_t from = text.size();
        while (from > 0 && text.size() - from < 3 && is_glyph(text[from - 1])) --from;
        if (from == 0 || from == text.size()) return 0;
        // A real closing quotation mark stays with its word.
        if (closes_quotation(text[from], context)) ++from;
        const std::size_t length = text.size() - from;
        const char32_t before = text[from - 1];
        const bool behind_punctuation = joins_punctuation(before);
        const bool behind_word = is_letter(before) || is_digit(before) || is_quote(before);
        if (length == 0 || !(behind_punctuation || behind_word)) return 0;
        // Raised ink was looked for on the image: behind what is no word without it the glyph is one of its letters.
        if (is_letter(before) && is_letter_l(text, from)) return 0;
        if (scanned_ && is_letter(before) && !is_known(text.substr(0, from))) return 0;
        return possible(text, from, behind_punctuation, context) ? length : 0;
    }

    static bool closes_quotation(char32_t c, const Context& context) {
        const bool single = c == U'’' || c == U'\'';
        return is_quote(c) && (single ? context.quotes.single : context.quotes.twofold);
    }

    // "regiona!" is "regional", and "al!" is "all", though "al" is a word: that one is far rarer.
    bool is_letter_l(const std::u32string& text, std::size_t from) const {
        constexpr double rarer = 100;
        if (text.substr(from) != U"!" || resources_.language_model == nullptr) return false;
        if (!is_known(text.substr(0, from)) && is_known(text.substr(0, from) + U"l")) return true;
        const auto count = [&](const std::u32string& letters) {
            const LanguageModel& model = *resources_.language_model;
            const WordNumber word = model.find(to_lower(bare(from_code_points(letters)).word));
            return word == no_word ? 0.0 : static_cast<double>(model.figures(word).lower);
        };
        return count(text.substr(0, from) + U"l") > rarer * (1 + count(text.substr(0, from)));
    }

    bool is_glyph(char32_t c) const {
        return !is_letter(c) && !is_digit(c) && readings_.dumps.knows(from_code_points(std::u32string(1, c)));
    }

    static bool possible(const std::u32string& text, std::size_t from, bool behind_punctuation,
                         const Context& context) {
        const char32_t c = text[from];
        const bool percent = c == U'%' && is_digit(text[from - 1]);
        const bool degree = c == U'°' && is_digit(text[from - 1]) && !context.goes_on && !behind_punctuation;
        if (percent || degree) return false;
        if (c == U'!' || c == U'?') return behind_punctuation || context.goes_on;
        if (is_quote(c)) {
            const bool possessive = (c == U'’' || c == U'\'') && text[from - 1] == U's';
            return !possessive && !closes_quotation(c, context);
        }
        return true;
    }

    bool scanned_;
    const Resources& resources_;
    const MarkerReadings& readings_;
};

bool is_raised(const Page& page, const Word& word) {
    return !word.sources.empty() && seen(*page.source, word.sources.front()).style.raised;
}

// Two pieces of one raised marker: the recogniser parted its characters, and both have the same digit-only readings.
bool one_marker(const Page& page, const Line& line, std::size_t w) {
    if (page.source->origin != Origin::scan || w + 1 >= line.words.size()) return false;
    const Word &word = line.words[w], &next = line.words[w + 1];
    if (!next.glued || word.sources.empty() || next.sources.empty()) return false;
    const SourceWord& left = seen(*page.source, word.sources.front());
    const SourceWord& right = seen(*page.source, next.sources.front());
    return left.style.raised && right.style.raised;
}

// Is this raised digit the one that the recogniser saw in its figure? Its picture alone is read as something else then,
// and as nothing for certain, since half of it is lost; of a marker the picture tells.
bool may_be_broken(const SourceWord& digit) {
    constexpr float seen_in_figure = 0.3F, told_by_itself = 0.6F;
    const auto certain = [&](const Reading& reading) {
        return reading.text != digit.best.text && reading.confidence >= told_by_itself;
    };
    return digit.best.confidence >= seen_in_figure &&
           std::none_of(digit.alternatives.begin(), digit.alternatives.end(), certain);
}

// The last digit of a day or year that has lost its lower stroke and so seems raised: nothing stands between a day and
// its month, and no year has three digits.
bool digit_of_date(const Page& page, const Line& line, std::size_t w) {
    if (w + 1 >= line.words.size() || !line.words[w + 1].glued || !is_raised(page, line.words[w + 1])) return false;
    const std::string &figure = line.words[w].text, &digit = line.words[w + 1].text;
    const SourceWord& source = seen(*page.source, line.words[w + 1].sources.front());
    if (digit.size() != 1 || !all_digits(digit) || !all_digits(figure) || !may_be_broken(source)) return false;
    const bool before_month =
        w + 2 < line.words.size() && !line.words[w + 2].glued && is_month(bare(line.words[w + 2].text).word);
    if (figure.size() == 1 && before_month) return figure[0] >= '1' && figure + digit <= "31";
    constexpr float surely_seen = 0.75F;  // without a month the figure may be another number
    const bool behind_month = w > 0 && is_month(bare(line.words[w - 1].text).word);
    return figure.size() == 3 && figure >= "180" && figure < "210" &&
           (behind_month || source.best.confidence >= surely_seen);
}

// Who writes footnotes in Markdown's own way marks what points to them.
bool marks_notes(const SourcePage& page) {
    return std::any_of(page.lines.begin(), page.lines.end(),
                       [](const SourceLine& line) { return line.mark == LineMark::note; });
}

// Which quotations are open behind the word, or before its last characters?
void follow_quotes(const std::u32string& text, OpenQuotes& open, std::size_t without_last = 0) {
    for (std::size_t n = 0; n + without_last < text.size(); ++n) {
        if (text[n] == U'“') open.twofold = true;
        if (text[n] == U'”') open.twofold = false;
        if (text[n] == U'"') open.twofold = n == 0 || (n == 1 && text[0] == U'(');
        if (text[n] == U'‘' && (n == 0 || text[n - 1] == U'“' || text[n - 1] == U'(')) open.single = true;
        const bool ends = n + 1 == text.size() || !is_letter(text[n + 1]);  // an apostrophe stands within a word
        if (text[n] == U'’' && ends && !(n > 0 && text[n - 1] == U's')) open.single = false;
    }
}

// The engine's boxes are off where print is broken: a character of the word was given to the raised marker behind it,
// or one of the marker's to the word. True where one changed hands.
bool share_anew(const Page& page, const Word& word, const Word& marker, OpenQuotes& open, const Parter& parter,
                TextEdits& edits) {
    const auto give = [&](const std::string& left, const std::string& right, double certainty, const char* reason) {
        edits.push_back({Replace{word.id, left}, certainty, reason});
        edits.push_back({Replace{marker.id, right}, certainty, reason});
        follow_quotes(code_points(left), open);
        return true;
    };
    if (parter.is_rest_of_word(word.text, marker.text)) {
        return give(word.text + marker.text, "", 0.92, "the word's last letter was read where its marker stands");
    }
    if (page.source->origin != Origin::scan || !word.note.empty()) return false;
    OpenQuotes quoted = open;
    follow_quotes(code_points(word.text), quoted, 1);
    const std::size_t length = parter.word_without_signs(word.text, quoted.twofold);
    return length > 0 && give(word.text.substr(0, length), word.text.substr(length) + marker.text, 0.9,
                              "a sign of the raised marker behind it");
}

}  // namespace

TextEdits part_markers(const Page& page, const Resources& resources, const MarkerReadings& readings) {
    TextEdits edits;
    if (marks_notes(*page.source)) return edits;
    const Parter parter(page, resources, readings);
    for (const Block& block : page.blocks) {
        if (block.kind == BlockKind::furniture || block.kind == BlockKind::note || block.kind == BlockKind::table) {
            continue;
        }
        OpenQuotes open;
        for (const Line& line : block.lines) {
            for (std::size_t w = 0; w < line.words.size(); ++w) {
                const Word& word = line.words[w];
                if (one_marker(page, line, w)) {
                    edits.push_back({Join{word.id, line.words[w + 1].id, word.text + line.words[w + 1].text}, 0.9,
                                     "two pieces of one raised marker"});
                    ++w;
                    continue;
                }
                if (digit_of_date(page, line, w)) {
                    edits.push_back({Join{word.id, line.words[w + 1].id, word.text + line.words[w + 1].text}, 0.95,
                                     "a digit of the date, no marker"});
                    ++w;
                    continue;
                }
                const Word* next = w + 1 < line.words.size() ? &line.words[w + 1] : nullptr;
                const bool marked = next != nullptr && next->glued;  // parted already
                if (marked && is_raised(page, *next) && share_anew(page, word, *next, open, parter, edits)) continue;
                const std::u32string text = code_points(word.text);
                OpenQuotes within = open;  // “lamp-lit” opens its own
                follow_quotes(text, within, 1);
                const bool may_be_year =
                    w > 0 && (begins_with_lower(line.words[w - 1].text) || is_month(bare(line.words[w - 1].text).word));
                const Context context{within, next == nullptr || !begins_with_upper(bare(next->text).word),
                                      may_be_year};
                const bool whole = marked || !word.note.empty() || is_raised(page, word);  // a marker by itself
                const std::size_t tail = whole ? 0 : parter.tail(text, context);
                follow_quotes(text, open);
                if (tail == 0 || tail >= text.size()) continue;
                const std::string left = from_code_points(std::u32string_view(text).substr(0, text.size() - tail));
                const std::string right = from_code_points(std::u32string_view(text).substr(text.size() - tail));
                edits.push_back({Split{word.id, {left, right}, true}, 0.9, "'" + right + "' may be a footnote marker"});
            }
        }
    }
    return edits;
}

}  // namespace emend
