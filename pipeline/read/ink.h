// The dark pixels of a page, and the pieces that hang together.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/image.h"

namespace emend {

// Dark pixels side by side in one row; right exclusive.
struct Run {
    int y = 0, left = 0, right = 0;
};

// Ink that hangs together (8 neighbours), its runs from top to bottom and left to right.
struct Piece {
    Box box;
    int area = 0;  // pixels
    std::vector<Run> runs;
};

class Ink {
public:
    Ink() = default;
    Ink(int width, int height)
        : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

    int width() const { return width_; }
    int height() const { return height_; }
    // Outside of the page there is no ink.
    bool at(int x, int y) const { return inside(x, y) && pixels_[index(x, y)] != 0; }
    void set(int x, int y, bool dark) {
        if (inside(x, y)) pixels_[index(x, y)] = dark ? 1 : 0;
    }
    void erase(const Run& run) {
        for (int x = run.left; x < run.right; ++x) set(x, run.y, false);
    }

    // The runs of a row between two columns.
    void add_runs(int y, int left, int right, std::vector<Run>& runs) const;

private:
    bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < width_ && y < height_; }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }

    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> pixels_;
};

// Dark and light parted by Otsu's threshold over the whole page.
Ink ink_of(const PageImage& image);

// The pieces of ink within an area, by their topmost run.
std::vector<Piece> pieces_of(const Ink& ink, const Box& area);

// Strokes that run level for at least `length` pixels and are at most `thickness` high: rules, underlines. They are
// taken out of `ink`, so that letters do not hang together by them.
std::vector<Box> take_level_strokes(Ink& ink, int length, int thickness);

// A picture of these pieces alone: grey, brought to a height, with a white border; smoothed before by so many pixels.
PageImage picture_of(const PageImage& image, const std::vector<const Piece*>& pieces, int height, int smooth);

}  // namespace emend
