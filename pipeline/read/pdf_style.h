// Lays the words of a PDF's text layer and its runs side by side.
#pragma once

#include <vector>

#include "pipeline/read/pdf_layer.h"

namespace emend {

// A character of a word with the font it is set in.
struct StyledGlyph {
    PdfGlyph glyph;
    int run = -1;     // where its font was found; -1: nowhere, so the character is invisible or the tools disagree
    double size = 0;  // of the font in points, estimated where `run` is -1
    bool blank_before = false;  // a blank stands before it in the text itself
};

struct StyledWord {
    std::vector<StyledGlyph> glyphs;  // never empty
    PdfBox box;
    int line = 0, block = 0;
};

// One for each word of the layer, in its order.
std::vector<StyledWord> styled_words(const PdfTextLayer& layer);

}  // namespace emend
