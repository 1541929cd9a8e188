#include "stages/other_readings.h"

#include <algorithm>

#include "pipeline/model/evidence.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/channel.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/figure_readings.h"

namespace emend {

namespace {

bool begins_with_letter(std::string_view text) { return begins_with_lower(text) || begins_with_upper(text); }

bool is_letter_at_end(std::string_view text) {
    const std::u32string points = code_points(text);
    return is_letter(points.back());
}

std::map<std::string, int, std::less<>> count_surely_read(const Document& document) {
    constexpr float surely_read = 0.85F;
    std::map<std::string, int, std::less<>> counts;
    for (const Page& page : document.pages) {
        for (const SourceLine& line : page.source->lines) {
            for (const SourceWord& word : line.words) {
                const std::string_view core = bare(word.best.text).word;
                const bool digit = std::any_of(core.begin(), core.end(), is_ascii_digit);
                if (digit && word.best.confidence >= surely_read) ++counts[std::string(core)];
            }
        }
    }
    return counts;
}

// "countries” debt": the apostrophe of a plural, read double, where no quotation has begun.
std::optional<std::string> with_apostrophe(const SourceWord& source) {
    constexpr std::string_view apostrophe = "’";
    constexpr float least_share = 0.6F;
    const std::string& read = source.best.text;
    const Bare parts = bare(read);
    const bool twice = parts.after == "”" || parts.after == "\"" || parts.after == "“";
    if (!twice || !parts.before.empty() || !parts.word.ends_with('s')) return std::nullopt;
    const std::string meant = std::string(parts.word).append(apostrophe);
    const bool seen = std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& other) {
        const bool single = other.text == meant || other.text == std::string(parts.word) + "'";
        return other.by != By::letters && single && other.confidence >= least_share * source.best.confidence;
    });
    return seen ? std::optional(meant) : std::nullopt;
}

// "peace" whose comma both the look by types and the ink behind the word have seen.
std::optional<std::string> with_mark_seen_twice(const SourceWord& source) {
    constexpr float least = 0.6F;
    constexpr std::string_view marks = ",.;:";
    const std::string& read = source.best.text;
    if (read.empty() || marks.find(read.back()) != std::string_view::npos) return std::nullopt;
    const auto saw = [&](By by, char mark) {
        return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& one) {
            return one.by == by && one.confidence >= least && one.text == read + mark;
        });
    };
    for (const char mark : marks) {
        if (saw(By::another_look, mark) && saw(By::letters, mark)) return read + mark;
    }
    return std::nullopt;
}

// "Lomeé" for "Lomé": a letter was read, and once more with its accent. Hardly a word has the two side by side
// (Spanish "creé"), and the recogniser doubts them.
std::optional<std::string> with_letter_once(const SourceWord& source) {
    constexpr float doubted = 0.75F;
    if (source.best.confidence >= doubted) return std::nullopt;
    std::u32string points = code_points(source.best.text);
    bool twice = false;
    for (std::size_t n = points.size(); n-- > 1;) {
        if (!is_letter(points[n]) || points[n] == points[n - 1]) continue;
        if (without_accent(points[n]) != points[n - 1]) continue;
        points.erase(n - 1, 1);
        twice = true;
    }
    return twice ? std::optional(from_code_points(points)) : std::nullopt;
}

// "paragraph 4 (¢)", read as "(e)" too: in a text of letters no cent sign was printed. The likeliest of the other
// readings.
std::optional<std::string> without_cent_sign(const SourceWord& source) {
    constexpr std::string_view cent = "¢";
    const Reading* likeliest = nullptr;
    if (source.best.text.find(cent) == std::string::npos) return std::nullopt;
    for (const Reading& other : source.alternatives) {
        const bool same_length = code_points(other.text).size() == code_points(source.best.text).size();
        if (other.by == By::letters || !same_length || other.text.find(cent) != std::string::npos) continue;
        if (likeliest == nullptr || other.confidence > likeliest->confidence) likeliest = &other;
    }
    return likeliest == nullptr ? std::nullopt : std::optional(likeliest->text);
}

