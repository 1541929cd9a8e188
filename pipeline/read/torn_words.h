// Words that the engine has torn in two because it passed over letters in their midst.
#pragma once

#include <vector>

#include "pipeline/read/ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// "p ctical": of letters in crumbs the engine keeps the larger ones and takes the rest for noise, so that a blank
// is read where ink stands. What lies between the two pieces reaches both, then; they are read once more as one word,
// by themselves, and the new word counts where it has more letters and was read as surely. So are pieces between
// which there is no room for a blank.
void read_torn_words(const PageImage& image, const std::vector<Piece>& pieces, Recogniser& recogniser,
                     Recognition& recognition);

}  // namespace emend
