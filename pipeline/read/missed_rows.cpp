#include "pipeline/read/missed_rows.h"

#include <algorithm>
#include <cmath>

#include "pipeline/median.h"

namespace emend {

namespace {

// In x-heights of the page.
constexpr double least_height = 0.5, most_height = 2.2, least_width = 0.1, most_width = 4;  // of a letter
constexpr double around_word = 0.35;  // ink so near to a word's box belongs to the word
constexpr double widest_gap = 3;      // within a row

bool covered(const SourcePage& page, const Box& ink, double unit) {
    const double x = (ink.left + ink.right) / 2.0, y = (ink.top + ink.bottom) / 2.0, slack = around_word * unit;
    return std::any_of(page.lines.begin(), page.lines.end(), [&](const SourceLine& line) {
        const Box own = without_other_lines(line, unit);
        if (y < own.top - slack || y > own.bottom + slack) return false;
        return std::any_of(line.words.begin(), line.words.end(), [&](const SourceWord& word) {
            return x > word.box.left - slack && x < word.box.right + slack && y > word.box.top - slack &&
                   y < word.box.bottom + slack;
        });
    });
}

// A letter that touches the line above or below makes its row too high.
void trim(MissedRow& row, double unit) {
    constexpr double most_above = 0.65, most_below = 0.5;  // the usual letter
    std::vector<int> tops, bottoms;
    for (const Box& letter : row.letters) {
        tops.push_back(letter.top);
        bottoms.push_back(letter.bottom);
    }
    row.box.top = std::max(row.box.top, median(tops) - static_cast<int>(most_above * unit));
    row.box.bottom = std::min(row.box.bottom, median(bottoms) + static_cast<int>(most_below * unit));
}

// Does ink stand on the line, like letters, between two words close to it? Then they may be one word, whatever the
// engine made of the rest: "mea", "es" for "measures". (What is raised is left to those who look for markers.)
bool between_words(const SourcePage& page, const Box& ink, double unit) {
    constexpr double close = 1.2, off_baseline = 0.3, longest_descender = 0.7, least_head = 0.8;
    bool left = false, right = false;
    for (const SourceLine& line : page.lines) {
        const double foot = static_cast<double>(line.baseline) - ink.bottom, head = foot + ink.height();
        if (foot > off_baseline * unit || foot < -longest_descender * unit || head < least_head * unit) continue;
        for (const SourceWord& word : line.words) {
            left = left || std::abs(ink.left - word.box.right) < close * unit;
            right = right || std::abs(word.box.left - ink.right) < close * unit;
        }
    }
    return left && right;
}

// Does a line go on where the row ends? Its label and the first letters were passed over.
bool opens_line(const SourcePage& page, const MissedRow& row, double unit) {
    return std::any_of(page.lines.begin(), page.lines.end(), [&](const SourceLine& line) {
        if (line.words.empty() || !same_row(row.box, line.box)) return false;
        const double gap = line.words.front().box.left - row.box.right;
        return gap > -unit && gap < unit;
    });
}

// "resourc", "es": letters that stand behind a line's last word. What is raised there may be a marker.
bool ends_line(const SourcePage& page, const MissedRow& row, double unit) {
    constexpr double on_baseline = 0.3;
    return std::any_of(page.lines.begin(), page.lines.end(), [&](const SourceLine& line) {
        if (line.words.empty() || line.baseline <= 0 || !same_row(row.box, line.box)) return false;
        const double gap = row.box.left - line.words.back().box.right;
        const auto standing = std::count_if(row.letters.begin(), row.letters.end(), [&](const Box& letter) {
            return std::abs(letter.bottom - static_cast<double>(line.baseline)) < on_baseline * unit;
        });
        return gap > -unit && gap < unit && standing > 1;
    });
}

// Dirt has no baseline and no common height, nor does it keep to the margin. Broken letters have lost one end or the
// other, and a label may stand before the row.
bool is_set_as_text(const SourcePage& page, const MissedRow& row, double unit) {
    constexpr std::size_t least_letters = 6;
    constexpr double off = 0.25, off_margin = 2, most_others = 0.2;
    if (row.letters.size() < least_letters) return false;
    std::vector<int> tops, feet;
    for (const Box& letter : row.letters) {
        tops.push_back(letter.top);
        feet.push_back(letter.bottom);
    }
    const int top = median(tops), foot = median(feet);
    const auto others = std::count_if(row.letters.begin(), row.letters.end(), [&](const Box& letter) {
        return std::abs(letter.bottom - foot) > off * unit && std::abs(letter.top - top) > off * unit;
    });
    if (static_cast<double>(others) > most_others * static_cast<double>(row.letters.size())) return false;
    return std::any_of(page.lines.begin(), page.lines.end(), [&](const SourceLine& line) {
        return !line.words.empty() && std::abs(line.box.left - row.box.left) < off_margin * unit;
    });
}

// The engine cuts a line in two where a letter's ink is in crumbs ("le", "islative" for "legislative"): all ink between
// the two pieces together may be as high as a letter.
void add_gaps(const SourcePage& page, const std::vector<Piece>& pieces, double unit, std::vector<MissedRow>& rows) {
    constexpr double most_apart = 4, above = 1.7, below = 0.6, same_height = 0.35;
    for (const SourceLine& left : page.lines) {
        for (const SourceLine& right : page.lines) {
            const double gap = right.box.left - left.box.right;
            const auto base = static_cast<double>(left.baseline);
            if (&left == &right || left.words.empty() || right.words.empty() || base <= 0 || gap <= 0) continue;
            if (gap > most_apart * unit || std::abs(static_cast<double>(right.baseline) - base) > same_height * unit) {
                continue;
            }
            Box ink;
            for (const Piece& piece : pieces) {
                const double x = (piece.box.left + piece.box.right) / 2.0, y = (piece.box.top + piece.box.bottom) / 2.0;
                if (x < left.box.right || x > right.box.left || y < base - above * unit || y > base + below * unit) {
                    continue;
                }
                ink = ink.empty() ? piece.box : unite(ink, piece.box);
            }
            if (ink.height() >= least_height * unit && ink.height() <= most_height * unit) {
                rows.push_back({ink, {ink}});
            }
        }
    }
}

}  // namespace

double typical_x_height(const SourcePage& page) {
    std::vector<float> heights;
    for (const SourceLine& line : page.lines) {
        if (line.x_height > 0) heights.insert(heights.end(), line.words.size(), line.x_height);
    }
    return static_cast<double>(median(heights));
}

bool same_row(const Box& one, const Box& other) {
    const int shared = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
    return 2 * shared >= std::min(one.height(), other.height());
}

Box without_other_lines(const SourceLine& line, double unit) {
    constexpr double above = 2.3, below = 0.6;  // of the baseline, in x-heights
    Box box = line.box;
    if (line.baseline <= 0) return box;
    const auto base = static_cast<double>(line.baseline);
    unit = std::max(unit, static_cast<double>(line.x_height));
    box.top = std::max(box.top, static_cast<int>(base - above * unit));
    box.bottom = std::min(box.bottom, static_cast<int>(base + below * unit));
    return box;
}

std::vector<MissedRow> missed_rows(const SourcePage& page, const std::vector<Piece>& pieces, double unit) {
    std::vector<const Piece*> letters;
    for (const Piece& piece : pieces) {
        const double height = piece.box.height() / unit, width = piece.box.width() / unit;
        if (height < least_height || height > most_height || width < least_width || width > most_width) continue;
        if (!covered(page, piece.box, unit)) letters.push_back(&piece);
    }
    std::stable_sort(letters.begin(), letters.end(),
                     [](const Piece* one, const Piece* other) { return one->box.left < other->box.left; });
    std::vector<MissedRow> rows;
    for (const Piece* letter : letters) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const MissedRow& one) {
            return same_row(one.box, letter->box) && letter->box.left - one.box.right < widest_gap * unit &&
                   unite(one.box, letter->box).height() < 2 * most_height * unit;
        });
        if (row == rows.end()) {
            rows.push_back({letter->box, {letter->box}});
        } else {
            row->box = unite(row->box, letter->box);
            row->letters.push_back(letter->box);
        }
    }
    for (MissedRow& row : rows) {
        row.at_edge = row.letters.size() > 1 && (opens_line(page, row, unit) || ends_line(page, row, unit));
        row.set_as_text = is_set_as_text(page, row, unit);
    }
    std::erase_if(rows, [&](const MissedRow& row) {
        return row.letters.size() < letters_of_a_row && !row.at_edge && !between_words(page, row.box, unit);
    });
    add_gaps(page, pieces, unit, rows);
    for (MissedRow& row : rows) trim(row, unit);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const MissedRow& one, const MissedRow& other) { return one.box.top < other.box.top; });
    return rows;
}

}  // namespace emend
