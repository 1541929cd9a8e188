#include "pipeline/read/letter_shapes.h"

#include <algorithm>
#include <cmath>

#include "pipeline/read/type_samples.h"

namespace emend {

namespace {

constexpr float sure = 0.8F;               // of a word's reading, to learn from it
constexpr std::size_t most_examples = 16;  // of one character
constexpr double most_apart = 0.28;        // in x-heights, between a character's head or foot and the example's
constexpr double most_narrower = 0.35;     // likewise, its width

// A few pixels have no shape: what they are their place tells.
float mark_by_place(char mark, const LetterShapes::Glyph& glyph) {
    constexpr double highest_stop = 0.4, widest_stop = 0.55, least_tail = 0.2, thickest_dash = 0.3;
    constexpr float likely = 0.9F, possible = 0.75F;
    if (mark == '.' || mark == ',') {
        if (glyph.head > highest_stop || glyph.width > widest_stop) return -1;
        return (glyph.foot < -least_tail) == (mark == ',') ? likely : possible;
    }
    const bool dash = glyph.head - glyph.foot < thickest_dash && glyph.foot > 0.2 && glyph.head < 0.8;
    return dash && glyph.width > 2 * (glyph.head - glyph.foot) ? likely : -1;
}

template <typename Sample>
bool same_size(const Sample& one, const LetterShapes::Glyph& other) {
    return std::abs(one.head - other.head) < most_apart && std::abs(one.foot - other.foot) < most_apart &&
           std::abs(one.width - other.width) < most_narrower;
}

}  // namespace

Pieces ink_of(const std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
    constexpr double raised_foot = 0.55;  // x-heights above the baseline
    Pieces ink;
    const Box& box = words[place].box;
    const bool next = place + 1 < words.size() && words[place + 1].box.left > box.left;
    const int right = next ? std::min(box.right, words[place + 1].box.left) : box.right;
    const auto of_marker = [&](const Box& piece, std::size_t marker) {
        return marker < words.size() && words[marker].style.raised && line.foot(piece) > raised_foot &&
               piece.left < words[marker].box.right && words[marker].box.left < piece.right;
    };
    for (const Piece* piece : line.pieces) {
        const double middle = (piece->box.left + piece->box.right) / 2.0;
        if (middle < box.left || middle >= right) continue;
        if (of_marker(piece->box, place - 1) || of_marker(piece->box, place + 1)) continue;
        ink.push_back(piece);
    }
    return ink;
}

LetterShapes::Glyph glyph_of(const Pieces& pieces, const LineInk& line) {
    const Box box = box_of(pieces);
    return {shape_of(pieces, box), line.head(box), line.foot(box), box.width() / line.x_height};
}

LetterShapes LetterShapes::learn(const SourcePage& page, const std::vector<LineInk>& lines) {
    LetterShapes shapes;
    each_measured_word(page, lines, [&](const std::vector<SourceWord>& words, std::size_t place, const LineInk& line) {
        const std::string& text = words[place].best.text;
        if (words[place].best.confidence < sure || words[place].style.raised) return;
        const std::vector<Pieces> columns = columns_of(ink_of(words, place, line));
        if (columns.size() != text.size()) return;
        for (std::size_t c = 0; c < text.size(); ++c) {
            if (alphabet.find(text[c]) == std::string_view::npos) continue;
            std::vector<Glyph>& known = shapes.known_[text[c]];
            if (known.size() < most_examples) known.push_back(glyph_of(columns[c], line));
        }
    });
    return shapes;
}

std::vector<float> LetterShapes::likeness(const Glyph& glyph) const {
    std::vector<float> alike(alphabet.size(), -1);
    constexpr std::string_view small_marks = ".,-";
    for (std::size_t n = 0; n < alphabet.size(); ++n) {
        if (small_marks.find(alphabet[n]) != std::string_view::npos) {
            alike[n] = mark_by_place(alphabet[n], glyph);
            continue;
        }
        const auto known = known_.find(alphabet[n]);
        if (known == known_.end()) continue;
        for (const Glyph& example : known->second) {
            if (same_size(example, glyph)) alike[n] = std::max(alike[n], correlation(example.shape, glyph.shape));
        }
    }
    for (const TypeSample& sample : type_samples()) {
        if (small_marks.find(sample.character) != std::string_view::npos) continue;
        float& one = alike[alphabet.find(sample.character)];
        if (same_size(sample, glyph)) one = std::max(one, correlation(sample.shape, glyph.shape) - of_other_type);
    }
    return alike;
}

}  // namespace emend
