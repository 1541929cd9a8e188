#include "pipeline/read/line_ink.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "pipeline/text/ascii.h"

namespace emend {

namespace {

constexpr double above = 2.4, below = 0.7;  // of the baseline, in x-heights: as far as a line's ink reaches
constexpr double margin = 2.5;              // left and right of the line's box, in x-heights
constexpr double capital_to_small = 0.68;   // x-height of a type whose capitals are 1 high
constexpr double widest = 12, highest = 3;  // of a letter (or letters that touch), in x-heights
constexpr double least_letter = 0.55;       // height of a letter in (guessed) x-heights

// The value around which most values lie, within a share of it; 0 where there are none.
double mode(std::vector<double> values, double spread) {
    std::sort(values.begin(), values.end());
    std::size_t most = 0;
    double best = 0;
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < values.size(); ++begin) {
        end = std::max(end, begin);
        while (end < values.size() && values[end] <= values[begin] + spread) ++end;
        if (end - begin > most) {
            most = end - begin;
            best = values[(begin + end - 1) / 2];
        }
    }
    return best;
}

// How much of a line's ink makes sense where the letters stand at this height: it stands there, hangs below as a g
// does, or is raised, which is rarer.
double ink_explained(const std::vector<const Piece*>& letters, double base, double x_height, double tolerance) {
    double explained = 0;
    for (const Piece* letter : letters) {
        const double foot = (base - letter->box.bottom) / x_height, head = (base - letter->box.top) / x_height;
        const bool stands = std::abs(base - letter->box.bottom) <= tolerance;
        const bool hangs = foot < 0 && foot > -0.65 && head > 0.8 && head < 1.7;
        const bool raised = foot > 0.4 && head > 1.3 && head < 2.7;
        explained += stands || hangs ? 1 : raised ? 0.5 : 0;
    }
    return explained;
}

// Of a short line ("port;" and a raised 22/) raised ink may be as much as the rest.
double base_of_few(const std::vector<const Piece*>& letters, double usual, double x_height, double tolerance) {
    double best = usual;
    double most = ink_explained(letters, usual, x_height, tolerance);
    for (const Piece* letter : letters) {
        const double explained = ink_explained(letters, letter->box.bottom, x_height, tolerance);
        if (explained > most) most = explained, best = letter->box.bottom;
    }
    return best;
}

// A straight line through the feet of the letters that stand on the baseline.
void fit_baseline(LineInk& line, double guess) {
    std::vector<double> feet;
    std::vector<const Piece*> letters;
    for (const Piece* piece : line.pieces) {
        if (piece->box.height() <= least_letter * guess) continue;
        letters.push_back(piece);
        feet.push_back(piece->box.bottom - line.slope * (piece->box.left + piece->box.right) / 2.0);
    }
    if (feet.empty()) return;
    constexpr std::size_t few = 12;
    const double tolerance = std::max(1.5, 0.12 * guess);
    double base = mode(feet, tolerance);
    if (letters.size() < few && line.slope == 0) base = base_of_few(letters, base, guess, tolerance);
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Piece* piece : line.pieces) {
        const double middle = (piece->box.left + piece->box.right) / 2.0;
        const double foot = piece->box.bottom;
        if (piece->box.height() <= least_letter * guess) continue;
        if (std::abs(foot - line.slope * middle - base) > tolerance) continue;
        ++n, x += middle, y += foot, xx += middle * middle, xy += middle * foot;
    }
    line.baseline = base;
    constexpr double enough = 12;
    const double spread = n * xx - x * x;
    if (n < enough || spread <= 0) return;
    const double slope = (n * xy - x * y) / spread;
    constexpr double steepest = 0.02;
    if (std::abs(slope) > steepest) return;
    line.slope = slope;
    line.baseline = (y - slope * x) / n;
}

// How many letters stand as high as small letters or capitals do where this is the x-height. In a line of small letters
// capitals and ascenders are no more than the others: in broken print, where the letters' heights spread, they would
// else be taken for capitals all.
double letters_explained(const std::vector<double>& heights, double x_height, bool of_small_letters) {
    constexpr double spread = 0.06;
    constexpr double least_tall = 1.28, most_tall = 1.56;  // of common types
    double small = 0, tall = 0;
    for (const double height : heights) {
        const double share = height / x_height;
        if (std::abs(share - 1) <= spread) ++small;
        if (share >= least_tall && share <= most_tall) ++tall;
    }
    return small + (of_small_letters ? std::min(small, tall) : tall);
}

