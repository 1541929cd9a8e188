// A table is at least three rows of cells in the same columns, and something that only tables have: a column of figures
// behind the first one, or three columns and more, all of them filled in each row with a few words that begin with a
// capital or a figure. Prose in two columns has neither, nor has a list of labels, a masthead or a page of signatures;
// a column of growing numbers without a heading may be the page numbers of a table of contents. Where it is doubtful
// there is no table.
//
// A row of print is a row of the table, unless it only goes on with the cells above it: its cells begin with small
// letters, and it brings no figures where there are some already.
#include "stages/find_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/signing_words.h"
#include "stages/table_grid.h"

namespace emend {

namespace {

constexpr std::size_t least_rows = 3;
constexpr std::size_t least_rows_of_words = 3;
constexpr std::size_t most_words = 8;  // in the line of a cell, where no figures speak for a table
constexpr double near = 1.4;           // room above the rest of a cell, in distances from line to line

// A figure, or what stands where there is none.
bool is_figure(const Segment& segment) {
    bool digit = false, dash = true;
    for (const std::string_view word : segment.words()) {
        for (const char32_t c : code_points(word)) {
            digit = digit || is_digit(c);
            dash = dash && (c == U'-' || c == U'–' || c == U'—' || c == U'.' || c == U'…' || c == U'−');
            if (!is_digit(c) && std::u32string_view(U",.%-–—−…()$£€+*/:½¼¾").find(c) == std::u32string_view::npos) {
                return false;
            }
        }
    }
    return digit || dash;
}

bool has_figure(const Segment& segment) {
    const auto words = segment.words();
    return is_figure(segment) && std::any_of(words.begin(), words.end(), [](std::string_view word) {
               return word.find_first_of("0123456789") != std::string_view::npos;
           });
}

class Judge {
public:
    Judge(const std::vector<GridRow>& rows, const HouseStyle& style) : rows_(rows), style_(style) {}

    // How certain it is that the grid is a table; 0: it is none.
    double judge(const Grid& grid) const {
        std::size_t rows = 0;
        for (std::size_t n = grid.from; n < grid.to; ++n) rows += rows_[n].segments.size() > 1 ? 1 : 0;
        if (rows < least_rows || signs(grid) || !shared(grid)) return 0;
        const std::vector<bool> figures = figure_columns(grid);
        const auto columns = std::count(figures.begin() + 1, figures.end(), true);
        if (columns > 0) {
            const bool pages = grid.columns == 2 && may_be_pages(grid);
            return pages ? 0 : 0.9;
        }
        return grid.columns > 2 && rows >= least_rows_of_words && filled_with_words(grid) ? 0.85 : 0;
    }

    // Columns in which most cells, and at least two, are figures.
    std::vector<bool> figure_columns(const Grid& grid) const {
        std::vector<std::size_t> cells(grid.columns), figures(grid.columns), digits(grid.columns);
        each(grid, [&](std::size_t, std::size_t column, const Segment& segment) {
            ++cells[column];
            figures[column] += is_figure(segment) ? 1 : 0;
            digits[column] += has_figure(segment) ? 1 : 0;
        });
        std::vector<bool> found;
        for (std::size_t c = 0; c < grid.columns; ++c) {
            found.push_back(digits[c] > 1 && figures[c] * 10 >= cells[c] * 6);
        }
        return found;
    }

private:
    template <typename See>
    void each(const Grid& grid, const See& see) const {
        for (std::size_t n = grid.from; n < grid.to; ++n) {
            const auto& places = grid.column_of[n - grid.from];
            for (std::size_t s = 0; s < places.size(); ++s) see(n, places[s], rows_[n].segments[s]);
        }
    }

    // A column is more than one cell.
    bool shared(const Grid& grid) const {
        std::vector<std::size_t> cells(grid.columns);
        each(grid, [&](std::size_t, std::size_t column, const Segment&) { ++cells[column]; });
        return *std::min_element(cells.begin(), cells.end()) > 1;
    }

    bool signs(const Grid& grid) const {
        bool found = false;
        each(grid, [&](std::size_t, std::size_t, const Segment& segment) {
            found = found || begins_with_sign(segment.words(), style_.signing.sign);
        });
        return found;
    }

