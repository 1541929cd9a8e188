// Pictures of the characters of common types, with the room that each takes on its line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// In tenths of the type's x-height.
struct TypeImage {
    static constexpr double cells_in_x_height = 10;
    char code = 0;  // of the character: see `type_codes`
    double advance = 0;
    int left = 0, top = 0, columns = 0;  // of the picture: right of the origin, above the baseline
    std::vector<float> cells;            // shares of ink from 0 to 1, row by row from the top
    int rows() const { return static_cast<int>(cells.size()) / columns; }
};

// The same characters in each: digits, letters of ASCII, marks.
struct TypeFace {
    std::string name;
    std::vector<TypeImage> upright, italic;  // italic may be empty
};

const std::vector<TypeFace>& type_faces();

// A text with one byte for each character: those of ASCII stand for themselves, quotation marks and the en dash have
// codes of their own. Nothing where it has other characters.
std::optional<std::string> type_codes(std::string_view text);
std::string text_of_codes(std::string_view codes);

}  // namespace emend
