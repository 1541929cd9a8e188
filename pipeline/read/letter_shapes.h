// What the characters of document symbols look like.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "pipeline/read/glyph_shape.h"
#include "pipeline/read/line_ink.h"

namespace emend {

// What the characters of document symbols look like on a page, and where they stand on their line. Learnt from words
// that were read surely and whose ink falls into as many columns as they have characters; common types stand in for
// what the page does not show.
class LetterShapes {
public:
    struct Glyph {
        GlyphShape shape;
        double head = 0, foot = 0, width = 0;  // in x-heights, above the baseline
    };

    static LetterShapes learn(const SourcePage& page, const std::vector<LineInk>& lines);

    // How like a glyph is to each character of `alphabet`, in its order: correlations, -1 where the size differs.
    std::vector<float> likeness(const Glyph& glyph) const;

    static constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/.,-()doresv";

private:
    std::map<char, std::vector<Glyph>> known_;
};

LetterShapes::Glyph glyph_of(const Pieces& pieces, const LineInk& line);  // of at least one piece

// The pieces of a line within the box of a word, given by its place. Boxes may overlap: ink in two of them belongs to
// the word behind, raised ink to the marker beside it.
Pieces ink_of(const std::vector<SourceWord>& words, std::size_t place, const LineInk& line);

}  // namespace emend
