#include "pipeline/read/read_dashes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/median.h"
#include "pipeline/read/letter_shapes.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::array<std::string_view, 3> strokes = {"-", "–", "—"};

struct Found {
    std::size_t from = 0, size = 0;  // bytes of the word's text
};

std::vector<Found> strokes_in(std::string_view text) {
    std::vector<Found> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const std::string_view stroke : strokes) {
            if (text.substr(at).starts_with(stroke)) found.push_back({at, stroke.size()});
        }
    }
    return found;
}

// The rows of a column of pixels that hold ink.
struct Extent {
    int top = 0, bottom = 0;
};

std::vector<Extent> extents(const Pieces& pieces, const Box& box) {
    std::vector<Extent> columns(static_cast<std::size_t>(box.width()));
    for (const Piece* piece : pieces) {
        for (const Run& run : piece->runs) {
            for (int x = run.left; x < run.right; ++x) {
                Extent& column = columns[static_cast<std::size_t>(x - box.left)];
                const bool first = column.bottom == 0;
                column = {first ? run.y : std::min(column.top, run.y),
                          first ? run.y + 1 : std::max(column.bottom, run.y + 1)};
            }
        }
    }
    return columns;
}

// How long a row of level columns is. What it touches beside it (the bow of an "S") stands higher or lower than most.
double length_of(const std::vector<Extent>& columns, std::size_t from, std::size_t to) {
    constexpr int apart = 1;  // pixels
    std::vector<int> tops, bottoms;
    for (std::size_t x = from; x < to; ++x) {
        if (columns[x].bottom == 0) continue;
        tops.push_back(columns[x].top);
        bottoms.push_back(columns[x].bottom);
    }
    const int top = median(tops), bottom = median(bottoms);
    const auto beside = [&](const Extent& column) {
        return column.bottom == 0 || column.top < top - apart || column.bottom > bottom + apart;
    };
    while (from < to && beside(columns[from])) ++from;
    while (from < to && beside(columns[to - 1])) --to;
    return static_cast<double>(to - from);
}

// The lengths of the level strokes in a word's ink, from left to right, in x-heights: columns of pixels that have ink
// in one thin row above the baseline and nowhere else. A dash may touch the figures beside it.
std::vector<double> level_strokes(const Pieces& pieces, const LineInk& line) {
    constexpr double lowest = 0.1, highest = 0.85, thickest = 0.4, shortest = 0.25, widest_gap = 0.12;
    std::vector<double> lengths;
    if (pieces.empty()) return lengths;
    const Box box = box_of(pieces);
    const std::vector<Extent> columns = extents(pieces, box);
    std::size_t from = 0, to = 0;  // of the level columns so far; none where they are the same
    const auto close = [&] {
        if (static_cast<double>(to - from) >= shortest * line.x_height) {
            lengths.push_back(length_of(columns, from, to) / line.x_height);
        }
        from = to = 0;
    };
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const Extent& column = columns[x];
        const int left = box.left + static_cast<int>(x);
        const Box ink{left, column.top, left + 1, column.bottom};
        if (column.bottom == 0) {
            if (to > from && static_cast<double>(x - to) > widest_gap * line.x_height) close();
        } else if (line.foot(ink) > lowest && line.head(ink) < highest && ink.height() <= thickest * line.x_height) {
            if (to == from) from = x;
            to = x + 1;
        } else {
            close();
        }
    }
    close();
    return lengths;
}

// "2013-3": the number of a year's decision. A range ends in a number that is higher, or in the last digits of one.
bool may_be_range(std::string_view text, const Found& stroke) {
    constexpr std::size_t year = 4;
    const auto is_figure = [&](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
    std::size_t from = stroke.from, to = stroke.from + stroke.size;
    while (from > 0 && is_figure(from - 1)) --from;
    while (is_figure(to)) ++to;
    const std::string_view first = text.substr(from, stroke.from - from);
    const std::string_view last = text.substr(stroke.from + stroke.size, to - stroke.from - stroke.size);
    const bool year_and_digit = first.size() == year && last.size() == 1;
    return !year_and_digit || last.front() > first.back();
}

// "well-being", "resolu-": nothing but a hyphen joins small letters.
bool is_hyphen(std::string_view text, const Found& stroke) {
    const std::size_t behind = stroke.from + stroke.size;
    return stroke.size == 1 && stroke.from > 0 && is_ascii_small(text[stroke.from - 1]) &&
           (behind == text.size() || is_ascii_small(text[behind]));
}

// "2012-2015", "A-E", "-", "May—June": between figures, between capitals, alone, or read as a dash. Between a capital
// and a figure stands a hyphen ("S-20/2").
bool may_be_dash(std::string_view text, const Found& stroke) {
    const std::size_t behind = stroke.from + stroke.size;
    if (text.size() == stroke.size || stroke.size > 1) return true;
    if (stroke.from == 0 || behind == text.size()) return false;
    const char before = text[stroke.from - 1], next = text[behind];
    return is_ascii_capital(next) ? is_ascii_capital(before) || is_ascii_digit(before)
                                  : is_ascii_digit(before) && is_ascii_digit(next);
}

// The length of the page's hyphens, the middle one; nothing where there are too few.
std::optional<double> hyphen_length(const std::vector<LineInk>& lines, const SourcePage& page) {
    constexpr std::size_t few = 3;
    std::vector<double> lengths;
    each_measured_word(page, lines, [&](const std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
        const std::string& text = words[place].best.text;
        const std::vector<Found> found = strokes_in(text);
        if (found.size() != 1 || !is_hyphen(text, found[0])) return;
        const std::vector<double> measured = level_strokes(ink_of(words, place, line), line);
        if (measured.size() == 1) lengths.push_back(measured[0]);
    });
    if (lengths.size() < few) return std::nullopt;
    return median(lengths);
}

// What a stroke is that is so many times as long as a hyphen; empty where it is between two kinds.
std::string_view stroke_of(double times) {
    constexpr double hyphen = 1.25, en_dash = 1.4, em_dash = 2.7;
    return times >= em_dash ? strokes[2] : times >= en_dash ? strokes[1] : times <= hyphen ? strokes[0] : "";
}

void read_again(double hyphen, const LineInk& line, std::vector<SourceWord>& words, std::size_t place) {
    SourceWord& word = words[place];
    std::string text = word.best.text;
    const std::vector<Found> found = strokes_in(text);
    const auto open = [&](const Found& stroke) { return may_be_dash(text, stroke); };
    if (std::none_of(found.begin(), found.end(), open)) return;
    const std::vector<double> lengths = level_strokes(ink_of(words, place, line), line);
    if (lengths.size() != found.size()) return;
    for (std::size_t n = found.size(); n-- > 0;) {
        const std::string_view stroke = stroke_of(lengths[n] / hyphen);
        const bool no_range = stroke == strokes[1] && !may_be_range(text, found[n]);
        if (!stroke.empty() && !no_range && open(found[n])) text.replace(found[n].from, found[n].size, stroke);
    }
    if (text == word.best.text) return;
    word.alternatives.insert(word.alternatives.begin(), word.best);
    word.best.text = text;
}

}  // namespace

void read_dashes_again(const std::vector<LineInk>& lines, SourcePage& page) {
    const std::optional<double> hyphen = hyphen_length(lines, page);
    if (!hyphen) return;
    each_measured_word(page, lines, [&](std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
        read_again(*hyphen, line, words, place);
    });
}

}  // namespace emend
