// Lines that the engine's layout analysis has cut in two.
#pragma once

#include "pipeline/read/recogniser.h"

namespace emend {

// The engine looks for columns, and takes wide blanks for the gaps between them: of "laration, the Action Plan" the
// first word then is a line of its own, in another block, far from the rest. Lines that stand side by side on one
// baseline, no further apart than words of a line are, become one, in the place of the longer one. So does a line that
// fills a gap in another: "and to … the rules" and "publish, review and amend" in the midst of it.
void join_line_pieces(Recognition& recognition);

// Labels that stand one below the other before the lines of notes are taken for a line that runs down the page, and
// what is read of it is nothing that is printed there. Such a line beside the beginnings of two or more others leaves
// the text; its box is kept among the page's pictures, and its ink belongs to the lines beside it.
void drop_label_columns(Recognition& recognition);

// Pieces of lines stand where the engine had one of them: a line that stands above the lines before it, in the same
// column, goes before them.
void order_lines(Recognition& recognition);

}  // namespace emend
