#include "pipeline/read/page_print.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "pipeline/read/print_decoder.h"

namespace emend {

namespace {

using Sample = PagePrints::Sample;

// What a sample gains for each dark pixel, upright or in italics.
double gain_of(const Sample& sample, const PrintModel& upright, const PrintModel* italic) {
    double gain = laid_over(sample.bitmap, upright, sample.codes).gain;
    if (italic != nullptr) gain = std::max(gain, laid_over(sample.bitmap, *italic, sample.codes).gain);
    return std::max(gain, 0.0) / sample.bitmap.ink();
}

// The mean of the better ones: words in bold and misread ones are among the samples.
double gain_under(const std::vector<Sample>& samples, const PrintModel& upright, const PrintModel* italic) {
    constexpr double better = 0.6;
    std::vector<double> gains;
    gains.reserve(samples.size());
    for (const Sample& sample : samples) gains.push_back(gain_of(sample, upright, italic));
    std::sort(gains.rbegin(), gains.rend());
    const auto count = static_cast<std::size_t>(std::ceil(better * static_cast<double>(gains.size())));
    return std::accumulate(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(count), 0.0) /
           static_cast<double>(count);
}

struct Fit {
    PrintSetting setting;
    double gain = 0;
};

void try_setting(const std::vector<Sample>& samples, const PrintSetting& setting, Fit& best) {
    std::optional<PrintModel> italic;
    if (!type_faces()[setting.face].italic.empty()) italic.emplace(setting, true);
    const double gain = gain_under(samples, PrintModel(setting, false), italic ? &*italic : nullptr);
    if (gain > best.gain) best = {setting, gain};
}

// The page's own words show how the type looks here.
void adapt(PagePrint& print, const std::vector<Sample>& samples) {
    constexpr double right = 0.85;  // as likely as most words are
    std::vector<PrintModel::Example> upright, italic;
    for (const Sample& sample : samples) {
        PrintedText own = laid_over(sample.bitmap, print.upright, sample.codes);
        PrintedText other = print.italic ? laid_over(sample.bitmap, *print.italic, sample.codes) : PrintedText{};
        const bool is_italic = other.gain > own.gain;
        if (is_italic) own = std::move(other);
        if (own.gain < right * print.gain * sample.bitmap.ink()) continue;
        (is_italic ? italic : upright)
            .push_back({&sample.bitmap, std::move(own.codes), std::move(own.places), own.raised});
    }
    print.upright.learn(upright);
    if (print.italic) print.italic->learn(italic);
    std::vector<Sample> few(samples.begin(),
                            samples.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(samples.size(), 16)));
    print.gain = gain_under(few, print.upright, print.italic ? &*print.italic : nullptr);
}

}  // namespace

LineBitmap bitmap_of(const std::vector<SourceWord>& words, std::size_t from, std::size_t to, const LineInk& line) {
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
        if (middle >= left && middle < right && !of_marker(piece, from - 1) && !of_marker(piece, to + 1))
            ink.push_back(piece);
    }
    // The room of a character begins left of its ink and ends right of it.
    const int room = static_cast<int>(0.6 * line.x_height);
    return {ink, line, left - room, right + room};
}

PagePrints::PagePrints(const SourcePage& page, const std::vector<LineInk>& lines) : page_(page), lines_(lines) {
    constexpr double same = 1.1;
    constexpr std::size_t least_words = 3;
    std::vector<double> heights, short_lines;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].x_height <= 0) continue;
        (page.lines[n].words.size() >= least_words ? heights : short_lines).push_back(lines[n].x_height);
    }
    // A line of a symbol alone is no measure, but may be the only one of its size.
    for (const double x_height : short_lines) {
        const auto alike = [&](double other) { return other < x_height * same && x_height < other * same; };
        if (std::none_of(heights.begin(), heights.end(), alike)) heights.push_back(x_height);
    }
    std::sort(heights.begin(), heights.end());
    std::vector<std::pair<std::size_t, double>> groups;  // lines, median
    for (std::size_t from = 0, to = 0; from < heights.size(); from = to) {
        while (to < heights.size() && heights[to] <= heights[from] * same) ++to;
        groups.emplace_back(to - from, heights[(from + to) / 2]);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    for (const auto& [count, x_height] : groups) sizes_.push_back({x_height, false, {}, 0, {}});
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
        Sample sample{bitmap_of(page_.lines[n].words, w, w, lines_[n]), *type_codes(page_.lines[n].words[w].best.text)};
        if (!sample.bitmap.empty()) samples.push_back(std::move(sample));
    }
    return samples;
}

