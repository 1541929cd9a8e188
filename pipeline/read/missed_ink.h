// Text that the engine has passed over.
#pragma once

#include <vector>

#include "pipeline/read/ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// The engine's layout analysis takes small print, labels and the ends of lines for noise now and then, and nothing is
// read of them. Rows of ink as high as letters are that no word covers are read once more, each as a line by itself,
// together with what was read on the same row; the new reading counts where more was read, and more surely.
//
// Underlining is read as part of the letters ("tpid." for an underlined "Ibid."), and a line that is underlined from
// end to end is taken for a rule. So such lines are read again without it. `strokes`: the level ones of the page.
void read_missed_ink(const PageImage& image, const std::vector<Piece>& pieces, const std::vector<Box>& strokes,
                     Recogniser& recogniser, Recognition& recognition);

// Lines that were read with doubt are read again, smoothed. Markers must have been parted from their words, which are
// then left alone where the new reading holds both in one.
void read_doubtful_lines(const PageImage& image, Recogniser& recogniser, Recognition& recognition);

}  // namespace emend
