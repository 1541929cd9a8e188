#include "pipeline/read/measure.h"

namespace emend {

void measure_page(const PageImage& image, SourcePage& page) {
    constexpr float x_height_of_size = 0.46F;
    constexpr float points_in_inch = 72;
    for (SourceLine& line : page.lines) {
        for (SourceWord& word : line.words) {
            word.style.size = line.x_height / x_height_of_size * points_in_inch / static_cast<float>(image.dpi);
        }
    }
}

}  // namespace emend
