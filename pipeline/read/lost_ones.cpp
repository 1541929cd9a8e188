#include "pipeline/read/lost_ones.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace emend {

namespace {

constexpr float as_sure_as_such_ink_is = 0.9F;

// A stroke as high as the one, on the same line, no wider than a one with its feet.
bool is_alike(const Box& stroke, const Box& one) {
    constexpr double widest = 0.5, level = 0.12;
    const int off = std::max(2, static_cast<int>(level * one.height()));
    return stroke.width() <= widest * one.height() && std::abs(stroke.top - one.top) <= off &&
           std::abs(stroke.bottom - one.bottom) <= off;
}

// A figure takes two thirds of its height in width: from stroke to stroke there is as much, and hardly less.
bool is_next_figure(const Box& stroke, const Box& one) {
    constexpr double least = 0.5, most = 1.0;
    const double apart = std::abs((stroke.left + stroke.right) - (one.left + one.right)) / 2.0;
    return apart >= least * one.height() && apart <= most * one.height();
}

bool is_of_word(const Box& stroke, const SourceLine& line) {
    return std::any_of(line.words.begin(), line.words.end(), [&](const SourceWord& word) {
        return stroke.left < word.box.right && word.box.left < stroke.right;
    });
}

std::optional<Box> lost_one(const std::vector<Piece>& pieces, const SourceLine& line, const SourceWord& word) {
    std::optional<Box> found;
    for (const Piece& piece : pieces) {
        if (!is_alike(piece.box, word.box) || !is_next_figure(piece.box, word.box)) continue;
        if (is_of_word(piece.box, line)) continue;
        if (found) return std::nullopt;  // on both sides: no number is known of which so much is lost
        found = piece.box;
    }
    return found;
}

}  // namespace

void read_lost_ones(const std::vector<Piece>& pieces, SourcePage& page) {
    for (SourceLine& line : page.lines) {
        for (SourceWord& word : line.words) {
            if (word.best.text != "1" || word.style.raised || word.box.height() <= 0) continue;
            const std::optional<Box> lost = lost_one(pieces, line, word);
            if (!lost) continue;
            word.alternatives.insert(word.alternatives.begin(), word.best);
            word.best = {"11", as_sure_as_such_ink_is};
            word.box = unite(word.box, *lost);
        }
    }
}

}  // namespace emend
