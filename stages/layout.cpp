#include "stages/layout.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/median.h"

namespace emend {

namespace {

LineView view_of(const Page& page, const Block& block, const Line& line) {
    LineView view{&block, &line, &seen(page, line), {}, text_of(line), 0};
    int words = 0;
    for (const Word& word : line.words) {
        for (const SourceId& id : word.sources) {
            if (id.page != page.number || id.line != line.source) continue;  // the second half of a joined word
            const SourceWord& source = seen(*page.source, id);
            view.confidence += source.best.confidence;
            ++words;
            if (source.box.empty()) continue;
            view.box = view.box.empty() ? source.box : unite(view.box, source.box);
        }
    }
    view.confidence = words > 0 ? view.confidence / static_cast<float>(words) : 1;
    return view;
}

// The margin at which most of the values stand, within a tolerance; of several, the outermost that a quarter share.
int margin(std::vector<int> values, double tolerance, bool outermost_is_least) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    if (!outermost_is_least) std::reverse(values.begin(), values.end());
    const std::size_t enough = std::max<std::size_t>(1, values.size() / 4);
    std::size_t most = 0;
    int best = values.front();
    for (std::size_t from = 0; from < values.size(); ++from) {
        std::size_t to = from;
        while (to < values.size() && std::abs(values[to] - values[from]) <= tolerance) ++to;
        const std::size_t count = to - from;
        if (count > most) {
            most = count;
            best = values[from + count / 2];
        }
        if (count >= enough) return values[from + count / 2];
    }
    return best;
}

// The usual distance within paragraphs. On a page of short paragraphs most distances are wider ones between them, so
// the median is taken of those near the lower quartile.
double pitch_of(std::vector<double> gaps, double x_height) {
    constexpr double least = 1.2, near = 1.12;  // in x-heights; of the lower quartile
    std::erase_if(gaps, [&](double gap) { return gap < least * x_height; });
    if (gaps.empty()) return 3 * x_height;
    std::sort(gaps.begin(), gaps.end());
    const double low = gaps[gaps.size() / 4];
    std::erase_if(gaps, [&](double gap) { return gap > near * low || gap * near < low; });
    return median(gaps, low);
}

void measure(PageLayout& layout) {
    std::vector<float> heights;
    std::vector<int> lefts, rights;
    std::vector<double> gaps;
    for (const LineView& line : layout.lines) {
        if (line.source->x_height > 0) heights.push_back(line.source->x_height);
    }
    layout.x_height = median(heights, 0.0F);
    int widest = 0;
    for (const LineView& line : layout.lines) widest = std::max(widest, line.box.width());
    for (std::size_t n = 0; n < layout.lines.size(); ++n) {
        const LineView& line = layout.lines[n];
        if (line.box.width() * 2 >= widest) lefts.push_back(line.box.left);
        if (line.box.width() * 2 >= widest) rights.push_back(line.box.right);
        if (n > 0) gaps.push_back(baseline_gap(layout.lines[n - 1], line));
    }
    const double tolerance = layout.measured ? std::max(4.0, layout.x_height) : 1;
    layout.left = margin(lefts, tolerance, true);
    layout.right = margin(rights, tolerance, false);
    std::erase_if(gaps, [&](double gap) { return gap <= 0 || gap > 6 * std::max(1.0, layout.x_height); });
    layout.pitch = layout.measured ? pitch_of(gaps, layout.x_height) : 1;
}

}  // namespace

PageLayout layout_of(const Page& page, bool everything) {
    PageLayout layout;
    layout.measured = page.source->origin == Origin::scan || page.source->origin == Origin::pdf_text;
    layout.width = page.source->width;
    layout.height = page.source->height;
    for (const Block& block : page.blocks) {
        const bool apart =
            block.kind == BlockKind::furniture || block.kind == BlockKind::note || block.kind == BlockKind::masthead;
        if (apart && !everything) continue;
        for (const Line& line : block.lines) {
            if (!line.words.empty()) layout.lines.push_back(view_of(page, block, line));
        }
    }
    measure(layout);
    return layout;
}

double baseline_gap(const LineView& above, const LineView& below) {
    if (above.source->baseline > 0 && below.source->baseline > 0) {
        return static_cast<double>(below.source->baseline) - static_cast<double>(above.source->baseline);
    }
    return below.box.bottom - above.box.bottom;
}

}  // namespace emend
