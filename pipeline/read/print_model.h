// Document image decoding after G. Kopec and P. Chou, "Document image decoding using Markov source models" (1994): a
// text is likely where a scanner that saw it printed would have seen this ink.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/type_images.h"

namespace emend {

// The ink of a part of a line: rows are counted from the baseline, so that slanting lines are level. Large print is
// shrunk: `shrink` pixels of the page each way make one, dark where half of them are.
class LineBitmap {
public:
    // The pieces between two columns of the page.
    LineBitmap(const std::vector<const Piece*>& pieces, const LineInk& line, int left, int right, int shrink = 1);

    int width() const { return static_cast<int>(columns_.size()); }
    int ink() const { return ink_; }  // pixels
    bool empty() const { return ink_ == 0; }
    // The dark pixels of a column, by their row above the baseline: 0 is the one that stands on it.
    const std::vector<int>& column(int x) const { return columns_[static_cast<std::size_t>(x)]; }

    int ink_between(int left, int right) const {  // of columns, which may lie outside
        const auto before = [&](int x) { return ink_before_[static_cast<std::size_t>(std::clamp(x, 0, width()))]; };
        return before(right) - before(left);
    }

    int on_page(int x) const { return left_ + x * shrink_; }

private:
    int left_ = 0, shrink_ = 1, ink_ = 0;
    std::vector<std::vector<int>> columns_;
    std::vector<int> ink_before_;  // each column
};

// How a scan shows a type: which one, how large, and how much of a pixel must have been ink to come out dark.
struct PrintSetting {
    std::size_t face = 0;
    double x_height = 0;   // pixels of the bitmap
    double threshold = 0;  // share of ink, 0 to 1
};

// What each character adds to the likelihood of the ink around it, in natural logarithms, against white paper.
class PrintModel {
public:
    // The face must have that slope.
    // `codes`: the only ones it needs to know; empty for all.
    PrintModel(const PrintSetting& setting, bool italic, std::string_view codes = {});

    static constexpr int no_character = -1;
    // The place of a character (a code of `type_codes`) in this model's list; `no_character` where the types have none.
    int find(char code) const { return places_[static_cast<unsigned char>(code)]; }
    std::size_t size() const { return glyphs_.size(); }
    char code(std::size_t n) const { return glyphs_[n].code; }
    int advance(std::size_t n) const { return glyphs_[n].advance; }  // pixels

    // The character printed with its origin in column `x` and its baseline `raised` rows too high.
    double gain(const LineBitmap& bitmap, std::size_t n, int x, int raised) const;
    // Can the gain be as much, by the ink there is?
    bool may_gain(const LineBitmap& bitmap, std::size_t n, int x, double least) const;

    const PrintSetting& setting() const { return setting_; }
    double x_height() const { return setting_.x_height; }

    // Where a text was printed for certain: the column of each of its codes.
    struct Example {
        const LineBitmap* bitmap = nullptr;
        std::string codes;
        std::vector<int> places;
        int raised = 0;
    };
    // Makes each character more like what these show of it: strokes that this scan loses, and other cuts of the type.
    void learn(const std::vector<Example>& examples);

private:
    static constexpr int phases = 2;  // of a pixel: characters do not begin at the edges of pixels
    struct Glyph {
        char code = 0;
        int advance = 0, left = 0, top = 0, columns = 0, rows = 0;
        struct Picture {
            std::vector<float> likely;  // how likely each pixel is dark, column by column
            double white = 0;           // the gain where no pixel is dark
            std::vector<float> dark;    // what a dark pixel adds
        };
        std::array<Picture, phases> pictures;  // with the origin at a pixel's left edge, and farther right
        std::size_t at(int column, int row) const {
            return static_cast<std::size_t>(column) * static_cast<std::size_t>(rows) + static_cast<std::size_t>(row);
        }
    };
    Glyph glyph_of(const TypeImage& image) const;
    static void weigh(Glyph::Picture& picture);
    static double gain(const Glyph& glyph, const Glyph::Picture& picture, const LineBitmap& bitmap, int x, int raised);

    PrintSetting setting_;
    std::vector<Glyph> glyphs_;
    std::array<int, 256> places_{};
};

}  // namespace emend
