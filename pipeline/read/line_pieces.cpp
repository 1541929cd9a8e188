#include "pipeline/read/line_pieces.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double widest_blank = 2;    // between words, in x-heights; the gap between columns is wider
constexpr double least_blank = 0.22;  // less is a word cut in two
constexpr double least_shared = 0.6;  // of the lower line's height
constexpr double most_taller = 1.6;   // a line that reaches over several others is beside them, not one of them

Box box_of_words(const SourceLine& line) {
    Box box = line.words.front().box;
    for (const SourceWord& word : line.words) box = unite(box, word.box);
    return box;
}

// A note's label alone: it stands higher than the line behind it.
bool is_label(const SourceLine& line) {
    constexpr std::size_t longest = 3;
    return line.words.size() == 1 && code_points(line.words.front().best.text).size() <= longest;
}

double unit_of(const SourceLine& one, const SourceLine& other) {
    return static_cast<double>(std::max(one.x_height, other.x_height));
}

bool is_blank(double gap, double unit) { return gap >= -0.2 * unit && gap <= widest_blank * unit; }

// Where letters are lost the gap is wider. Between columns nothing crosses it; within a text the words above or below
// do.
bool is_crossed(const Box& gap, const std::vector<SourceLine>& lines, double unit) {
    constexpr double next_row = 3.2, own_row = 1;  // x-heights between the middles of rows
    const double x = (gap.left + gap.right) / 2.0, y = (gap.top + gap.bottom) / 2.0;
    bool above = false, below = false;
    for (const SourceLine& line : lines) {
        for (const SourceWord& word : line.words) {
            const double apart = (word.box.top + word.box.bottom) / 2.0 - y;
            if (word.box.left >= x || word.box.right <= x) continue;
            above = above || (apart < -own_row * unit && apart > -next_row * unit);
            below = below || (apart > own_row * unit && apart < next_row * unit);
        }
    }
    return above || below;
}

bool on_one_row(const SourceLine& left, const SourceLine& right, const std::vector<SourceLine>& lines) {
    constexpr double widest_loss = 3.5;  // x-heights
    if (left.words.empty() || right.words.empty()) return false;
    const Box one = box_of_words(left), other = box_of_words(right);
    const double unit = unit_of(left, right), wide = other.left - one.right;
    if (unit <= 0 || wide < -0.2 * unit || wide > widest_loss * unit) return false;
    if (!is_blank(wide, unit) && !is_crossed({one.right, one.top, other.left, one.bottom}, lines, unit)) return false;
    const int shared = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
    const int lower = std::min(one.height(), other.height()), higher = std::max(one.height(), other.height());
    return shared >= least_shared * lower && higher <= most_taller * lower + unit &&
           (std::abs(one.bottom - other.bottom) <= unit || (is_label(left) && one.bottom < other.bottom));
}

// The words of `right` go behind those of `left`; the line of more words keeps its place, the other one is left empty.
void join(std::size_t left, std::size_t right, Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    const auto unit = static_cast<double>(std::max(lines[left].x_height, lines[right].x_height));
    const double gap = box_of_words(lines[right]).left - box_of_words(lines[left]).right;
    lines[right].words.front().before = gap < least_blank * unit ? "" : " ";
    const bool keep_left = lines[left].words.size() >= lines[right].words.size();
    const std::size_t keep = keep_left ? left : right, drop = keep_left ? right : left;
    const auto append = [&](auto& to, auto& more) {
        to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        more.clear();
    };
    append(lines[left].words, lines[right].words);
    append(recognition.symbols[left], recognition.symbols[right]);
    if (keep == right) {
        std::swap(lines[left].words, lines[right].words);
        std::swap(recognition.symbols[left], recognition.symbols[right]);
    }
    lines[keep].box = unite(lines[keep].box, lines[drop].box);
}

// Where `piece` stands between two words of `line` and fills the gap: the number of the second one, 0 where nowhere.
std::size_t gap_for(const SourceLine& piece, const SourceLine& line) {
    if (piece.words.empty() || line.words.size() < 2) return 0;
    const Box filling = box_of_words(piece);
    const double unit = unit_of(piece, line);
    for (std::size_t n = 1; n < line.words.size(); ++n) {
        const Box &before = line.words[n - 1].box, &behind = line.words[n].box;
        const Box around{before.left, std::min(before.top, behind.top), behind.right,
                         std::max(before.bottom, behind.bottom)};
        const int shared = std::min(around.bottom, filling.bottom) - std::max(around.top, filling.top);
        const bool level = shared >= least_shared * std::min(around.height(), filling.height()) &&
                           std::abs(around.bottom - filling.bottom) <= unit;
        if (level && is_blank(filling.left - before.right, unit) && is_blank(behind.left - filling.right, unit)) {
            return n;
        }
    }
    return 0;
}

