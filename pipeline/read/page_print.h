// The types that a page is printed in, found by its own well-read words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/print_model.h"

namespace emend {

// One size of type on a page.
struct PagePrint {
    PrintModel upright;
    std::optional<PrintModel> italic;
    // For each dark pixel of words that were read well, before the page's own words were learnt from and behind.
    double gain_before = 0, gain = 0;
};

class PagePrints {
public:
    PagePrints(const SourcePage& page, const std::vector<LineInk>& lines);

    // What the line is printed in; nullptr where no common type is like it.
    const PagePrint* of_line(std::size_t n);

    struct Sample {
        LineBitmap bitmap;
        std::string codes;
    };

private:
    struct Size {
        double x_height = 0;
        bool looked = false;
        std::optional<PrintSetting> setting;
        double gain = 0;  // before the type was learnt from the page
        std::optional<PagePrint> print;
    };
    std::vector<Sample> samples(const Size& size, float sure, std::size_t most);
    void look(Size& size, const Size* body);
    void look_at_few(Size& size, const Size* body);
    Size* size_of(std::size_t n);

    const SourcePage& page_;
    const std::vector<LineInk>& lines_;
    std::vector<Size> sizes_;  // of the page, the commonest first
};

// The ink of some words of a line, with a little white around it.
LineBitmap bitmap_of(const std::vector<SourceWord>& words, std::size_t from, std::size_t to, const LineInk& line);

}  // namespace emend
