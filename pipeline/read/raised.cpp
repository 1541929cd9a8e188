// Raised small print is told from all else by its place and size alone, in units of the line's x-height:
//
//            ┌─┐  head 1.4 to 2.2
//    x x x , │4│
//    x x x , └─┘  foot 0.4 to 1.2
//   ─x─x─x─,──────── baseline
//
// A typewriter has no small digits: its markers are as high as its capitals, and end higher up (head to 2.7).
// Quotation marks, apostrophes, asterisks and degree signs are raised as well, but lower than a digit can be printed
// (about half an x-height; digits have 0.75 to 1.1). Dots on an i, accents and the upper half of a broken letter have
// ink of their own below them. What stands in the middle of a word is not a marker either.
#include "pipeline/read/raised.h"

#include <algorithm>

namespace emend {

namespace {

constexpr double least_height = 0.68, most_height = 1.75;  // x-heights
constexpr double least_foot = 0.45;                        // half a line up
constexpr double least_head = 1.48, most_head = 2.25;      // a broken letter's upper part is no higher than letters are
constexpr double full_size = 1.15, most_full_size_head = 2.7;  // a typewriter's digits
constexpr double most_full_size_width = 5.2;                   // as wide as they are wide apart
constexpr double most_width = 3.2;                             // three digits, or two and a slash
constexpr double least_label_height = 0.5;  // faint print loses strokes; quotation marks stand closer to their word
constexpr double label_gap = 0.5;           // behind a label
constexpr double digit_gap = 0.65;          // within a marker: as far apart as the stems of 11
constexpr double word_gap = 0.3;            // behind a marker, at the least
constexpr double before_gap = 0.9;          // between a word and its marker, at the most

// Ink that may be a digit or a part of one.
bool stands_high(const LineInk& line, const Piece& piece) {
    constexpr double speck = 0.12;
    const bool full = piece.box.height() >= full_size * line.x_height;
    return line.foot(piece.box) >= least_foot && line.head(piece.box) <= (full ? most_full_size_head : most_head) &&
           piece.box.height() >= speck * line.x_height;
}

// Ink of the same line below, such as the rest of an i.
bool has_ink_below(const LineInk& line, const Piece& piece) {
    constexpr double speck = 0.25;
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece* other) {
        if (other == &piece || line.foot(other->box) >= least_foot) return false;
        if (other->box.height() < speck * line.x_height) return false;
        const int shared = std::min(other->box.right, piece.box.right) - std::max(other->box.left, piece.box.left);
        return shared * 3 > std::min(piece.box.width(), other->box.width());
    });
}

// Dirt, and what is left of a rule above the line.
bool is_speck(const LineInk& line, const Piece& piece) {
    constexpr double speck = 0.2, tiny = 0.12, floating = 1.5;
    const double height = piece.box.height() / line.x_height;
    const double width = piece.box.width() / line.x_height;
    if (height < tiny && width < tiny) return true;
    if (height < speck && line.foot(piece.box) > floating) return true;
    return height < speck && width < speck && line.foot(piece.box) < least_foot;
}

// A group of neighbours is a marker if it is as high as digits are; a label may have lost some of its height.
bool raised_by_place(const LineInk& line, const Box& box, bool is_label) {
    const double height = box.height() / line.x_height;
    const double widest = height >= full_size ? most_full_size_width : most_width;
    return height >= (is_label ? least_label_height : least_height) && height <= most_height &&
           line.head(box) >= least_head && box.width() <= widest * line.x_height;
}

// Low punctuation may follow a marker directly.
bool is_low_punctuation(const LineInk& line, const Piece& piece) {
    constexpr double low = 0.5;
    return line.head(piece.box) < low && piece.box.width() < low * line.x_height;
}

}  // namespace

std::vector<Raised> find_raised(const LineInk& line) {
    std::vector<Raised> found;
    if (line.x_height <= 0) return found;
    std::vector<const Piece*> pieces;
    for (const Piece* piece : line.pieces) {
        if (!is_speck(line, *piece)) pieces.push_back(piece);
    }
    const auto gap = [&](const Piece* left, const Piece* right) {
        return (right->box.left - left->box.right) / line.x_height;
    };
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        if (!stands_high(line, *pieces[n]) || has_ink_below(line, *pieces[n])) continue;
        Raised raised{pieces[n]->box, {pieces[n]}, n == 0, n > 0 ? pieces[n - 1] : nullptr};
        std::size_t end = n + 1;
        for (; end < pieces.size(); ++end) {
            const double apart = (pieces[end]->box.left - raised.box.right) / line.x_height;
            if (apart > digit_gap || !stands_high(line, *pieces[end]) || has_ink_below(line, *pieces[end])) break;
            raised.pieces.push_back(pieces[end]);
            raised.box = unite(raised.box, pieces[end]->box);
        }
        if (end < pieces.size()) raised.gap = (pieces[end]->box.left - raised.box.right) / line.x_height;
        const bool set_off = end < pieces.size() && raised.gap >= label_gap;
        const bool attached = n == 0 || gap(pieces[n - 1], pieces[n]) <= before_gap;
        const bool ends_word = raised.gap >= word_gap || is_low_punctuation(line, *pieces[end]);
        if (attached && ends_word && raised_by_place(line, raised.box, raised.opens_line && set_off))
            found.push_back(std::move(raised));
        n = end - 1;
    }
    return found;
}

}  // namespace emend
