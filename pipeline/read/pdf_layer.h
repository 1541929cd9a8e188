// The text layer of a PDF page, as two of poppler's programs see it.
//
// pdftotext knows where words stand and in what order they are read, but no fonts; it also breaks a word where
// justified text has been spread ("innova tive"). pdftohtml knows fonts, and the blanks that are really in the text,
// but only whole runs of one font, without the places of the words in them. Both walk through the same characters, so
// that they can be laid side by side (`styled_words`).
//
// Lengths are points (1/72 inch), origin top left.
#pragma once

#include <string>
#include <vector>

#include "pipeline/read/pdf_info.h"

namespace emend {

struct PdfBox {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle() const { return (top + bottom) / 2; }
};

struct PdfWord {
    std::u32string text;
    PdfBox box;
    int line = 0, block = 0;  // from 0 on the page, in reading order
};

struct PdfGlyph {
    char32_t character = 0;
    bool italic = false, bold = false;
    friend bool operator==(const PdfGlyph&, const PdfGlyph&) = default;
};

// Characters of one font size that stand on one line, blanks among them. Invisible text is not among the runs.
struct PdfRun {
    std::vector<PdfGlyph> glyphs;
    PdfBox box;
    double size = 0;  // of the font
};

struct PdfTextLayer {
    double width = 0, height = 0;  // of the page
    std::vector<PdfWord> words;
    std::vector<PdfRun> runs;
};

// Of the pages first … last, from 1. Throws Error(bad_input) where the tools fail.
std::vector<PdfTextLayer> read_text_layers(const PdfFile& file, int first, int last);

// The parts behind it, from what the tools print; a layer for every page of it. Throws std::invalid_argument where it
// is no XML.
std::vector<PdfTextLayer> parse_words(std::string printed);
void parse_runs(std::string printed, std::vector<PdfTextLayer>& layers, int first_page);

}  // namespace emend