    // Numbers that never fall, from the first row on, or dots that lead to them.
    bool may_be_pages(const Grid& grid) const {
        bool grows = true, dots = false, headed = false;
        int before = 0;
        each(grid, [&](std::size_t n, std::size_t column, const Segment& segment) {
            const std::string text(segment.words().back());
            dots = dots || text.ends_with("...") || text.ends_with("\u2026");
            if (column == 0) return;
            const bool digits = all_digits(text) && text.size() < 5;
            if (!digits) {
                headed = headed || n == grid.from;
                grows = grows && n == grid.from;
                return;
            }
            grows = grows && std::stoi(text) >= before;
            before = std::stoi(text);
        });
        return dots || (grows && !headed);
    }

    bool filled_with_words(const Grid& grid) const {
        std::size_t small = 0, cells = 0, rows = 0, full = 0;
        bool brief = true;
        std::map<std::size_t, std::size_t> labels;
        each(grid, [&](std::size_t, std::size_t column, const Segment& segment) {
            const auto words = segment.words();
            ++cells;
            small += begins_with_lower(bare(words.front()).word) ? 1 : 0;
            labels[column] += words.size() == 1 && label_of(words.front()) ? 1 : 0;
            brief = brief && words.size() <= most_words && !words.back().ends_with('-');
        });
        for (std::size_t n = grid.from; n < grid.to; ++n) {
            const std::size_t filled = rows_[n].segments.size();
            rows += filled > 1 ? 1 : 0;
            full += filled == grid.columns ? 1 : 0;
        }
        return brief && small * 5 <= cells && full >= least_rows_of_words && full * 3 >= rows * 2;
    }

    const std::vector<GridRow>& rows_;
    const HouseStyle& style_;
};

// Rows at either end that only seem to belong: a line alone above or below, such as a title or the next paragraph.
void trim(const std::vector<GridRow>& rows, Grid& grid) {
    const auto alone = [&](std::size_t n) { return rows[n].segments.size() == 1; };
    const auto place = [&](std::size_t n) { return grid.column_of[n - grid.from].front(); };
    const auto goes_on = [&](std::size_t n) {
        const bool small = begins_with_lower(bare(rows[n].segments.front().words().front()).word);
        return rows[n].room_above < near && (small || place(n) > 0);
    };
    while (grid.from < grid.to && alone(grid.from) &&
           (place(grid.from) == 0 || rows[grid.from + 1].room_above > near)) {
        grid.column_of.erase(grid.column_of.begin());
        ++grid.from;
    }
    while (grid.from < grid.to && alone(grid.to - 1) && !goes_on(grid.to - 1)) {
        grid.column_of.pop_back();
        --grid.to;
    }
}

// Which row of the table each row of print belongs to.
std::vector<std::size_t> table_rows(const std::vector<GridRow>& rows, const Grid& grid,
                                    const std::vector<bool>& figures) {
    std::vector<std::size_t> numbers;
    std::vector<bool> filled(grid.columns, false);
    for (std::size_t n = grid.from; n < grid.to; ++n) {
        const auto& places = grid.column_of[n - grid.from];
        bool small = true, clash = false;
        for (std::size_t s = 0; s < places.size(); ++s) {
            const Segment& segment = rows[n].segments[s];
            if (figures[places[s]] && is_figure(segment)) {
                clash = clash || filled[places[s]];
            } else {
                small = small && begins_with_lower(bare(segment.words().front()).word);
            }
        }
        const bool only_figures = std::all_of(places.begin(), places.end(), [&](std::size_t c) { return figures[c]; });
        const bool rest = n > grid.from && small && !only_figures && !clash && rows[n].room_above < near;
        numbers.push_back(numbers.empty() ? 1 : numbers.back() + (rest ? 0 : 1));
        if (!rest) filled.assign(grid.columns, false);
        for (std::size_t s = 0; s < places.size(); ++s) {
            if (is_figure(rows[n].segments[s])) filled[places[s]] = true;
        }
    }
    return numbers;
}

struct Part {
    std::size_t row = 0, column = 0;
    Segment segment;
    BlockId block;
};

// The table's blocks, and the text behind each piece of it as a block of its own.
class Proposal {
public:
    Proposal(const Page& page, std::vector<Part> parts, double certainty, StructureEdits& edits)
        : parts_(std::move(parts)), certainty_(certainty) {
        for (std::size_t n = 0; n < parts_.size(); ++n) {
            const Segment& segment = parts_[n].segment;
            for (std::size_t w = segment.from; w < segment.to; ++w) part_of_[segment.line->line->words[w].id] = n;
        }
        for (const Block& block : page.blocks) cut(block, edits);
        relabel(edits);
    }

