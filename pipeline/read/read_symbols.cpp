// The text that fits a word's ink best is often a symbol in all but one or two strokes: the halves of a broken "0" are
// two ones, and a "1" may be an "I" or a bracket. So what fits nearly as well counts too, if it has a symbol's form.
//
// The engine's own reading is laid over the same ink. It gives way where it fits worse, or not at all.
#include "pipeline/read/read_symbols.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/formal_words.h"
#include "pipeline/read/lookalike.h"
#include "pipeline/read/word_ink.h"
#include "pipeline/text/ascii.h"

namespace emend {

namespace {

bool is_stop(char c) { return c == '.' || c == ','; }

constexpr double nearly = 0.35;  // as cheap

bool may_be_symbol(const SourceWord& word) {
    constexpr float doubtful = 0.9F;
    constexpr std::size_t least = 2, most = 40;
    const std::string& text = word.best.text;
    if (word.style.raised || word.best.confidence > doubtful || text.size() < least || text.size() > most) return false;
    const auto formal =
        std::count_if(text.begin(), text.end(), [](char c) { return is_ascii_capital(c) || is_ascii_digit(c); });
    const bool number = std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || is_stop(c); });
    // "[A/76/533]": the letters have no square brackets, which would be read as something else.
    const bool square = text.front() == '[' || std::string_view("]}|").find(text.back()) != std::string_view::npos;
    return !number && !square && 2 * static_cast<std::size_t>(formal) >= text.size();
}

// What worn print takes for something else: the halves of an "0", and strokes.
constexpr std::array<Lookalike, 15> lookalikes = {{{"11", "0"},
                                                   {"11", "II"},
                                                   {"111", "III"},
                                                   {"1", "I"},
                                                   {"I", "1"},
                                                   {"J", "1"},
                                                   {"L", "1."},
                                                   {")", "1"},
                                                   {"1", ")"},
                                                   {"1", "/"},
                                                   {"I", "/"},
                                                   {"J", "/"},
                                                   {"7", "/"},
                                                   {"I", "("},
                                                   {"C", "("}}};

std::vector<std::string> with_a_lookalike(const std::vector<std::string>& texts) {
    constexpr std::size_t shortest_with_slash = 6;  // "III" is no "I/1", nor "11111" "11/11"
    std::vector<std::string> changed;
    for (const std::string& text : texts) {
        for (const Lookalike& one : lookalikes) {
            if (one.meant == "/" && (text.size() < shortest_with_slash || is_ascii_digit(text[0]))) continue;
            append_with(one, text, changed);
        }
    }
    return changed;
}

// Letters are the engine's to tell where they fit the ink nearly as well: "UNEP", not "UNLP".
WordInk::Fit with_organ_of(std::string_view engine, const WordInk& ink, WordInk::Fit fit) {
    const auto organ = [](std::string_view text) {
        const std::size_t from = text.starts_with('(') ? 1 : 0;
        return text.substr(from, std::min(text.find('/'), text.size()) - from);
    };
    const std::string_view read = organ(engine), seen = organ(fit.text);
    if (read == seen || read.size() != seen.size() || !std::all_of(read.begin(), read.end(), is_ascii_capital)) {
        return fit;
    }
    WordInk::Fit other = ink.fit_of(std::string(fit.text).replace(fit.text.find(seen), seen.size(), read));
    return other.cost < fit.cost + nearly ? other : fit;
}

// The text with a symbol's form that is `best` or fits nearly as well; empty where there is none.
WordInk::Fit with_form(const WordInk& ink, const WordInk::Fit& best) {
    constexpr int most = 2;  // look-alikes
    if (best.text.empty() || is_like_formal_word(best.text)) return best;
    WordInk::Fit found;
    std::vector<std::string> texts{best.text};
    for (int n = 0; n < most && found.text.empty(); ++n) {
        texts = with_a_lookalike(texts);
        for (const std::string& text : texts) {
            if (!is_like_formal_word(text)) continue;
            WordInk::Fit fit = ink.fit_of(text);
            if (fit.cost < best.cost + nearly && fit.cost < found.cost) found = std::move(fit);
        }
    }
    return found;
}

