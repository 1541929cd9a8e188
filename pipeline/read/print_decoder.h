// The text that makes a piece of ink likeliest, and how likely a given text makes it.
#pragma once

#include <optional>
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
    bool italic = false;      // of what is laid over in both slopes
    double gain = no_gain;  // natural logarithm: how much likelier than white paper; without what follows from language
};

// The likeliest text; empty where there is none. Letters that are alike are told by how common they are and by their
// neighbours: no digit among small letters. `raised`: the rows by which the baseline is off, where other words of the
// line have told.
PrintedText decode(const LineBitmap& bitmap, const PrintModel& model, std::optional<int> raised = {});

// A text laid over the ink from the bitmap's left end on, a few columns of white aside.
// The baseline may be off by `reach` rows, and farther only where `reach` says so and the ink is not likely otherwise.
constexpr int far = 3;  // of short lines the baseline is a guess
PrintedText laid_over(const LineBitmap& bitmap, const PrintModel& model, std::string_view codes, int reach = far);

// A type at one size, upright and, where it has them, in italics.
struct Slopes {
    explicit Slopes(const PrintSetting& setting, std::string_view codes = {});

    PrintModel upright;
    std::optional<PrintModel> italic;
};

// In the slope that makes the ink likelier.
PrintedText laid_over(const LineBitmap& bitmap, const Slopes& slopes, std::string_view codes, int reach = far);

}  // namespace emend