// "in @ manner", read as "a" too.
std::optional<std::string> without_at_sign(const SourceWord& source) {
    constexpr float least_share = 0.5F;
    if (source.best.text != "@") return std::nullopt;
    const bool seen = std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& other) {
        return other.by != By::letters && other.text == "a" && other.confidence >= least_share * source.best.confidence;
    });
    return seen ? std::optional<std::string>("a") : std::nullopt;
}

// "c-agriculture", read as "e-agriculture" too: no compound begins with "c-".
std::optional<std::string> with_e_before(const SourceWord& source) {
    constexpr float least_share = 0.3F;
    const std::string& read = source.best.text;
    const std::string_view wrong = read.starts_with("c-") ? "c-" : read.starts_with("¢-") ? "¢-" : "";
    if (wrong.empty() || !begins_with_lower(std::string_view(read).substr(wrong.size()))) return std::nullopt;
    const std::string meant = "e-" + read.substr(wrong.size());
    const bool seen = std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& other) {
        return other.by != By::letters && bare(other.text).word == bare(meant).word &&
               other.confidence >= least_share * source.best.confidence;
    });
    return seen ? std::optional(meant) : std::nullopt;
}

}  // namespace

std::string with_tails(std::string other, const std::string& read) {
    constexpr std::string_view stops = ".,;:";
    other = with_hyphens_between_letters(std::move(other));
    const bool comma = other.ends_with('.') && read.ends_with(',');
    const bool semicolon = other.ends_with(':') && read.ends_with(';');
    const bool stop = !read.empty() && stops.find(read.back()) != std::string_view::npos;
    const bool lost = stop && other.size() > 1 && is_letter_at_end(other);
    if (lost) other += read.back();
    if (comma || semicolon) other.back() = read.back();
    const std::string_view curled = "’";
    const std::size_t at = other.find('\'');
    if (at != std::string::npos && read.find(curled) != std::string::npos) other.replace(at, 1, curled);
    // Which of two sizes a letter has was seen by the first look as well as by any.
    const bool case_alone = bare(to_lower(other)).word == bare(to_lower(read)).word;  // "september", which is no word
    if (!case_alone && begins_with_lower(read) && to_lower(other.substr(0, 1)) == read.substr(0, 1)) other[0] = read[0];
    return other;
}

OtherReadings::OtherReadings(const Document& document, const Resources& resources)
    : resources_(resources), counts_(count_surely_read(document)) {}

std::optional<ChosenReading> OtherReadings::choose(const SourceWord& source, const Surroundings& around) const {
    constexpr double measured = 0.95, by_document = 0.93, by_place = 0.9;  // the first on scans of known text
    const std::string& read = source.best.text;
    if (const auto closed = around.open_bracket ? with_closed_years(read, around.before_marker) : std::nullopt) {
        return ChosenReading{*closed, by_place, "nothing closes the bracket of the years"};
    }
    if (const auto accented = with_accent(source)) {
        return ChosenReading{*accented, by_place, "'" + read + "' is no word; strokes were read for an accent"};
    }
    if (const auto word = better(source, around.among_words)) {
        return ChosenReading{*word, measured, "read twice: '" + read + "' is no known word, '" + *word + "' is one"};
    }
    if (const auto sure = surely_otherwise(source)) {
        return ChosenReading{*sure, measured,
                             "'" + read + "' is no word there; looked at again it was surely read as '" + *sure + "'"};
    }
    if (const auto figure = figure_seen(source, judged(read).standing == Standing::known)) {
        return ChosenReading{with_tails(*figure, read), by_document,
                             "looked at again, it was surely read as the figure '" + *figure + "'"};
    }
    if (const auto dash = with_long_dash(source)) {
        return ChosenReading{*dash, measured, "looked at again, the stroke between the figures is long"};
    }
    if (const auto marked = around.before_marker ? std::nullopt : with_mark_seen_twice(source)) {
        return ChosenReading{*marked, by_document, "passed over at first, and seen by two other looks"};
    }
    if (const auto once = with_letter_once(source)) {
        return ChosenReading{*once, measured, "a letter read twice, without and with its accent"};
    }
    if (const auto electronic = with_e_before(source)) {
        return ChosenReading{*electronic, by_document, "'e-' stands before words, 'c-' does not"};
    }
    if (const auto letter = without_cent_sign(source)) {
        return ChosenReading{*letter, by_place, "the sign is a letter in its other readings"};
    }
    if (const auto word = around.among_words ? small_word_for_letter(source) : std::nullopt) {
        return ChosenReading{*word, by_place, "such a piece is no word there; looked at again it was '" + *word + "'"};
    }
    if (const auto letter = around.among_words ? without_at_sign(source) : std::nullopt) {
        return ChosenReading{*letter, by_place, "between words the sign is the letter of its other readings"};
    }
    if (const auto elsewhere = as_elsewhere(source)) {
        return ChosenReading{*elsewhere, by_document,
                             "the document has '" + std::string(bare(*elsewhere).word) + "' elsewhere"};
    }
    const bool may_be_genitive = around.before_word && !around.in_quotation;
    if (const auto genitive = may_be_genitive ? with_apostrophe(source) : std::nullopt) {
        return ChosenReading{*genitive, by_document,
                             "no quotation has begun, and the sign was read as an apostrophe too"};
    }
    if (const auto open = around.open_bracket ? without_bracket(source) : std::nullopt) {
        return ChosenReading{*open, by_document,
                             "nothing closes the bracket; '" + *open + "' is the recogniser's other reading"};
    }
    return std::nullopt;
}

