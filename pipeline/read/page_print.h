// The types that a page is printed in, found by its own well-read words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/print_decoder.h"

namespace emend {

// One size of type on a page.
struct PagePrint {
    int shrink = 1;  // of its bitmaps
    Slopes slopes;
    // For each dark pixel of words that were read well, before the page's own words were learnt from and behind.
    double gain_before = 0, gain = 0;
};

class PagePrints {
public:
    PagePrints(const SourcePage& page, const std::vector<LineInk>& lines);

    // The line, level with the page's other ones where it is too short to tell.
    const LineInk& line(std::size_t n) const { return lines_[n]; }

    // What the line may be printed in, the likeliest first: a short line's x-height is a guess. None where no common
    // type is like it.
    std::vector<const PagePrint*> of_line(std::size_t n);

    struct Sample {
        LineBitmap bitmap;
        std::string codes;
    };

private:
    struct Size {
        double x_height = 0;  // pixels of the page
        bool looked = false;
        std::optional<PagePrint> print;
    };
    void level_short_lines();
    std::vector<Sample> samples(const Size& size, float sure, std::size_t most);
    // `body`: what most of the page is printed in, where that is known.
    void look(Size& size, const PagePrint* body);
    void look_at_short_lines();
    bool has_small_print();
    bool is_long(std::size_t n) const;
    Size* size_of(std::size_t n);

    const SourcePage& page_;
    std::vector<LineInk> lines_;
    std::vector<Size> sizes_;  // of the page's longer lines, the commonest first
    std::optional<PagePrint> short_lines_;
    bool looked_at_short_lines_ = false;
};

// The ink of some words of a line, with a little white around it.
LineBitmap bitmap_of(const std::vector<SourceWord>& words, std::size_t from, std::size_t to, const LineInk& line,
                     int shrink);

}  // namespace emend
