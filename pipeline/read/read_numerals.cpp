#include "pipeline/read/read_numerals.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/read/word_ink.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/roman.h"

namespace emend {

namespace {

constexpr std::string_view stops = ".,;:";

// I to XXXIX: chapters and annexes beyond are rare.
const std::vector<std::string>& numerals() {
    static const std::vector<std::string> all = [] {
        constexpr int most = 39;
        std::vector<std::string> made;
        for (int value = 1; value <= most; ++value) made.push_back(to_roman(value));
        return made;
    }();
    return all;
}

// What stands around a numeral, as the engine read it: "(", ")).".
struct Surroundings {
    std::string before, behind;
    std::string_view numeral;
};

Surroundings parted(std::string_view text) {
    const std::size_t from = std::min(text.find_first_not_of('('), text.size());
    const std::size_t to = std::max(from, text.find_last_not_of(".,;:)") + 1);
    return {std::string(text.substr(0, from)), std::string(text.substr(to)), text.substr(from, to - from)};
}

// No small letters but those that a stroke may be taken for.
bool may_be_numeral(const SourceWord& word, std::string_view numeral) {
    constexpr float doubtful = 0.9F;
    constexpr std::size_t longest = 7;
    if (word.style.raised || word.best.confidence > doubtful || numeral.empty() || numeral.size() > longest) {
        return false;
    }
    return std::all_of(numeral.begin(), numeral.end(), [](char c) {
        return is_ascii_capital(c) || std::string_view("ilvxbtdh14[]{}|!").find(c) != std::string_view::npos;
    });
}

// "Cb." for "(III).": what is round may be a bracket.
std::vector<std::string> beginnings(const Surroundings& around) {
    const bool round = std::string_view("CDd{[l").find(around.numeral.front()) != std::string_view::npos;
    if (around.before.empty() && round) return {"", "("};
    return {around.before};
}

// The engine takes a stop or a bracket into the numeral's last letter: "VEL" for "VII,", "(IID" for "(III)", "D)" for
// "I))".
std::vector<std::string> endings(const Surroundings& around) {
    std::vector<std::string> all{around.behind};
    const bool stopped = !around.behind.empty() && stops.find(around.behind.back()) != std::string_view::npos;
    if (around.behind.empty()) all.insert(all.end(), {",", ".", ";"});
    all.push_back(")" + around.behind);
    if (!stopped) all.insert(all.end(), {").", "),"});
    return all;
}

// How much cheaper another numeral must be than what the engine read. What is no numeral may be as cheap: "L" is a
// stroke and a stop. A digit is another number, and a numeral another chapter.
double least_gain(std::string_view engine) {
    constexpr double digits = 0.15, another = 0.4;
    if (std::find(numerals().begin(), numerals().end(), engine) != numerals().end()) return another;
    return engine.find_first_not_of("0123456789") == std::string_view::npos ? digits : 0;
}

// The numeral that fits best with what stands around it, and the one that fits second best.
struct Closest {
    WordInk::Fit best, second;
};

Closest closest(const WordInk& ink, const Surroundings& around) {
    Closest found;
    std::string meant;
    for (const std::string& numeral : numerals()) {
        for (const std::string& beginning : beginnings(around)) {
            for (const std::string& ending : endings(around)) {
                WordInk::Fit fit = ink.fit_of(std::string(beginning).append(numeral).append(ending));
                const bool better = fit.cost < found.best.cost;
                if (!better && (numeral == meant || fit.cost >= found.second.cost)) continue;
                if (better && numeral != meant) found.second = std::move(found.best);
                (better ? found.best : found.second) = std::move(fit);
                if (better) meant = numeral;
            }
        }
    }
    return found;
}

void read_again(const LetterShapes& shapes, const LineInk& line, std::vector<SourceWord>& words, std::size_t place) {
    constexpr float alike = 0.8F;
    constexpr double apart = 0.08;  // from the next numeral
    SourceWord& word = words[place];
    const std::string& engine = word.best.text;
    const Surroundings around = parted(engine);
    if (!may_be_numeral(word, around.numeral)) return;
    const WordInk ink(ink_of(words, place, line), line, shapes);
    const auto [best, second] = closest(ink, around);
    const bool near = second.cost - best.cost < apart;
    // "II." and "I)." are much alike; which of them closes a bracket the stages know.
    const bool bracket = second.text.find(')') != best.text.find(')');
    if (best.likeness < alike || best.text == engine || (near && !bracket)) return;
    if (ink.fit_of(engine).cost - best.cost < least_gain(around.numeral)) return;
    word.alternatives.insert(word.alternatives.begin(), {best.text, best.likeness, By::letters});
    if (near) word.alternatives.insert(word.alternatives.begin() + 1, {second.text, second.likeness, By::letters});
}

}  // namespace

void read_numerals_again(const std::vector<LineInk>& lines, const LetterShapes& shapes, SourcePage& page) {
    each_measured_word(page, lines, [&](std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
        read_again(shapes, line, words, place);
    });
}

}  // namespace emend