bool OtherReadings::is_bracket_and_word(const SourceWord& source) const {
    constexpr float hardly_read = 0.3F;
    const std::string_view text = source.best.text;
    const std::size_t least_letters = source.best.confidence < hardly_read ? 2 : 4;  // "(To"
    if (!text.starts_with('(')) return false;
    const std::string_view core = text.substr(1);
    const Judged word = judged(core);
    return begins_with_upper(core) && word.shape == Shape::title && word.standing == Standing::known &&
           word.letters == core.size() && word.letters >= least_letters;
}

// "voluntecring", read as "volunteering" too: the one word of small letters among the readings, which the archive need
// not have. A short word is looked for among known words only: another language may have it.
bool OtherReadings::is_word_beside(const Reading& reading, const SourceWord& source, bool among_words) const {
    constexpr std::size_t long_word = 8, short_word = 4;
    constexpr float least_share = 0.08F, share_of_rare = 0.4F, share_of_rival = 0.05F;
    if (reading.by == By::letters || reading.confidence < least_share * source.best.confidence) return false;
    const std::string_view read = bare(source.best.text).word, other = bare(reading.text).word;
    if (!begins_with_lower(read) || !begins_with_lower(other) || read.size() != other.size()) return false;
    const Judged word = judged(other);
    const bool nearly = reading.confidence >= share_of_rare * source.best.confidence;
    const bool known = word.standing == Standing::known || (word.standing == Standing::rare && nearly);
    return word.letters == other.size() && known &&
           (word.letters >= long_word || (word.letters >= short_word && among_words)) &&
           !has_rival(reading, source, share_of_rival * source.best.confidence);
}

// Is there a known word among the readings besides this one, of such a confidence at least?
bool OtherReadings::has_rival(const Reading& reading, const SourceWord& source, float least) const {
    const std::string_view core = bare(reading.text).word;
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& one) {
        const std::string_view other = bare(one.text).word;
        return one.by != By::letters && one.confidence >= least && to_lower(other) != to_lower(core) && is_word(other);
    });
}

// "her request, m mainstreaming": a lone letter between words, of which another look saw a word that every text has.
std::optional<std::string> OtherReadings::small_word_for_letter(const SourceWord& source) const {
    constexpr float nearly_sure = 0.85F;
    const std::string& read = source.best.text;
    const bool letter = read.size() == 1 && begins_with_lower(read) && read != "a";
    const bool stroke_and_letter =
        read.size() == 2 && read.front() == '1' && begins_with_lower(read.substr(1));  // "1s"
    if (!letter && !stroke_and_letter) return std::nullopt;
    for (const Reading& other : source.alternatives) {
        const bool seen = other.by == By::another_look && other.confidence >= nearly_sure && other.text.size() > 1;
        if (seen && begins_with_lower(other.text) && resources_.tables.is_in("everywhere", other.text)) {
            return other.text;
        }
    }
    return std::nullopt;
}

