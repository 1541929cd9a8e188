// The ink falls into columns: pieces that stand above one another. A worn character may be two or three columns, and
// two characters that touch are one, which is cut where its ink is thin. So the ink is cut into slivers, and the
// cheapest way to join neighbouring slivers to characters is looked for, from left to right. A character costs what it
// lacks in likeness, by its width, and a little for being one more; a digit beside a letter costs more, as in symbols
// digits stand with digits ("A/C.5/76/17").
#include "pipeline/read/word_ink.h"

#include <algorithm>

#include "pipeline/median.h"
#include "pipeline/text/ascii.h"

namespace emend {

namespace {

constexpr double widest = 1.9;  // character, in x-heights

enum class Kind { digit, letter, mark };

Kind kind_of(char c) { return is_ascii_digit(c) ? Kind::digit : is_ascii_letter(c) ? Kind::letter : Kind::mark; }

// What it costs that one character follows another; 0 is no character, the word's beginning.
double cost_of_order(char before, char after) {
    constexpr double unusual = 0.15, rare = 0.35;
    const Kind first = kind_of(before), second = kind_of(after);
    if (before == 0) return second == Kind::mark && after != '(' ? WordInk::impossible : 0;
    if ((before == '(' && after == ')') || (before == ')' && second != Kind::mark && after != '/')) {
        return WordInk::impossible;
    }
    if (after == '(') return unusual;
    if (after == ')') return 0;
    if (first == Kind::mark && second == Kind::mark) return before == ')' ? 0 : unusual;
    if (first == Kind::digit && second == Kind::letter) return rare;
    return first == Kind::letter && second == Kind::digit ? unusual : 0;
}

bool is_speck(const Box& box, double x_height) {
    constexpr double speck = 0.13;
    return box.width() < speck * x_height && box.height() < speck * x_height;
}

constexpr float least_alike = 0.55F;  // of a character that nobody has read there yet

double cost_of(float likeness, double width) {
    constexpr double each = 0.12;
    constexpr float unlike = 0.2F;  // ink that is worn off tells little
    return (1 - static_cast<double>(std::max(likeness, unlike))) * width + each;
}

// ";" and ":" are in no symbol, and are told by their place alone.
float like_high_stop(const LetterShapes::Glyph& glyph) {
    constexpr double widest_stop = 0.55, lowest = 0.5, highest = 1.2;
    constexpr float likely = 0.85F;
    return glyph.width < widest_stop && glyph.head > lowest && glyph.head < highest ? likely : -1;
}

}  // namespace

WordInk::WordInk(const Pieces& pieces, const LineInk& line, const LetterShapes& shapes) {
    for (const Pieces& column : columns_of(pieces)) {
        if (!is_speck(box_of(column), line.x_height)) cut(column, line.x_height);
    }
    const double base = base_of(line);
    for (std::size_t from = 0; from < slivers_.size(); ++from) {
        std::array<Joined, most_joined>& row = joined_.emplace_back();
        Pieces joined;
        for (std::size_t n = 0; n < most_joined && from + n < slivers_.size(); ++n) {
            joined.insert(joined.end(), slivers_[from + n].begin(), slivers_[from + n].end());
            LetterShapes::Glyph glyph = glyph_of(joined, line);
            if (glyph.width > widest) break;
            glyph.head -= base;
            glyph.foot -= base;
            row[n] = {glyph.width, like_high_stop(glyph), shapes.likeness(glyph)};
        }
    }
}

WordInk::Fit WordInk::best_text(bool brackets) const {
    const std::size_t size = slivers_.size(), letters = LetterShapes::alphabet.size();
    std::vector<std::vector<Step>> steps(size + 1, std::vector<Step>(letters));
    for (std::size_t from = 0; from < size; ++from) {
        for (std::size_t n = 0; n < most_joined; ++n) {
            for (std::size_t c = 0; c < letters && !joined_[from][n].alike.empty(); ++c) {
                const bool bracket = LetterShapes::alphabet[c] == '(' || LetterShapes::alphabet[c] == ')';
                if (joined_[from][n].alike[c] < least_alike || (bracket && !brackets)) continue;
                const double own = cost_of(joined_[from][n].alike[c], joined_[from][n].width);
                Step& step = steps[from + n + 1][c];
                take_cheapest(steps[from], from, c, own, step);
            }
        }
    }
    const auto last = std::min_element(steps[size].begin(), steps[size].end(),
                                       [](const Step& one, const Step& other) { return one.cost < other.cost; });
    Fit fit;
    if (size == 0 || last->cost >= impossible) return fit;
    fit.cost = last->cost;
    auto c = static_cast<std::size_t>(last - steps[size].begin());
    for (std::size_t end = size; end > 0;) {
        const Step& step = steps[end][c];
        fit.text.insert(fit.text.begin(), LetterShapes::alphabet[c]);
        const float alike = joined_[step.from][end - step.from - 1].alike[c];
        fit.likeness += alike;
        if (alike < fit.least) fit.weakest = fit.text.front();
        fit.least = std::min(fit.least, alike);
        end = step.from;
        c = step.before;
    }
    fit.likeness /= static_cast<float>(fit.text.size());
    return fit;
}

WordInk::Fit WordInk::fit_of(std::string_view text) const {
    struct Best {
        double cost = impossible;
        float likeness = 0, least = 1;
        char weakest = 0;
    };
    const std::size_t size = slivers_.size();
    std::vector<Best> best(size + 1);
    best[0].cost = 0;
    char before = 0;
    for (const char c : text) {
        const std::size_t letter = LetterShapes::alphabet.find(c);
        const bool high_stop = c == ';' || c == ':';
        if (letter == std::string_view::npos && !high_stop) return {};
        const double order = cost_of_order(before, c);
        std::vector<Best> next(size + 1);
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t n = 0; n < most_joined && best[from].cost < impossible; ++n) {
                const Joined& joined = joined_[from][n];
                if (joined.alike.empty()) break;
                const float alike = high_stop ? joined.high_stop : joined.alike[letter];
                const double cost = best[from].cost + order + cost_of(alike, joined.width);
                if (cost >= next[from + n + 1].cost) continue;
                const bool weaker = alike < best[from].least;
                next[from + n + 1] = {cost, best[from].likeness + alike, weaker ? alike : best[from].least,
                                      weaker ? c : best[from].weakest};
            }
        }
        best = std::move(next);
        before = c;
    }
    const Best& whole = best[size];
    if (text.empty() || whole.cost >= impossible) return {};
    return {std::string(text), whole.cost, whole.likeness / static_cast<float>(text.size()), whole.least,
            whole.weakest};
}

