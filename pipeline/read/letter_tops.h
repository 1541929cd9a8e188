// What the engine reads though nothing of its own is printed there: tops of another line's letters, words in blanks.
#pragma once

#include "pipeline/read/ink.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// In faded print the engine takes dots, the tops of letters and a raised marker for a line of its own: ". . . . a2"
// above "International Trade Law". It stands where no line can, in the upper half of the line that the letters belong
// to, which was read as well. It is dropped: its ink is the other line's, and what that line lacks is read as missed
// ink.
void drop_letter_tops(Recognition& recognition);

// The same with whole words: "in 2020:" read twice, or "aT" within "paragraphs". A line of which nearly every word
// stands within the words of another line, lower than they are and less surely read, is dropped.
void drop_lines_read_twice(Recognition& recognition);

// "14. 00 Underlines": in a wide blank the engine's network may see something, and doubts it. A word of which nothing
// is printed where it should stand goes.
void drop_words_without_ink(const Ink& ink, Recognition& recognition);

}  // namespace emend
