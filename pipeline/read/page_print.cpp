#include "pipeline/read/page_print.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "pipeline/median.h"

namespace emend {

namespace {

using Sample = PagePrints::Sample;

int shrink_of(double x_height) {
    constexpr double enough = 10.25;
    return std::max(1, static_cast<int>(x_height / enough));
}

double mean_of_best(std::vector<double> gains, double share) {
    std::sort(gains.rbegin(), gains.rend());
    const auto count = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(gains.size())));
    return std::accumulate(gains.begin(), gains.begin() + count, 0.0) / static_cast<double>(count);
}

// What the samples gain for each dark pixel. The mean of the better ones: words in bold and misread ones are among
// them.
double gain_under(std::span<const Sample> samples, const Slopes& slopes, int reach) {
    constexpr double better = 0.6;
    std::vector<double> gains;
    gains.reserve(samples.size());
    for (const Sample& sample : samples) {
        const double gain = laid_over(sample.bitmap, slopes, sample.codes, reach).gain;
        gains.push_back(std::max(gain, 0.0) / sample.bitmap.ink());
    }
    return mean_of_best(std::move(gains), better);
}

constexpr std::size_t few_samples = 16;  // to find a type by

struct Fit {
    PrintSetting setting;
    double gain = 0;
};

// The setting under which the samples are likeliest: roughly first, then nearer and nearer.
Fit fit(const std::vector<Sample>& samples, double x_height, std::optional<std::size_t> only_face) {
    std::string codes;
    for (const Sample& sample : samples) codes += sample.codes;
    Fit best;
    const auto try_out = [&](const PrintSetting& setting, int reach) {
        const double gain = gain_under(samples, Slopes(setting, codes), reach);
        if (gain > best.gain) best = {setting, gain};
    };
    constexpr int steps = 4;
    constexpr double smallest = 0.9, step = 0.06, usual_threshold = 0.5;
    for (std::size_t face = 0; face < type_faces().size(); ++face) {
        if (only_face && face != *only_face) continue;
        for (int n = 0; n < steps; ++n) try_out({face, x_height * (smallest + n * step), usual_threshold}, 0);
    }
    if (best.gain <= 0) return best;
    const auto scaled = [&](double by) {
        const PrintSetting found = best.setting;
        for (const double scale : {1 - by, 1 + by}) try_out({found.face, found.x_height * scale, found.threshold}, 1);
    };
    scaled(step / 2);
    const PrintSetting found = best.setting;
    for (const double threshold : {0.3, 0.37, 0.44, 0.57, 0.64, 0.71}) {
        try_out({found.face, found.x_height, threshold}, 1);
    }
    scaled(step / 4);
    return best;
}

// The page's own words show how the type looks here.
void adapt(PagePrint& print, const std::vector<Sample>& samples) {
    constexpr double right = 0.85;  // as likely as most words are
    std::vector<PrintModel::Example> upright, italic;
    for (const Sample& sample : samples) {
        PrintedText text = laid_over(sample.bitmap, print.slopes, sample.codes, 1);
        if (text.gain < right * print.gain * sample.bitmap.ink()) continue;
        (text.italic ? italic : upright)
            .push_back({&sample.bitmap, std::move(text.codes), std::move(text.places), text.raised});
    }
    print.slopes.upright.learn(upright);
    if (print.slopes.italic) print.slopes.italic->learn(italic);
    print.gain = gain_under(std::span(samples).first(std::min(samples.size(), few_samples)), print.slopes, 1);
}

}  // namespace

LineBitmap bitmap_of(const std::vector<SourceWord>& words, std::size_t from, std::size_t to, const LineInk& line,
                     int shrink) {
    constexpr double beside = 0.25, lost = 1.5;  // x-heights: white, and ink that no word has got
    int left = words[from].box.left, right = words[to].box.right;
    const int before = from > 0 ? words[from - 1].box.right : left - static_cast<int>(beside * line.x_height);
    const int behind = to + 1 < words.size() ? words[to + 1].box.left : right + static_cast<int>(lost * line.x_height);
    left = std::max(before, left - static_cast<int>(beside * line.x_height));
    right = std::max(right, std::min(behind, right + static_cast<int>(lost * line.x_height)));
    const auto of_marker = [&](const Piece* piece, std::size_t marker) {
        return marker < words.size() && words[marker].style.raised && piece->box.left < words[marker].box.right &&
               words[marker].box.left < piece->box.right && piece->box.bottom <= words[marker].box.bottom;
    };
    std::vector<const Piece*> ink;
    for (const Piece* piece : line.pieces) {
        const double middle = (piece->box.left + piece->box.right) / 2.0;
        const bool inside = middle >= left && middle < right;
        if (inside && !of_marker(piece, from - 1) && !of_marker(piece, to + 1)) ink.push_back(piece);
    }
    // The room of a character begins left of its ink and ends right of it.
    const int room = static_cast<int>(0.6 * line.x_height);
    return {ink, line, left - room, right + room, shrink};
}