// The words of `piece` go in front of the word `place` of `line`.
void fill_gap(std::size_t piece, std::size_t line, std::size_t place, Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    lines[piece].words.front().before = " ";
    const auto insert = [&](auto& to, auto& more) {
        to.insert(to.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
        more.clear();
    };
    insert(lines[line].words, lines[piece].words);
    insert(recognition.symbols[line], recognition.symbols[piece]);
    lines[line].box = unite(lines[line].box, lines[piece].box);
}

bool is_above(const SourceLine& line, const SourceLine& other) {
    if (line.words.empty() || other.words.empty()) return false;
    const Box one = box_of_words(line);
    return (one.top + one.bottom) / 2 < box_of_words(other).top;
}

bool in_one_column(const SourceLine& line, const SourceLine& other) {
    constexpr double in_common = 0.6;  // of the shorter line's width
    const Box one = box_of_words(line), two = box_of_words(other);
    const int shared = std::min(one.right, two.right) - std::max(one.left, two.left);
    return shared > in_common * std::min(one.width(), two.width());
}

// Has the line a row of the page for itself? Where columns stand side by side it has not.
bool is_alone(const SourceLine& line, const std::vector<SourceLine>& lines) {
    if (line.words.empty()) return false;
    const Box own = box_of_words(line);
    return std::none_of(lines.begin(), lines.end(), [&](const SourceLine& other) {
        if (&other == &line || other.words.empty()) return false;
        const Box box = box_of_words(other);
        const int shared = std::min(own.bottom, box.bottom) - std::max(own.top, box.top);
        return 2 * shared > std::min(own.height(), box.height());
    });
}

// Where line `n` belongs: before the first of the lines that it stands above, in its column or alone as it is. The last
// line of a paragraph may be so short that it ends before an indented line begins; it is passed where a line before it
// is in the column.
std::size_t place_of(std::size_t n, const std::vector<SourceLine>& lines) {
    std::size_t place = n;
    for (std::size_t before = n; before > 0 && is_above(lines[n], lines[before - 1]); --before) {
        const SourceLine& other = lines[before - 1];
        if (in_one_column(lines[n], other) || (is_alone(lines[n], lines) && is_alone(other, lines))) place = before - 1;
    }
    return place;
}

// The lines that stand right behind the column; two or more make it a column of labels.
std::vector<std::size_t> lines_beside(const std::vector<SourceLine>& lines, std::size_t n) {
    constexpr float believed = 0.75F;
    constexpr double most_apart = 3;  // x-heights between the column and the lines
    const SourceLine& line = lines[n];
    const auto doubtful = [](const SourceWord& word) { return word.best.confidence <= believed; };
    if (std::none_of(line.words.begin(), line.words.end(), doubtful)) return {};
    const Box column = box_of_words(line);
    if (column.height() < 3 * column.width()) return {};
    std::vector<std::size_t> beside;
    for (std::size_t other = 0; other < lines.size(); ++other) {
        if (other == n || lines[other].words.empty()) continue;
        const Box box = box_of_words(lines[other]);
        const int middle = (box.top + box.bottom) / 2;
        const double apart = most_apart * static_cast<double>(lines[other].x_height);
        const bool close = box.left > column.left && box.left < column.right + apart;
        if (middle > column.top && middle < column.bottom && box.width() > column.width() && close) {
            beside.push_back(other);
        }
    }
    return beside.size() >= 2 ? beside : std::vector<std::size_t>{};
}

}  // namespace

void drop_label_columns(Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    for (std::size_t n = lines.size(); n > 0; --n) {
        const std::vector<std::size_t> beside = lines_beside(lines, n - 1);
        if (beside.empty()) continue;
        const Box column = box_of_words(lines[n - 1]);
        for (const std::size_t line : beside) lines[line].box.left = std::min(lines[line].box.left, column.left);
        recognition.page.pictures.push_back(column);
        recognition.erase_line(n - 1);
    }
}

void join_line_pieces(Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    for (bool joined = true; joined;) {
        joined = false;
        for (std::size_t left = 0; left < lines.size(); ++left) {
            for (std::size_t right = 0; right < lines.size(); ++right) {
                if (left == right) continue;
                if (on_one_row(lines[left], lines[right], lines)) {
                    join(left, right, recognition);
                    joined = true;
                } else if (const std::size_t gap = gap_for(lines[left], lines[right]); gap > 0) {
                    fill_gap(left, right, gap, recognition);
                    joined = true;
                }
            }
        }
    }
    for (std::size_t n = lines.size(); n > 0; --n) {
        if (lines[n - 1].words.empty()) recognition.erase_line(n - 1);
    }
}

void order_lines(Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    for (std::size_t n = 1; n < lines.size(); ++n) {
        const std::size_t place = place_of(n, lines);
        if (place == n) continue;
        lines[n].block = lines[place].block;
        const auto at = [](auto& all, std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
        std::rotate(at(lines, place), at(lines, n), at(lines, n + 1));
        std::rotate(at(recognition.symbols, place), at(recognition.symbols, n), at(recognition.symbols, n + 1));
    }
}

}  // namespace emend