// As it was read: hardly any capitals or figures.
bool is_of_small_letters(const SourceLine& line) {
    std::ptrdiff_t small = 0, others = 0;
    for (const SourceWord& word : line.words) {
        small += std::count_if(word.best.text.begin(), word.best.text.end(), is_ascii_small);
        others += std::count_if(word.best.text.begin(), word.best.text.end(),
                                [](char c) { return is_ascii_capital(c) || is_ascii_digit(c); });
    }
    constexpr std::ptrdiff_t enough = 8, times = 3;
    return small >= enough && small >= times * others;
}

// `faith` in the guess: how many letters (as a share of all) a candidate must explain more for each e-fold it is off.
double fitted_x_height(const LineInk& line, bool of_small_letters, double guess, double faith) {
    std::vector<double> heights;
    for (const Piece* piece : line.pieces) {
        const double middle = (piece->box.left + piece->box.right) / 2.0;
        const bool stands = std::abs(piece->box.bottom - line.baseline_at(middle)) <= std::max(1.5, 0.15 * guess);
        if (stands && piece->box.height() > least_letter * guess) heights.push_back(piece->box.height());
    }
    constexpr std::size_t enough = 4;
    if (heights.size() < enough) return guess;
    const double price = 1 + faith * static_cast<double>(heights.size());
    constexpr double furthest = 1.7;  // from the guess, as a factor
    double most = 0;
    double best = guess;
    for (const double height : heights) {
        for (const double candidate : {height, height * capital_to_small}) {
            if (candidate > guess * furthest || guess > candidate * furthest) continue;
            const double support =
                letters_explained(heights, candidate, of_small_letters) - price * std::abs(std::log(candidate / guess));
            if (support > most) most = support, best = candidate;
        }
    }
    return best;
}

// What the lines around this one have.
double x_height_around(const std::vector<double>& x_heights, std::size_t n) {
    constexpr std::size_t reach = 2;
    const std::size_t begin = n > reach ? n - reach : 0;
    const std::size_t end = std::min(n + reach + 1, x_heights.size());
    std::vector<double> around(x_heights.begin() + static_cast<std::ptrdiff_t>(begin),
                               x_heights.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(around.begin(), around.end());
    return around[around.size() / 2];
}

// The line to which a piece belongs, by its distance from the middle of the small letters; -1 where to none.
int line_of(const std::vector<Box>& areas, const std::vector<LineInk>& lines, const Box& box) {
    int best = -1;
    double least = std::numeric_limits<double>::max();
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const LineInk& line = lines[n];
        const double unit = line.x_height;
        const Box& area = areas[n];
        if (box.width() > widest * unit || box.height() > highest * unit) continue;
        if (box.right < area.left - margin * unit || box.left > area.right + margin * unit) continue;
        const double middle = (box.top + box.bottom) / 2.0;
        const double height = line.baseline - middle;
        if (height > above * unit || height < -below * unit) continue;
        const double away = std::max({0.0, double(area.left - box.right), double(box.left - area.right)});
        const double distance = std::abs(height - unit / 2) / unit + away / unit / 4;
        if (distance < least) least = distance, best = static_cast<int>(n);
    }
    return best;
}

// Each piece goes to its line. The engine may have lost a line's last letters: from those that were found the line
// reaches as far as the next ones stand.
void share_pieces(const SourcePage& page, const std::vector<Piece>& pieces, std::vector<LineInk>& lines) {
    constexpr int most_steps = 3;
    constexpr double letter = 0.5, on_baseline = 0.3;  // x-heights
    std::vector<Box> areas;
    areas.reserve(page.lines.size());
    for (const SourceLine& line : page.lines) areas.push_back(line.box);
    std::vector<const Piece*> left;
    left.reserve(pieces.size());
    for (const Piece& piece : pieces) left.push_back(&piece);
    for (int step = 0; step < most_steps; ++step) {
        std::vector<Box> reached = areas;
        const auto before = left.size();
        std::erase_if(left, [&](const Piece* piece) {
            const int at = line_of(areas, lines, piece->box);
            if (at < 0) return false;
            const auto n = static_cast<std::size_t>(at);
            lines[n].pieces.push_back(piece);
            const bool stands = std::abs(lines[n].baseline - piece->box.bottom) < on_baseline * lines[n].x_height;
            if (stands && piece->box.height() > letter * lines[n].x_height) {
                reached[n].left = std::min(reached[n].left, piece->box.left);
                reached[n].right = std::max(reached[n].right, piece->box.right);
            }
            return true;
        });
        areas = std::move(reached);
        if (left.size() == before) break;
    }
}