// "Nifio" for "Niño": of a tilde the engine makes strokes, and a look by types that have no such letter leaves it out.
std::optional<std::string> OtherReadings::with_accent(const SourceWord& source) const {
    constexpr double bound = 6.5;
    const std::string& read = source.best.text;
    if (resources_.channel == nullptr || judged(read).standing != Standing::unknown) return std::nullopt;
    const Bare parts = bare(read);
    std::optional<std::string> meant;
    for (const Candidate& one :
         resources_.channel->candidates(*resources_.language_model, parts.word, bound, Letters::listed)) {
        const std::u32string points = code_points(one.text);
        if (std::none_of(points.begin(), points.end(), [](char32_t c) { return c >= 0x80 && is_letter(c); })) continue;
        if (meant) return std::nullopt;
        meant = std::string(parts.before).append(one.text).append(parts.after);
    }
    return meant;
}

// The look that is a word, where this one is none.
std::optional<std::string> OtherReadings::better(const SourceWord& source, bool among_words) const {
    if (judged(source.best.text).standing != Standing::unknown) return std::nullopt;
    for (const Reading& reading : source.alternatives) {
        constexpr float least = 0.4F;  // what neither look was sure of, the words around it decide
        if (is_word_beside(reading, source, among_words)) return with_tails(reading.text, source.best.text);
        if (reading.by != By::another_look || reading.confidence < least) continue;
        const Judged other = judged(reading.text);
        constexpr std::size_t least_letters = 3;
        if (is_rest_of(reading.text, source.best.text)) continue;
        if (other.shape == Shape::mixed) continue;  // "aIl"
        // Of the words that every text is full of, a look is believed against what was hardly read as another word.
        constexpr float rival = 0.05F, rival_of_common = 0.5F;
        const bool common = resources_.tables.is_in("everywhere", reading.text);
        const float least_rival = common ? rival_of_common * reading.confidence : rival * source.best.confidence;
        if (reading.confidence < sure_look && has_rival(reading, source, least_rival)) continue;
        if (other.standing == Standing::known && other.letters >= least_letters) {
            return with_tails(reading.text, source.best.text);
        }
    }
    return std::nullopt;
}

// "COVED-19" in a document that has COVID-19 many times: a word and a number, which no dictionary has.
std::optional<std::string> OtherReadings::as_elsewhere(const SourceWord& source) const {
    constexpr float least_share = 0.25F;
    constexpr int often = 3;
    const std::string& read = source.best.text;
    const std::string number = digits_with_strokes(read, "!|");
    const std::string_view core = bare(read).word;
    if (number.empty() || !begins_with_letter(core)) return std::nullopt;
    for (const Reading& other : source.alternatives) {
        if (other.by == By::letters || other.confidence < least_share * source.best.confidence) continue;
        // "COV/D-19": a stroke between letters is no part of such a word, however often it was read.
        const int own = core.find('/') != std::string_view::npos ? 0 : times(core);
        if (ascii_digits_of(other.text) == number && times(bare(other.text).word) >= often * std::max(own, 1)) {
            return with_tails(other.text, read);
        }
    }
    return std::nullopt;
}

// "(he" for "the", "[Implementation" for "Implementation": a bracket that nothing closes, read for a letter or
// beside it. The same letters behind it were read another way too.
std::optional<std::string> OtherReadings::without_bracket(const SourceWord& source) const {
    constexpr float least_share = 0.4F;
    const std::string& read = source.best.text;
    if (read.size() < 2 || (read.front() != '(' && read.front() != '[')) return std::nullopt;
    const std::string behind = read.substr(1);
    if (!begins_with_letter(behind)) return std::nullopt;
    for (const Reading& other : source.alternatives) {
        if (other.by == By::letters || other.confidence < least_share * source.best.confidence) continue;
        const bool letter = begins_with_letter(other.text) && other.text.substr(1) == behind;
        const bool beside = read.front() == '[' && other.text == behind;
        if ((letter || beside) && judged(other.text).standing == Standing::known) return other.text;
    }
    return std::nullopt;
}

bool OtherReadings::is_word(std::string_view core) const {
    constexpr std::size_t least_letters = 2;
    const Judged other = judged(core);
    return other.standing == Standing::known && other.letters >= least_letters;
}

int OtherReadings::times(std::string_view word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
}

Judged OtherReadings::judged(std::string_view text) const {
    return judge(text, *resources_.language_model, *resources_.lexicon);
}

}  // namespace emend
