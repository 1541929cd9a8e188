// Italics by a search for the shear that sharpens a word's vertical projection. Upright stems stand in few columns, so
// the columns' ink is very uneven; leaning stems smear it. Of the shears tried, the one with the most uneven columns is
// the word's slant:
//
//     upright  | | | |  columns 4 0 4 0 4 0 4      italic  / / / /  columns 1 1 1 1 1 1 1, sheared back 4 0 4 0 4 0 4
//
// Bold by the median length of the runs of ink along rows, which is the width of stems, beside the page's own.
#include "pipeline/read/letterforms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "pipeline/median.h"

namespace emend {

namespace {

constexpr double steepest = 0.36, least_shear = -0.1, step = 0.02;  // shear: columns per row
constexpr int shears = 24;
constexpr double italic_from = 0.07, upright_to = 0.05;  // narrow types lean by 0.15, others by up to 0.3
constexpr double short_italic_from = 0.1;
constexpr double sharper = 1.03, short_sharper = 1.3;  // than upright
constexpr std::size_t long_word = 5;                   // letters
constexpr double bold_from = 1.3;                      // stems, beside the page's

std::vector<Run> runs_of(const Ink& ink, const Box& box) {
    std::vector<Run> runs;
    for (int y = box.top; y < box.bottom; ++y) ink.add_runs(y, box.left, box.right, runs);
    return runs;
}

// How uneven the columns are when the word is sheared: the squares of the change from column to column.
double sharpness(const std::vector<Run>& runs, const Box& box, double shear) {
    const int margin = static_cast<int>(box.height() * steepest) + 2;
    std::vector<int> change(  // of the ink from column to column
        static_cast<std::size_t>(box.width() + 2 * margin + 1));
    for (const Run& run : runs) {
        // The row's distance from the foot moves it to the left.
        const int shift = static_cast<int>(std::lround((box.bottom - run.y) * shear));
        change[static_cast<std::size_t>(run.left - box.left + margin - shift)] += 1;
        change[static_cast<std::size_t>(run.right - box.left + margin - shift)] -= 1;
    }
    double sum = 0;
    for (const int delta : change) sum += static_cast<double>(delta) * delta;
    return sum;
}

std::size_t letters_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }));
}

std::optional<bool> slant(const std::vector<Run>& runs, const Box& box, std::size_t letters) {
    if (letters == 0 || box.height() < 8) return std::nullopt;
    double best = 0;
    double best_shear = 0;
    double upright = 0;
    for (int n = 0; n < shears; ++n) {
        const double shear = least_shear + n * step;
        const double value = sharpness(runs, box, shear);
        if (std::abs(shear) < 0.03) upright = std::max(upright, value);
        if (value > best) best = value, best_shear = shear;
    }
    const double gain = upright > 0 ? best / upright : 1;
    const bool is_long = letters >= long_word;
    if (best_shear >= (is_long ? italic_from : short_italic_from) && gain >= (is_long ? sharper : short_sharper)) {
        return letters < 2 ? std::nullopt : std::optional(true);
    }
    return best_shear <= upright_to ? std::optional(false) : std::nullopt;
}

// Median length of the runs, in x-heights, 0 where there are too few.
double stem(const std::vector<Run>& runs, double x_height) {
    constexpr std::size_t enough = 20;
    if (runs.size() < enough || x_height <= 0) return 0;
    std::vector<int> lengths;
    lengths.reserve(runs.size());
    for (const Run& run : runs) lengths.push_back(run.right - run.left);
    const int usual = median(lengths);
    // The mean of those near the median is finer than whole pixels.
    double sum = 0;
    int count = 0;
    for (const int length : lengths) {
        if (length >= usual - 2 && length <= usual + 2) sum += length, ++count;
    }
    return sum / count / x_height;
}

}  // namespace

void measure_letterforms(const Ink& ink, const std::vector<LineInk>& lines, SourcePage& page) {
    std::vector<double> stems;
    std::vector<std::pair<SourceWord*, double>> weighed;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        for (SourceWord& word : page.lines[n].words) {
            if (word.style.raised || word.box.height() > 4 * lines[n].x_height) continue;
            const std::vector<Run> runs = runs_of(ink, word.box);
            const std::size_t letters = letters_of(word.best.text);
            word.style.italic = slant(runs, word.box, letters);
            const double width = stem(runs, lines[n].x_height);
            if (letters < 3 || width <= 0) continue;
            weighed.emplace_back(&word, width);
            stems.push_back(width);
        }
    }
    constexpr std::size_t enough = 30;
    if (stems.size() < enough) return;
    const double usual = median(stems);
    for (const auto& [word, width] : weighed) word->style.bold = width > bold_from * usual;
}

}  // namespace emend
