// The text that makes a piece of ink likeliest, and how likely a given text makes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/print_model.h"

namespace emend {

constexpr double no_gain = -1e9;  // of a text that the types can't set, or that does not fit the room

// Texts are in codes (`type_codes`); a blank may be of any usual width.
struct PrintedText {
    std::string codes;
    std::vector<int> places;  // of each code: its column in the bitmap
    int raised = 0;           // rows that the baseline is too low
    double gain = no_gain;  // natural logarithm: how much likelier than white paper; without what follows from language
};

// The likeliest text; empty where there is none. Letters that are alike are told by how common they are and by their
// neighbours: no digit among small letters.
PrintedText decode(const LineBitmap& bitmap, const PrintModel& model);

// A text laid over the ink from the bitmap's left end on, a few columns of white aside.
PrintedText laid_over(const LineBitmap& bitmap, const PrintModel& model, std::string_view codes);

}  // namespace emend