void PagePrints::look(Size& size, const Size* body) {
    constexpr std::size_t most = 16, fewest = 4, most_examples = 160;
    constexpr float sure = 0.85F, likely_right = 0.6F;
    constexpr double likely = 3.65;  // another type reaches 3.6 at most, the page's own 3.75 to 4.2
    size.looked = true;
    std::vector<Sample> few = samples(size, sure, most);
    if (few.size() < fewest) few = samples(size, likely_right, most);
    if (few.size() < fewest) return look_at_few(size, body);
    constexpr double smallest = 0.88, largest = 1.13, step = 0.03, usual_threshold = 0.5;
    Fit best;
    for (std::size_t face = 0; face < type_faces().size(); ++face) {
        if (body != nullptr && body->setting && body->setting->face != face) continue;
        for (double scale = smallest; scale < largest; scale += step) {
            try_setting(few, {face, size.x_height * scale, usual_threshold}, best);
        }
    }
    const PrintSetting found = best.setting;
    for (const double scale : {1 - step / 2, 1.0, 1 + step / 2}) {
        for (const double threshold : {0.3, 0.36, 0.43, 0.5, 0.57, 0.64, 0.71}) {
            try_setting(few, {found.face, found.x_height * scale, threshold}, best);
        }
    }
    if (best.gain < likely) return;
    size.setting = best.setting;
    size.gain = best.gain;
    PagePrint print{PrintModel(best.setting, false), {}, best.gain, best.gain};
    if (!type_faces()[best.setting.face].italic.empty()) print.italic.emplace(best.setting, true);
    adapt(print, samples(size, few.size() == most ? sure : likely_right, most_examples));
    size.print = std::move(print);
}

// A size of which little or nothing was read well: the body's type, as large as makes its ink likeliest.
void PagePrints::look_at_few(Size& size, const Size* body) {
    constexpr double smallest = 0.82, largest = 1.1, step = 0.02, likely = 0.85;
    constexpr std::size_t most_words = 6;
    if (body == nullptr || !body->print) return;
    std::vector<LineBitmap> bitmaps;
    for (std::size_t n = 0; n < lines_.size() && bitmaps.size() < most_words; ++n) {
        const std::vector<SourceWord>& words = page_.lines[n].words;
        if (lines_[n].x_height <= 0 || size_of(n) != &size) continue;
        for (std::size_t w = 0; w < words.size() && bitmaps.size() < most_words; ++w) {
            if (!words[w].style.raised) bitmaps.push_back(bitmap_of(words, w, w, lines_[n]));
        }
    }
    double ink = 0, best = 0;
    for (const LineBitmap& bitmap : bitmaps) ink += bitmap.ink();
    for (double scale = smallest; scale < largest; scale += step) {
        PrintSetting setting = *body->setting;
        setting.x_height = size.x_height * scale;
        const PrintModel model(setting, false);
        double sum = 0;
        for (const LineBitmap& bitmap : bitmaps) sum += std::max(0.0, decode(bitmap, model).gain);
        if (sum <= best) continue;
        best = sum;
        size.setting = setting;
    }
    if (best < likely * body->gain * ink) return size.setting.reset();
    PagePrint print{PrintModel(*size.setting, false), {}, best / ink, best / ink};
    if (!type_faces()[size.setting->face].italic.empty()) print.italic.emplace(*size.setting, true);
    size.print = std::move(print);
}

const PagePrint* PagePrints::of_line(std::size_t n) {
    Size* size = lines_[n].x_height > 0 ? size_of(n) : nullptr;
    if (size == nullptr) return nullptr;
    if (!sizes_.front().looked) look(sizes_.front(), nullptr);
    if (!size->looked) look(*size, &sizes_.front());
    return size->print ? &*size->print : nullptr;
}

}  // namespace emend
