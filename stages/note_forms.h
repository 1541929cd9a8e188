// What the beginning of a footnote looks like.
#pragma once

#include <string>

#include "pipeline/text/tables.h"
#include "stages/layout.h"

namespace emend {

// The word behind a word; null for inferred ones.
const SourceWord* source_of(const Page& page, const Word& word);

bool raised(const Page& page, const Word& word);

// Does the vocabulary of notes stand at this word, or at this word and the rest that was split from it ("Resol ution")?
// One letter's slack ("5ee", "|bid.").
bool begins_like_note(const Line& line, std::size_t at, const Tables& tables);

// "!", "®", "2", "13", "1/", "*": up to three characters and no paragraph's label.
bool short_label(const std::string& word);

// How surely a line begins a note, from 0 to 1; 0: it does not.
double begins_note(const Page& page, const LineView& line, const Tables& tables);

// Does the line begin with raised print, right below a printed rule? Then it is a note, however badly it was read.
bool has_raised_label_below_rule(const Page& page, const LineView& line);

}  // namespace emend