// A line of a symbol alone has a slope by chance, and a baseline that goes with it.
void PagePrints::level_short_lines() {
    constexpr double tall = 0.8;  // x-heights
    std::vector<double> slopes;
    for (std::size_t n = 0; n < lines_.size(); ++n) {
        if (lines_[n].x_height > 0 && is_long(n)) slopes.push_back(lines_[n].slope);
    }
    if (slopes.empty()) return;
    const double slope = median(slopes);
    for (std::size_t n = 0; n < lines_.size(); ++n) {
        LineInk& line = lines_[n];
        if (line.x_height <= 0 || is_long(n)) continue;
        std::vector<double> feet;
        for (const Piece* piece : line.pieces) {
            const double middle = (piece->box.left + piece->box.right) / 2.0;
            const bool is_tall = piece->box.height() > tall * line.x_height;
            if (!is_tall || std::abs(line.foot(piece->box)) >= tall) continue;
            feet.push_back(piece->box.bottom - slope * middle);
        }
        if (feet.empty()) continue;
        line.slope = slope;
        line.baseline = median(feet);
    }
}

PagePrints::PagePrints(const SourcePage& page, const std::vector<LineInk>& lines) : page_(page), lines_(lines) {
    constexpr double same = 1.1;
    level_short_lines();
    std::vector<double> heights;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].x_height > 0 && is_long(n)) heights.push_back(lines[n].x_height);
    }
    std::sort(heights.begin(), heights.end());
    std::vector<std::pair<std::size_t, double>> groups;  // lines, median
    for (std::size_t from = 0, to = 0; from < heights.size(); from = to) {
        while (to < heights.size() && heights[to] <= heights[from] * same) ++to;
        groups.emplace_back(to - from, heights[(from + to) / 2]);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    for (const auto& [count, x_height] : groups) sizes_.push_back({x_height, false, {}});
}

bool PagePrints::is_long(std::size_t n) const {
    constexpr std::size_t least_words = 5;  // of a line whose slope and x-height can be relied on
    return page_.lines[n].words.size() >= least_words;
}

PagePrints::Size* PagePrints::size_of(std::size_t n) {
    Size* nearest = nullptr;
    const auto apart = [&](const Size& size) { return std::abs(std::log(size.x_height / lines_[n].x_height)); };
    for (Size& size : sizes_) {
        if (nearest == nullptr || apart(size) < apart(*nearest)) nearest = &size;
    }
    constexpr double furthest = 0.15;
    return nearest != nullptr && apart(*nearest) < furthest ? nearest : nullptr;
}

std::vector<PagePrints::Sample> PagePrints::samples(const Size& size, float sure, std::size_t most) {
    constexpr std::size_t shortest = 3, longest = 12;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t n = 0; n < lines_.size(); ++n) {
        if (lines_[n].x_height <= 0 || size_of(n) != &size) continue;
        for (std::size_t w = 0; w < page_.lines[n].words.size(); ++w) {
            const SourceWord& word = page_.lines[n].words[w];
            const std::string& text = word.best.text;
            if (word.style.raised || word.best.confidence < sure || !type_codes(text)) continue;
            if (text.size() >= shortest && text.size() <= longest) places.emplace_back(n, w);
        }
    }
    std::vector<Sample> samples;
    const std::size_t step = std::max<std::size_t>(1, places.size() / most);
    for (std::size_t k = 0; k < places.size() && samples.size() < most; k += step) {
        const auto [n, w] = places[k];
        Sample sample{bitmap_of(page_.lines[n].words, w, w, lines_[n], shrink_of(size.x_height)),
                      *type_codes(page_.lines[n].words[w].best.text)};
        if (!sample.bitmap.empty()) samples.push_back(std::move(sample));
    }
    return samples;
}

