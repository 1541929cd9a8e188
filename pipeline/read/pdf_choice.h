// Is a PDF page a scan, or was it made from text?
#pragma once

#include <string>

#include "pipeline/read/pdf_layer.h"

namespace emend {

struct PdfChoice {
    bool scan = false;
    std::string reason;
};

// What the text layer is worth. Blanks do not count.
struct TextFacts {
    long characters = 0;  // of the words
    long visible = 0;     // of the runs: what is not set invisibly
    long unreadable = 0;  // without a meaning: U+FFFD, private use, control characters
    long latin = 0;       // letters a to z
    long frequent = 0;    // of these e, t, a, o, i, n, s, r: more than half in text, a third in letters at random
};

TextFacts facts_of(const PdfTextLayer& layer);

// `wanted`: ReadOptions::pdf. In doubt a page is a scan: what is seen on it counts, not what lies behind it.
PdfChoice choose(const TextFacts& text, const Cover& cover, const std::string& wanted);

bool is_unreadable(char32_t c);

}  // namespace emend