// The text that has a symbol's form and fits the ink best or nearly so; empty where there is none.
WordInk::Fit best_with_form(std::string_view engine, const WordInk& ink) {
    const bool brackets = engine.find_first_of("()") != std::string_view::npos;
    WordInk::Fit best = ink.best_text(brackets);
    // A bracket's foot is worn off easily.
    const bool stroke = !best.text.empty() && std::string_view("IJ1CL").find(best.text[0]) != std::string_view::npos;
    if (stroke && engine.front() == '(') best = ink.fit_of("(" + best.text.substr(1));
    WordInk::Fit fit = with_form(ink, best);
    if (!fit.text.empty() || brackets) return fit;
    fit = with_form(ink, ink.best_text(true));  // what is like a bracket may be something else
    return fit.text.find_first_of("()") == std::string::npos ? fit : WordInk::Fit{};
}

// Worn off are figures alone, and no other fits in their places nearly as well.
bool figures_are_clear(const WordInk& ink, const WordInk::Fit& fit) {
    constexpr double apart = 0.12;
    if (!is_ascii_digit(fit.weakest)) return false;
    for (std::size_t at = 0; at < fit.text.size(); ++at) {
        if (!is_ascii_digit(fit.text[at])) continue;
        std::string other = fit.text;
        for (const char figure : std::string_view("0123456789")) {
            if (figure == fit.text[at]) continue;
            other[at] = figure;
            if (ink.fit_of(other).cost < fit.cost + apart) return false;
        }
    }
    return true;
}

struct Comparison {
    WordInk::Fit fit;
    bool bracket_lost = false;  // nothing is left of the ink at the word's beginning
    double gain = 0;            // how much cheaper than the engine's reading
};

// The symbol that the ink is like; empty for none. A line of capitals and figures has no small letters to be measured,
// and what was taken for its x-height may be the height of its capitals.
Comparison compare(std::string_view engine, const LetterShapes& shapes, const LineInk& line,
                   const std::vector<SourceWord>& words, std::size_t place) {
    constexpr float alike = 0.85F, each_alike = 0.74F, least_alike = 0.55F;
    constexpr double capitals = 1.45, bracket = 0.25;  // x-heights
    LineInk measured = line;
    for (const double x_height : {line.x_height, line.x_height / capitals}) {
        measured.x_height = x_height;
        const WordInk ink(ink_of(words, place, measured), measured, shapes);
        WordInk::Fit fit = with_organ_of(engine, ink, best_with_form(engine, ink));
        if (fit.text.empty() || fit.likeness < alike || fit.least < least_alike) continue;
        if (fit.least < each_alike && !figures_are_clear(ink, fit)) continue;
        const bool lost = ink.left() - words[place].box.left > bracket * x_height;
        return {fit, lost, ink.fit_of(engine).cost - fit.cost};
    }
    return {};
}

// The likelier reading takes the word's place; the engine's stays among the alternatives.
void read_again(const LetterShapes& shapes, const LineInk& line, std::vector<SourceWord>& words, std::size_t place) {
    constexpr float unsure = 0.5F;
    constexpr double better = 0.25, much_better = 0.6;
    SourceWord& word = words[place];
    const std::string& engine = word.best.text;
    auto [fit, bracket_lost, gain] = compare(engine, shapes, line, words, place);
    if (fit.text.empty()) return;
    // A stop's tail wears off; the engine has learnt where there is one.
    if (is_stop(fit.text.back()) && is_stop(engine.back())) fit.text.back() = engine.back();
    if (bracket_lost && engine.front() == '(' && fit.text.front() != '(') fit.text.insert(0, "(");
    if (fit.text == engine || gain < better) return;
    // Both may be symbols: a wrong figure is worse than a letter. The grammar of symbols may know which is one.
    const bool has_form = is_like_formal_word(engine);
    if (has_form && (gain < much_better || word.best.confidence > unsure)) {
        word.alternatives.insert(word.alternatives.begin(), {fit.text, fit.likeness, By::letters});
        return;
    }
    word.alternatives.insert(word.alternatives.begin(), word.best);
    word.best = {fit.text, fit.likeness};
}

}  // namespace

void read_symbols_again(const std::vector<LineInk>& lines, const LetterShapes& shapes, SourcePage& page) {
    each_measured_word(page, lines, [&](std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
        if (may_be_symbol(words[place])) read_again(shapes, line, words, place);
    });
}

}  // namespace emend
