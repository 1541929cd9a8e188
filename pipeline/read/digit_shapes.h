// Tells small digits by the page's own larger ones.
#pragma once

#include <array>
#include <vector>

#include "pipeline/read/glyph_shape.h"
#include "pipeline/read/line_ink.h"

namespace emend {

// What the digits of a page look like, learnt from the numbers in its text that were read with confidence; digits that
// the page does not show look like those of common types.
class DigitShapes {
public:
    static DigitShapes learn(const SourcePage& page, const std::vector<LineInk>& lines);

    // Readings of a run of digits, the likeliest first, at most three.
    std::vector<Reading> read(const std::vector<const Piece*>& pieces) const;

private:
    std::array<float, 10> likeness(const GlyphShape& shape) const;  // correlation with each digit
    std::vector<GlyphShape> cut_into_digits(const std::vector<const Piece*>& pieces) const;

    std::array<std::vector<GlyphShape>, 10> known_;
};

}  // namespace emend
