// The ways in which a recogniser read the halves of a word that a line's end has broken.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

// The length of the hyphen that ends the word; 0 where there is none behind a letter or digit. A typewriter's is so
// long that the engine may see a dash beside it.
std::size_t hyphen_at_end(const std::string& word);

struct BrokenWord {
    std::string first, second;                                       // as they stand, without the hyphen
    const SourceWord *first_read = nullptr, *second_read = nullptr;  // what was read on a scan
};

struct HalfReading {
    std::string text;
    double likely = 0;  // against the half as it stands: above 0 where a look at its ink was sure
    bool sure = false;
};

// As it stands comes first, the likeliest of the others next.
std::vector<HalfReading> first_halves(const BrokenWord& broken);
std::vector<HalfReading> second_halves(const BrokenWord& broken);

}  // namespace emend