double typical_x_height(const SourcePage& page) {
    std::vector<double> heights;
    for (const SourceLine& line : page.lines) {
        if (line.x_height > 0) heights.push_back(line.x_height);
    }
    return mode(heights, 2);
}

}  // namespace

std::vector<LineInk> ink_of_lines(const SourcePage& page, const std::vector<Piece>& pieces) {
    std::vector<LineInk> lines(page.lines.size());
    const double typical = std::max(typical_x_height(page), 4.0);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const SourceLine& line = page.lines[n];
        lines[n].x_height = line.x_height > 0 ? static_cast<double>(line.x_height) : typical;
        lines[n].baseline = line.baseline > 0 ? static_cast<double>(line.baseline) : line.box.bottom;
    }
    share_pieces(page, pieces, lines);
    std::vector<bool> small;  // is the line of small letters?
    small.reserve(lines.size());
    for (const SourceLine& line : page.lines) small.push_back(is_of_small_letters(line));
    for (std::size_t n = 0; n < lines.size(); ++n) {
        LineInk& line = lines[n];
        std::stable_sort(line.pieces.begin(), line.pieces.end(),
                         [](const Piece* one, const Piece* other) { return one->box.left < other->box.left; });
        fit_baseline(line, line.x_height);
        line.x_height = fitted_x_height(line, small[n], line.x_height, 0);
    }
    // Once more in the light of the neighbours: a line of few letters cannot tell its capitals from its small letters.
    constexpr double faith = 1.2;
    std::vector<double> x_heights;
    x_heights.reserve(lines.size());
    for (const LineInk& line : lines) x_heights.push_back(line.x_height);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const double around = x_height_around(x_heights, n);
        const double again = fitted_x_height(lines[n], small[n], around, faith);
        constexpr std::size_t few = 4;
        lines[n].x_height = lines[n].pieces.size() < few ? x_heights[n] : again;
    }
    return lines;
}

namespace {

// The highest of the rows that have about the least ink: a digit's own stem further down may be thinner still.
int neck(const std::map<int, int>& ink_of_row) {
    int least = std::numeric_limits<int>::max();
    for (const auto& [row, ink] : ink_of_row) least = std::min(least, ink);
    const auto about_least = [&](const auto& one) { return one.second * 5 <= least * 8; };
    return std::find_if(ink_of_row.begin(), ink_of_row.end(), about_least)->first;
}

}  // namespace

bool part_touching_lines(const SourcePage& page, const std::vector<LineInk>& lines, const std::vector<Piece>& pieces,
                         Ink& ink) {
    constexpr double longest_descender = 0.75;  // x-heights; more is ink of another line
    constexpr double zone = 0.5;                // below the baseline: where lines touch
    constexpr double least_above = 0.3;
    bool parted = false;
    for (const Piece& piece : pieces) {
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const double unit = lines[n].x_height;
            const Box& area = page.lines[n].box;
            if (piece.box.height() < 1.5 * unit || piece.box.height() > 5 * unit) continue;
            if (piece.box.right < area.left || piece.box.left > area.right) continue;
            const double base = lines[n].baseline_at((piece.box.left + piece.box.right) / 2.0);
            if (piece.box.top > base - least_above * unit || piece.box.bottom < base + longest_descender * unit) {
                continue;
            }
            std::map<int, int> ink_of_row;
            for (const Run& run : piece.runs) {
                if (run.y > base && run.y <= base + zone * unit) ink_of_row[run.y] += run.right - run.left;
            }
            if (ink_of_row.empty()) continue;
            const int row = neck(ink_of_row);
            for (const Run& run : piece.runs) {
                if (run.y == row) ink.erase(run);
            }
            parted = true;
        }
    }
    return parted;
}

}  // namespace emend
