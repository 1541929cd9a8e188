// The geometry of a page, as the stages that look for structure need it.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

// A line of a block with its evidence. The pointers live as long as the page.
struct LineView {
    const Block* block = nullptr;
    const Line* line = nullptr;
    const SourceLine* source = nullptr;
    Box box;  // around its words
    std::string text;
    float confidence = 1;  // mean over its words

    const Word& first() const { return line->words.front(); }
    bool begins_block() const { return line == &block->lines.front(); }
};

struct PageLayout {
    bool measured = false;        // positions on an image or in a text layer; otherwise character cells
    std::vector<LineView> lines;  // lines with words, in reading order
    int left = 0, right = 0;      // the text's margins: where most lines begin and end
    double pitch = 1;             // from baseline to baseline within a paragraph
    double x_height = 0;          // of most lines; 0 where nothing was measured
    int width = 0, height = 0;    // of the page

    // One em, about: the unit of indents. Two cells in text.
    double em() const { return measured ? 2 * x_height : 2; }
};

// The lines of all blocks that are not furniture, notes or masthead; with `everything`, of all blocks.
PageLayout layout_of(const Page& page, bool everything = false);

// Vertical distance between the baselines of two lines (of their bottoms where the baseline is unknown).
double baseline_gap(const LineView& above, const LineView& below);

}  // namespace emend
