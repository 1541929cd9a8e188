// The grid in which the words of a page stand: rows of segments, and columns that several rows share.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stages/layout.h"

namespace emend {

// Words of one line without a wide gap between them; what may be the line of a cell.
struct Segment {
    const LineView* line = nullptr;
    std::size_t from = 0, to = 0;  // words of the line
    Box box;

    std::vector<std::string_view> words() const;
};

// What stands at one height, from left to right.
struct GridRow {
    std::vector<Segment> segments;
    double room_above = 1;  // to the row before, in distances from line to line; a blank line in a text makes it 2
};

// The lines of the page in blocks whose kind nobody has told yet.
std::vector<GridRow> rows_of(const Page& page, const PageLayout& layout);

// Consecutive rows [from, to) whose segments stand in the same columns.
struct Grid {
    std::size_t from = 0, to = 0;
    std::size_t columns = 0;
    std::vector<std::vector<std::size_t>> column_of;  // by row from `from` and segment
};

// The grid around the row `first`, which has a segment in each column; no row before `least` belongs to it.
std::optional<Grid> grid_at(const std::vector<GridRow>& rows, std::size_t first, std::size_t least,
                            const PageLayout& layout);

}  // namespace emend
