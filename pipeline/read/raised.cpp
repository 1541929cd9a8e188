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
#include <cmath>
#include <iterator>
#include <optional>

namespace emend {

namespace {

constexpr double least_height = 0.68, most_height = 1.75;  // x-heights
constexpr double least_foot = 0.45;                        // half a line up
constexpr double least_head = 1.48, most_head = 2.25;      // a broken letter's upper part is no higher than letters are
constexpr double full_size = 1.15, most_full_size_head = 2.7;  // a typewriter's digits
constexpr double most_full_size_width = 5.2;                   // as wide as they are wide apart
constexpr double most_width = 3.2;                             // three digits, or two and a slash
constexpr double least_label_height = 0.5,
                 least_label_head = 1.4;  // faint print loses strokes; quotation marks stand closer to their word
constexpr double label_gap = 0.5;         // behind a label
constexpr double digit_gap = 0.78;        // within a marker: as far apart as the stems of 11
constexpr double word_gap = 0.3;          // behind a marker, at the least
constexpr double before_gap = 0.9;        // between a word and its marker, at the most
constexpr double least_foot_above = 1.9;  // of ink above the line: what is left of a broken rule
constexpr double crumb_gap = 0.45;        // between the ink of a digit and what has broken off it

bool is_high(const LineInk& line, const Piece& piece) {
    const bool full = piece.box.height() >= full_size * line.x_height;
    return line.foot(piece.box) >= least_foot && line.head(piece.box) <= (full ? most_full_size_head : most_head);
}

// Ink that may be a digit or a part of one.
bool stands_high(const LineInk& line, const Piece& piece) {
    constexpr double speck = 0.12;
    return is_high(line, piece) && piece.box.height() >= speck * line.x_height;
}

// "of 2 December", where the 2 is broken: its foot stands on the line beneath the rest, and is as wide.
bool is_foot_of(const LineInk& line, const Box& foot, const Box& rest) {
    constexpr double low = 0.15, most_wider = 1.4;
    const bool beneath = foot.left <= rest.left + 1 && foot.right + 1 >= rest.right;
    return beneath && std::abs(line.foot(foot)) < low && foot.width() <= most_wider * rest.width() + 1;
}

// Ink of the same line below, such as the rest of an i.
bool has_ink_below(const LineInk& line, const Piece& piece) {
    constexpr double speck = 0.25;
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece* other) {
        if (other == &piece || line.foot(other->box) >= least_foot) return false;
        if (is_foot_of(line, other->box, piece.box)) return true;
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
           line.head(box) >= (is_label ? least_label_head : least_head) && box.width() <= widest * line.x_height;
}

// All that thin print may have left of a label 7: a quotation mark is no wider than high, and close to its word.
bool is_bar_of_seven(const LineInk& line, const Box& box) {
    constexpr double least_foot_of_bar = 1.3, least_width_of_bar = 0.3, most_width_of_bar = 0.9;
    const double width = box.width() / line.x_height;
    return line.foot(box) >= least_foot_of_bar && box.width() > 2 * box.height() && width >= least_width_of_bar &&
           width <= most_width_of_bar;
}

// Low punctuation may follow a marker directly.
bool is_low_punctuation(const LineInk& line, const Piece& piece) {
    constexpr double low = 0.5;
    return line.head(piece.box) < low && piece.box.width() < low * line.x_height;
}

// Thin print breaks up: the crumbs beside raised ink, and above and below it, are parts of the same digits.
void gather_crumbs(const LineInk& line, const std::vector<const Piece*>& crumbs, Raised& raised) {
    const auto beside = [&](const Piece* crumb) {
        const double gap = std::max(crumb->box.left - raised.box.right, raised.box.left - crumb->box.right);
        return gap <= crumb_gap * line.x_height;
    };
    std::vector<const Piece*> near;
    std::copy_if(crumbs.begin(), crumbs.end(), std::back_inserter(near), beside);
    for (const Piece* crumb : near) {
        raised.pieces.push_back(crumb);
        raised.box = unite(raised.box, crumb->box);
    }
    std::stable_sort(raised.pieces.begin(), raised.pieces.end(),
                     [](const Piece* one, const Piece* other) { return one->box.left < other->box.left; });
}

// The raised ink that a line begins with, crumbs and all, and room behind it. `end` becomes the first piece behind it.
std::optional<Raised> find_label(const LineInk& line, const std::vector<const Piece*>& pieces, std::size_t& end) {
    const auto belongs = [&](const Piece& piece) { return is_high(line, piece) && !has_ink_below(line, piece); };
    if (pieces.empty() || !belongs(*pieces[0])) return std::nullopt;
    Raised label{pieces[0]->box, {pieces[0]}, true};
    std::size_t n = 1;
    for (; n < pieces.size() && belongs(*pieces[n]); ++n) {
        if ((pieces[n]->box.left - label.box.right) / line.x_height > digit_gap) break;
        label.pieces.push_back(pieces[n]);
        label.box = unite(label.box, pieces[n]->box);
    }
    if (n < pieces.size()) label.gap = (pieces[n]->box.left - label.box.right) / line.x_height;
    const bool label_by_place = raised_by_place(line, label.box, true) || is_bar_of_seven(line, label.box);
    if (n == pieces.size() || label.gap < label_gap || !label_by_place) return std::nullopt;
    end = n;
    return label;
}

void find_markers(const LineInk& line, const std::vector<const Piece*>& pieces, const std::vector<const Piece*>& crumbs,
                  std::vector<Raised>& found) {
    const auto gap = [&](const Piece* left, const Piece* right) {
        return (right->box.left - left->box.right) / line.x_height;
    };
    const bool labelled = !found.empty();
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        if (!stands_high(line, *pieces[n]) || has_ink_below(line, *pieces[n])) continue;
        Raised raised{pieces[n]->box, {pieces[n]}, n == 0 && !labelled, n > 0 ? pieces[n - 1] : nullptr};
        std::size_t end = n + 1;
        for (; end < pieces.size(); ++end) {
            const double apart = (pieces[end]->box.left - raised.box.right) / line.x_height;
            if (apart > digit_gap || !stands_high(line, *pieces[end]) || has_ink_below(line, *pieces[end])) break;
            raised.pieces.push_back(pieces[end]);
            raised.box = unite(raised.box, pieces[end]->box);
        }
        gather_crumbs(line, crumbs, raised);
        if (end < pieces.size()) raised.gap = (pieces[end]->box.left - raised.box.right) / line.x_height;
        const bool set_off = end < pieces.size() && raised.gap >= label_gap;
        const bool attached = n == 0 || gap(pieces[n - 1], pieces[n]) <= before_gap;
        const bool ends_word = raised.gap >= word_gap || is_low_punctuation(line, *pieces[end]);
        if (attached && ends_word && raised_by_place(line, raised.box, raised.opens_line && set_off)) {
            found.push_back(std::move(raised));
        }
        n = end - 1;
    }
}

}  // namespace

std::vector<Raised> find_raised(const LineInk& line) {
    std::vector<Raised> found;
    if (line.x_height <= 0) return found;
    std::vector<const Piece*> own, pieces, crumbs;
    for (const Piece* piece : line.pieces) {
        if (line.foot(piece->box) < least_foot_above) own.push_back(piece);
    }
    std::size_t n = 0;
    if (std::optional<Raised> label = find_label(line, own, n)) found.push_back(std::move(*label));
    for (; n < own.size(); ++n) {
        const Piece* piece = own[n];
        const bool speck = is_speck(line, *piece), crumb = speck || !stands_high(line, *piece);
        if (crumb && is_high(line, *piece) && !has_ink_below(line, *piece)) {
            crumbs.push_back(piece);
        } else if (!speck) {
            pieces.push_back(piece);
        }
    }
    find_markers(line, pieces, crumbs, found);
    return found;
}

}  // namespace emend
