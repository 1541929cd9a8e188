#include "stages/choose_readings.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_letter_at_end(std::string_view text) {
    const std::u32string points = code_points(text);
    return is_letter(points.back());
}

// The other look's text, with what this look knows better: commas and semicolons lose their tails when print fades or
// is smoothed, and so do apostrophes.
std::string with_tails(std::string other, const std::string& read) {
    constexpr std::string_view stops = ".,;:";
    const bool comma = other.ends_with('.') && read.ends_with(',');
    const bool semicolon = other.ends_with(':') && read.ends_with(';');
    const bool stop = !read.empty() && stops.find(read.back()) != std::string_view::npos;
    const bool lost = stop && other.size() > 1 && is_letter_at_end(other);
    if (lost) other += read.back();
    if (comma || semicolon) other.back() = read.back();
    const std::string_view curled = "’";
    const std::size_t at = other.find('\'');
    if (at != std::string::npos && read.find(curled) != std::string::npos) other.replace(at, 1, curled);
    return other;
}

// "[bid.," for "tbid.,": the word without its first letter. It was there, whatever it was.
bool is_rest_of(std::string_view other, std::string_view read) {
    const std::string rest = to_lower(bare(other).word), whole = to_lower(bare(read).word);
    return rest.size() < whole.size() && whole.ends_with(rest);
}

// How often the document has each word with digits that was surely read.
using Counts = std::map<std::string, int, std::less<>>;

Counts count_surely_read(const Document& document) {
    constexpr float surely = 0.85F;
    Counts counts;
    for (const Page& page : document.pages) {
        for (const SourceLine& line : page.source->lines) {
            for (const SourceWord& word : line.words) {
                const std::string_view core = bare(word.best.text).word;
                const bool digit = std::any_of(core.begin(), core.end(), is_ascii_digit);
                if (digit && word.best.confidence >= surely) ++counts[std::string(core)];
            }
        }
    }
    return counts;
}

class Chooser {
public:
    Chooser(const Document& document, const Resources& resources)
        : resources_(resources), counts_(count_surely_read(document)) {}

    // The look that is a word, where this one is none.
    std::optional<std::string> better(const SourceWord& source) const {
        if (judged(source.best.text).standing != Standing::unknown) return std::nullopt;
        for (const Reading& reading : source.alternatives) {
            constexpr float least = 0.4F;  // what neither look was sure of, the words around it decide
            if (reading.by != By::another_look || reading.confidence < least) continue;
            const Judged other = judged(reading.text);
            constexpr std::size_t least_letters = 3;
            if (is_rest_of(reading.text, source.best.text)) continue;
            if (other.standing == Standing::known && other.letters >= least_letters) {
                return with_tails(reading.text, source.best.text);
            }
        }
        return std::nullopt;
    }

    // "COVED-19" in a document that has COVID-19 many times: a word and a number, which no dictionary has.
    std::optional<std::string> as_elsewhere(const SourceWord& source) const {
        constexpr float least_share = 0.3F;
        constexpr int often = 3;
        const std::string& read = source.best.text;
        const std::string number = ascii_digits_of(read);
        const std::string_view core = bare(read).word;
        if (number.empty() || !begins_with_letter(core)) return std::nullopt;
        for (const Reading& other : source.alternatives) {
            if (other.by == By::letters || other.confidence < least_share * source.best.confidence) continue;
            if (ascii_digits_of(other.text) == number &&
                times(bare(other.text).word) >= often * std::max(times(core), 1)) {
                return with_tails(other.text, read);
            }
        }
        return std::nullopt;
    }

    // "(he" for "the", "[Implementation" for "Implementation": a bracket that nothing closes, read for a letter or
    // beside it. The same letters behind it were read another way too.
    std::optional<std::string> without_bracket(const SourceWord& source) const {
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

private:
    static bool begins_with_letter(std::string_view text) { return begins_with_lower(text) || begins_with_upper(text); }

    int times(std::string_view word) const {
        const auto found = counts_.find(word);
        return found == counts_.end() ? 0 : found->second;
    }

    Judged judged(std::string_view text) const { return judge(text, *resources_.language_model, *resources_.lexicon); }

    const Resources& resources_;
    Counts counts_;
};

// Of the tokens of a block, those that begin with a bracket which nothing closes.
std::vector<bool> with_open_bracket(const std::vector<const Word*>& words) {
    std::vector<bool> open(words.size(), false);
    std::vector<std::size_t> waiting;
    for (std::size_t n = 0; n < words.size(); ++n) {
        for (const char c : words[n]->text) {
            if (c == '(' || c == '[') waiting.push_back(n);
            if ((c == ')' || c == ']') && !waiting.empty()) waiting.pop_back();
        }
    }
    for (const std::size_t n : waiting) open[n] = true;
    return open;
}

class Pass {
public:
    Pass(const Document& document, const Resources& resources) : chooser_(document, resources) {}

    void look_at(const Page& page, const Block& block) {
        std::vector<const Word*> words;
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) words.push_back(&word);
        }
        const std::vector<bool> open = with_open_bracket(words);
        bool half = false;  // of a word that the line's end has broken: no dictionary has it
        for (std::size_t n = 0; n < words.size(); ++n) {
            const Word& word = *words[n];
            const bool second_half = half;
            half = word.text.ends_with('-');
            if (half || second_half || word.sources.size() != 1) continue;
            const SourceWord& source = seen(*page.source, word.sources.front());
            if (source.style.raised || source.best.text != word.text) continue;
            choose(word, source, open[n]);
        }
    }

    TextEdits& edits() { return edits_; }

private:
    void choose(const Word& word, const SourceWord& source, bool open) {
        constexpr double certainty = 0.95, by_document = 0.93;  // the first measured on scans of known text
        if (const auto better = chooser_.better(source)) {
            edits_.push_back({Replace{word.id, *better}, certainty,
                              "read twice: '" + word.text + "' is no known word, '" + *better + "' is one"});
        } else if (const auto elsewhere = chooser_.as_elsewhere(source)) {
            edits_.push_back({Replace{word.id, *elsewhere}, by_document,
                              "the document has '" + std::string(bare(*elsewhere).word) + "' elsewhere"});
        } else if (const auto closed = open ? chooser_.without_bracket(source) : std::nullopt) {
            edits_.push_back({Replace{word.id, *closed}, by_document,
                              "nothing closes the bracket; '" + *closed + "' is the recogniser's other reading"});
        }
    }

    Chooser chooser_;
    TextEdits edits_;
};

}  // namespace

TextEdits choose_readings(const Document& document, const Resources& resources) {
    if (resources.language_model == nullptr || !has_scan(document)) return {};
    Pass pass(document, resources);
    for (const Page& page : document.pages) {
        if (page.source->origin != Origin::scan) continue;
        for (const Block& block : page.blocks) pass.look_at(page, block);
    }
    return std::move(pass.edits());
}

}  // namespace emend
