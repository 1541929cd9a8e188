// One word's ink, and how well a text fits it.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/letter_shapes.h"
#include "pipeline/read/line_ink.h"

namespace emend {

// One word's ink, cut into slivers, and how like each row of neighbouring slivers is to each character of
// `LetterShapes::alphabet`. The line's pieces stay with the caller.
class WordInk {
public:
    static constexpr double impossible = 1e9;

    struct Fit {
        std::string text;
        double cost = impossible;       // about 0.3 a character where it fits
        float likeness = 0, least = 1;  // mean of the characters, the least of them
        char weakest = 0;               // the character that is least alike
    };

    WordInk(const Pieces& pieces, const LineInk& line, const LetterShapes& shapes);

    // Where the ink begins; 0 where there is none.
    int left() const { return slivers_.empty() ? 0 : box_of(slivers_.front()).left; }

    // The text that fits best. The halves of a worn 0 look like brackets, which are thought of only where `brackets`.
    Fit best_text(bool brackets) const;

    // How the ink fits this text; `impossible` where it can't be.
    Fit fit_of(std::string_view text) const;

private:
    static constexpr std::size_t most_joined = 7;  // slivers in a character

    struct Joined {
        double width = 0;
        float high_stop = -1;      // likeness to ";" and ":"
        std::vector<float> alike;  // empty where the slivers are too wide for a character
    };
    struct Step {
        double cost = impossible;
        std::size_t from = 0, before = 0;  // sliver and character
    };

    static void take_cheapest(const std::vector<Step>& before, std::size_t from, std::size_t c, double own, Step& step);
    double base_of(const LineInk& line) const;
    void cut(const Pieces& column, double x_height);
    const Piece* part_of(const Piece& piece, int left, int right);

    std::deque<Piece> parts_;
    std::vector<Pieces> slivers_;
    std::vector<std::array<Joined, most_joined>> joined_;
};

}  // namespace emend
