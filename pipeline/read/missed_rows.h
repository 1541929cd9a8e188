// Rows of ink that no word covers: what the engine's layout analysis passed over.
#pragma once

#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/ink.h"

namespace emend {

constexpr std::size_t letters_of_a_row = 4;  // fewer may be dirt, or belong to a word

struct MissedRow {
    Box box;
    std::vector<Box> letters;
    bool at_edge = false;      // a line begins right behind it, or ends right before it
    bool set_as_text = false;  // letters side by side on one baseline, from where other lines begin: no dirt
};

// `unit`: the page's typical x-height. Rows of a few letters count only where they stand between words of one line, or
// between the two pieces into which the engine has cut a line, or open or end one.
std::vector<MissedRow> missed_rows(const SourcePage& page, const std::vector<Piece>& pieces, double unit);

double typical_x_height(const SourcePage& page);  // 0 where no line has one
bool same_row(const Box& one, const Box& other);

// The engine's boxes of words that touch the next line take in that line's ink.
Box without_other_lines(const SourceLine& line, double unit);

}  // namespace emend