// Where most of the word's characters stand: a short line's baseline is a guess.
double WordInk::base_of(const LineInk& line) const {
    constexpr double high = 0.9;
    std::vector<double> feet;
    for (const Pieces& sliver : slivers_) {
        const Box box = box_of(sliver);
        if (line.head(box) - line.foot(box) > high) feet.push_back(line.foot(box));
    }
    return median(feet);
}

void WordInk::take_cheapest(const std::vector<Step>& before, std::size_t from, std::size_t c, double own, Step& step) {
    const char character = LetterShapes::alphabet[c];
    if (from == 0) {
        const double cost = own + cost_of_order(0, character);
        if (cost < step.cost) step = {cost, 0, 0};
        return;
    }
    for (std::size_t b = 0; b < before.size(); ++b) {
        if (before[b].cost >= impossible) continue;
        const double cost = before[b].cost + own + cost_of_order(LetterShapes::alphabet[b], character);
        if (cost < step.cost) step = {cost, from, b};
    }
}

// Characters that touch do so by a few pixels; what is wider than a character is cut where it has least ink.
void WordInk::cut(const Pieces& column, double x_height) {
    constexpr double may_be_two = 0.75, surely_two = 1.5, least = 0.2, thin = 0.2;  // x-heights
    const Box box = box_of(column);
    std::vector<int> cuts{box.left};
    if (box.width() > may_be_two * x_height) {
        std::vector<int> ink(static_cast<std::size_t>(box.width()));
        for (const Piece* piece : column) {
            for (const Run& run : piece->runs) {
                for (int x = run.left; x < run.right; ++x) ++ink[static_cast<std::size_t>(x - box.left)];
            }
        }
        for (int x = box.left + 1; x + least * x_height < box.right; ++x) {
            const auto n = static_cast<std::size_t>(x - box.left);
            const bool low = ink[n] <= thin * x_height && ink[n] < ink[n - 1];
            if (low && x - cuts.back() >= least * x_height) cuts.push_back(x);
        }
        if (cuts.size() == 1 && box.width() > surely_two * x_height) {
            const auto quarter = static_cast<std::ptrdiff_t>(ink.size() / 4);
            const auto lowest = std::min_element(ink.begin() + quarter, ink.end() - quarter);
            cuts.push_back(box.left + static_cast<int>(lowest - ink.begin()));
        }
    }
    cuts.push_back(box.right);
    for (std::size_t n = 0; n + 1 < cuts.size(); ++n) {
        Pieces sliver;
        for (const Piece* piece : column) {
            if (const Piece* part = part_of(*piece, cuts[n], cuts[n + 1])) sliver.push_back(part);
        }
        if (!sliver.empty()) slivers_.push_back(std::move(sliver));
    }
}

const Piece* WordInk::part_of(const Piece& piece, int left, int right) {
    if (piece.box.left >= left && piece.box.right <= right) return &piece;
    Piece part;
    for (const Run& run : piece.runs) {
        const Run own{run.y, std::max(run.left, left), std::min(run.right, right)};
        if (own.left >= own.right) continue;
        const Box box{own.left, own.y, own.right, own.y + 1};
        part.box = part.runs.empty() ? box : unite(part.box, box);
        part.area += own.right - own.left;
        part.runs.push_back(own);
    }
    if (part.runs.empty()) return nullptr;
    return &parts_.emplace_back(std::move(part));
}

}  // namespace emend
