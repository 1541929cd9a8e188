#include "stages/choose_readings.h"

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/text/acceptance.h"
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

class Chooser {
public:
    explicit Chooser(const Resources& resources) : resources_(resources) {}

    // The look that is a word, where this one is none.
    std::optional<std::string> better(const SourceWord& source) const {
        if (judged(source.best.text).standing != Standing::unknown) return std::nullopt;
        for (const Reading& reading : source.alternatives) {
            if (reading.by != By::another_look) continue;
            const Judged other = judged(reading.text);
            constexpr std::size_t least_letters = 3;
            if (is_rest_of(reading.text, source.best.text)) continue;
            if (other.standing == Standing::known && other.letters >= least_letters) {
                return with_tails(reading.text, source.best.text);
            }
        }
        return std::nullopt;
    }

private:
    Judged judged(std::string_view text) const { return judge(text, *resources_.language_model, *resources_.lexicon); }

    const Resources& resources_;
};

}  // namespace

TextEdits choose_readings(const Page& page, const Resources& resources) {
    TextEdits edits;
    if (resources.language_model == nullptr || page.source->origin != Origin::scan) return edits;
    constexpr double certainty = 0.95;  // measured on scans of known text, held apart
    const Chooser chooser(resources);
    bool half = false;  // of a word that the line's end has broken: no dictionary has it
    for (const Block& block : page.blocks) {
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) {
                const bool second_half = half;
                half = word.text.ends_with('-');
                if (half || second_half || word.sources.size() != 1) continue;
                const SourceWord& source = seen(*page.source, word.sources.front());
                if (source.style.raised || source.best.text != word.text) continue;
                const std::optional<std::string> better = chooser.better(source);
                if (!better) continue;
                edits.push_back({Replace{word.id, *better}, certainty,
                                 "read twice: '" + word.text + "' is no known word, '" + *better + "' is one"});
            }
        }
    }
    return edits;
}

}  // namespace emend