void PagePrints::look(Size& size, const PagePrint* body) {
    constexpr std::size_t fewest = 4, most_examples = 160;
    constexpr float sure = 0.85F, likely_right = 0.6F;
    // Another type reaches 3.6 at most, the page's own 3.75 to 4.2; shrunk ink hides what parts them, up to 3.86.
    const double likely = shrink_of(size.x_height) > 1 ? 3.95 : 3.65;
    size.looked = true;
    std::vector<Sample> few = samples(size, sure, few_samples);
    if (few.size() < fewest) few = samples(size, likely_right, few_samples);
    if (few.size() < fewest) return;
    const double x_height = size.x_height / shrink_of(size.x_height);
    const Fit best =
        fit(few, x_height, body != nullptr ? std::optional(body->slopes.upright.setting().face) : std::nullopt);
    if (best.gain < likely) return;
    PagePrint print{shrink_of(size.x_height), Slopes(best.setting), best.gain, best.gain};
    adapt(print, samples(size, few.size() == few_samples ? sure : likely_right, most_examples));
    size.print = std::move(print);
}

// Notes of a symbol each are all that a page has of its small print: the body's type, as small as makes the ink of
// such lines likeliest.
void PagePrints::look_at_short_lines() {
    constexpr int steps = 10;
    constexpr double smallest = 0.68, step = 0.03, better = 0.6, likely = 0.85;
    constexpr std::size_t most_words = 5;
    looked_at_short_lines_ = true;
    const PagePrint& body = *sizes_.front().print;
    const PrintSetting& of_body = body.slopes.upright.setting();
    std::vector<LineBitmap> bitmaps;
    for (std::size_t n = lines_.size(); n-- > 0 && bitmaps.size() < most_words;) {
        const std::vector<SourceWord>& words = page_.lines[n].words;
        if (lines_[n].x_height <= 0 || is_long(n)) continue;
        for (std::size_t w = 0; w < words.size() && bitmaps.size() < most_words; ++w) {
            LineBitmap bitmap = bitmap_of(words, w, w, lines_[n], body.shrink);
            if (!words[w].style.raised && !bitmap.empty()) bitmaps.push_back(std::move(bitmap));
        }
    }
    if (bitmaps.empty()) return;
    Fit best;
    const auto try_out = [&](double x_height, double threshold) {
        const PrintSetting setting{of_body.face, x_height, threshold};
        const PrintModel model(setting, false);
        std::vector<double> gains;
        gains.reserve(bitmaps.size());
        for (const LineBitmap& bitmap : bitmaps) {
            gains.push_back(std::max(0.0, decode(bitmap, model).gain) / bitmap.ink());
        }
        const double gain = mean_of_best(std::move(gains), better);
        if (gain > best.gain) best = {setting, gain};
    };
    for (int n = 0; n < steps; ++n) {
        try_out(of_body.x_height * (smallest + n * step), of_body.threshold);
    }
    if (best.gain <= 0) return;
    const double x_height = best.setting.x_height;
    for (const double threshold : {0.43, 0.57, 0.64, 0.71}) {
        for (const double scale : {1 - step / 2, 1.0, 1 + step / 2}) try_out(x_height * scale, threshold);
    }
    if (best.gain < likely * body.gain_before) return;
    short_lines_ = PagePrint{body.shrink, Slopes(best.setting), best.gain, best.gain};
}

bool PagePrints::has_small_print() {
    constexpr double smaller = 0.93;
    for (Size& size : sizes_) {
        if (size.x_height > smaller * sizes_.front().x_height) continue;
        if (!size.looked) look(size, &*sizes_.front().print);
        if (size.print) return true;
    }
    return false;
}

std::vector<const PagePrint*> PagePrints::of_line(std::size_t n) {
    if (sizes_.empty() || lines_[n].x_height <= 0) return {};
    if (!sizes_.front().looked) look(sizes_.front(), nullptr);
    if (!sizes_.front().print) return {};
    Size* own = size_of(n);
    if (own != nullptr && !own->looked) look(*own, &*sizes_.front().print);
    const std::vector<SourceWord>& words = page_.lines[n].words;
    const bool doubted = std::any_of(words.begin(), words.end(), [](const SourceWord& word) {
        constexpr float hardly_read = 0.6F;
        return !word.style.raised && word.best.confidence < hardly_read;
    });
    if (!is_long(n) && doubted && !looked_at_short_lines_ && !has_small_print()) look_at_short_lines();
    std::vector<const PagePrint*> prints;
    if (own != nullptr && own->print) prints.push_back(&*own->print);
    if (own == nullptr && is_long(n)) return {};
    if (!is_long(n) && short_lines_) prints.push_back(&*short_lines_);
    for (const Size& size : sizes_) {
        if (&size != own && size.print) prints.push_back(&*size.print);
    }
    return prints;
}

}  // namespace emend
