#include "stages/table_grid.h"

#include <algorithm>
#include <cmath>

namespace emend {

namespace {

constexpr double most_room = 2.6;  // between the rows of a table, in distances from line to line

struct Span {
    int left = 0, right = 0;
};

bool touch(const Span& a, const Span& b, int apart) { return a.left < b.right + apart && b.left < a.right + apart; }

// Gaps between cells are wider than any between words, of which those of justified print are the widest.
double least_gap(const PageLayout& layout) { return layout.measured ? 1.1 * layout.em() : 2; }

bool parts_cells(const SourceWord& left, const SourceWord& right, const PageLayout& layout) {
    return right.before.find('\t') != std::string::npos || right.box.left - left.box.right >= least_gap(layout);
}

void add_segments(const LineView& line, const PageLayout& layout, const Page& page, std::vector<Segment>& segments) {
    const auto& words = line.line->words;
    const SourceWord* before = nullptr;
    for (std::size_t n = 0; n < words.size(); ++n) {
        if (words[n].sources.empty()) return;
        const SourceWord& source = seen(*page.source, words[n].sources.front());
        if (source.box.empty()) return;
        if (before == nullptr || parts_cells(*before, source, layout)) segments.push_back({&line, n, n, source.box});
        Segment& segment = segments.back();
        segment.to = n + 1;
        segment.box.right = std::max(segment.box.right, source.box.right);
        segment.box.top = std::min(segment.box.top, source.box.top);
        segment.box.bottom = std::max(segment.box.bottom, source.box.bottom);
        before = &source;
    }
}

double height_of(const LineView& line) {
    return line.source->baseline > 0 ? static_cast<double>(line.source->baseline) : line.box.bottom;
}

// The columns that a row's segments stand in; nothing where one stands in two, or two in one.
std::optional<std::vector<std::size_t>> placed(const GridRow& row, std::vector<Span>& columns, int apart) {
    std::vector<Span> wider = columns;
    std::vector<std::size_t> places;
    for (const Segment& segment : row.segments) {
        const Span span{segment.box.left, segment.box.right};
        std::optional<std::size_t> place;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (!touch(span, columns[c], 0)) continue;
            if (place) return std::nullopt;
            place = c;
        }
        if (!place || (!places.empty() && *place <= places.back())) return std::nullopt;
        wider[*place] = {std::min(wider[*place].left, span.left), std::max(wider[*place].right, span.right)};
        places.push_back(*place);
    }
    for (std::size_t c = 1; c < wider.size(); ++c) {
        if (touch(wider[c - 1], wider[c], apart)) return std::nullopt;
    }
    columns = wider;
    return places;
}

}  // namespace

std::vector<std::string_view> Segment::words() const {
    std::vector<std::string_view> texts;
    for (std::size_t n = from; n < to; ++n) texts.push_back(line->line->words[n].text);
    return texts;
}

std::vector<GridRow> rows_of(const Page& page, const PageLayout& layout) {
    std::vector<Segment> segments;
    for (const LineView& line : layout.lines) {
        const bool open = line.block->kind == BlockKind::unknown && line.source->mark == LineMark::none;
        if (open) add_segments(line, layout, page, segments);
    }
    const auto above = [](const Segment& a, const Segment& b) { return height_of(*a.line) < height_of(*b.line); };
    std::stable_sort(segments.begin(), segments.end(), above);
    std::vector<GridRow> rows;
    const double same = layout.measured ? 0.6 * layout.x_height : 0.5;
    double last = 0;
    for (Segment& segment : segments) {
        const double height = height_of(*segment.line);
        if (rows.empty() || height - last > same) {
            rows.push_back({{}, rows.empty() ? 1 : (height - last) / layout.pitch});
            last = height;
        }
        rows.back().segments.push_back(segment);
    }
    for (GridRow& row : rows) {
        std::sort(row.segments.begin(), row.segments.end(),
                  [](const Segment& a, const Segment& b) { return a.box.left < b.box.left; });
    }
    return rows;
}

std::optional<Grid> grid_at(const std::vector<GridRow>& rows, std::size_t first, std::size_t least,
                            const PageLayout& layout) {
    if (rows[first].segments.size() < 2) return std::nullopt;
    const int apart = layout.measured ? static_cast<int>(0.5 * layout.em()) : 1;
    std::vector<Span> columns;
    for (const Segment& segment : rows[first].segments) columns.push_back({segment.box.left, segment.box.right});
    Grid grid{first, first, columns.size(), {}};
    for (std::size_t n = first; n < rows.size(); ++n) {
        if (n > first && rows[n].room_above > most_room) break;
        const auto places = placed(rows[n], columns, apart);
        if (!places) break;
        grid.column_of.push_back(*places);
        grid.to = n + 1;
    }
    for (std::size_t n = first; n-- > least && rows[n + 1].room_above <= most_room;) {
        const auto places = placed(rows[n], columns, apart);
        if (!places) break;
        grid.column_of.insert(grid.column_of.begin(), *places);
        grid.from = n;
    }
    return grid;
}

}  // namespace emend