    void relabel(StructureEdits& edits) const {
        std::vector<const Part*> cells;
        for (const Part& part : parts_) {
            if (cells.empty() || cells.back()->block != part.block) cells.push_back(&part);
        }
        for (const Part* part : cells) {
            const int column = static_cast<int>(part->column) + 1;
            edits.push_back({Relabel{part->block, BlockKind::table, column, std::to_string(part->row), 0}, certainty_,
                             "a cell in columns over several rows"});
        }
        for (std::size_t n = 1; n < cells.size(); ++n) {
            StructureEdit& next = edits.emplace_back();
            next.change = Continue{cells[n - 1]->block, cells[n]->block};
            next.certainty = certainty_;
            next.reason = "the next cell";
        }
    }

private:
    void cut(const Block& block, StructureEdits& edits) {
        std::optional<std::size_t> before;
        BlockId current = block.id;
        bool first = true;
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) {
                const auto found = part_of_.find(word.id);
                const std::optional<std::size_t> part =
                    found == part_of_.end() ? std::nullopt : std::optional(found->second);
                if (!first && !same_cell(before, part)) {
                    current = block_cut_at(word.id);
                    edits.push_back({Cut{word.id}, certainty_, part ? "a table's cell" : "the text behind a table"});
                }
                if (part) parts_[*part].block = current;
                before = part;
                first = false;
            }
        }
    }

    // Lines of one cell that follow each other stay together.
    bool same_cell(std::optional<std::size_t> a, std::optional<std::size_t> b) const {
        if (!a || !b) return !a && !b;
        if (*a == *b) return true;
        const bool next = *b == *a + 1;  // in the order of reading
        return next && parts_[*a].row == parts_[*b].row && parts_[*a].column == parts_[*b].column;
    }

    std::vector<Part> parts_;
    double certainty_;
    std::map<WordId, std::size_t> part_of_;
};

std::vector<Part> parts_of(const std::vector<GridRow>& rows, const Grid& grid, const std::vector<bool>& figures) {
    const std::vector<std::size_t> numbers = table_rows(rows, grid, figures);
    std::vector<Part> parts;
    for (std::size_t n = grid.from; n < grid.to; ++n) {
        const auto& places = grid.column_of[n - grid.from];
        for (std::size_t s = 0; s < places.size(); ++s) {
            parts.push_back({numbers[n - grid.from], places[s], rows[n].segments[s], {}});
        }
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return parts;
}

}  // namespace

StructureEdits find_tables(const Page& page, const HouseStyle& style) {
    StructureEdits edits;
    if (style.none()) return edits;
    const PageLayout layout = layout_of(page);
    const std::vector<GridRow> rows = rows_of(page, layout);
    const Judge judge(rows, style);
    std::size_t done = 0;  // rows before are in tables
    for (std::size_t n = 0; n < rows.size(); ++n) {
        if (n < done) continue;
        std::optional<Grid> best;
        double certainty = 0;
        // Which row tells the columns? The heading, or one below it that has more cells; the larger table is right.
        constexpr std::size_t ahead = 4;
        for (std::size_t first = n; first < std::min(n + ahead, rows.size()); ++first) {
            std::optional<Grid> grid = grid_at(rows, first, done, layout);
            if (!grid || grid->from > n) continue;
            trim(rows, *grid);
            const double found = judge.judge(*grid);
            const auto size = [](const Grid& one) { return std::pair(one.to - one.from, one.columns); };
            if (found == 0 || (best && size(*grid) <= size(*best))) continue;
            best = grid;
            certainty = found;
        }
        if (!best) continue;
        const Proposal table(page, parts_of(rows, *best, judge.figure_columns(*best)), certainty, edits);
        done = best->to;
    }
    return edits;
}

}  // namespace emend
