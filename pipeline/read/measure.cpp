#include "pipeline/read/measure.h"

#include <algorithm>

#include "pipeline/read/line_ink.h"
#include "pipeline/read/markers.h"

namespace emend {

namespace {

constexpr double points_in_inch = 72;
constexpr double x_height_of_size = 0.46;  // of common book types; of typewriters a little more

void set_geometry(const std::vector<LineInk>& ink, int dpi, SourcePage& page) {
    for (std::size_t n = 0; n < ink.size(); ++n) {
        SourceLine& line = page.lines[n];
        line.baseline = static_cast<float>(ink[n].baseline_at((line.box.left + line.box.right) / 2.0));
        line.x_height = static_cast<float>(ink[n].x_height);
        for (SourceWord& word : line.words) {
            word.style.size = static_cast<float>(ink[n].x_height / x_height_of_size * points_in_inch / dpi);
        }
    }
}

}  // namespace

void measure_page(const PageImage& image, Recogniser& recogniser, Recognition& recognition) {
    constexpr double shortest_stroke = 0.1, thickest_stroke = 0.022;  // inches
    Ink ink = ink_of(image);
    const std::vector<Box> strokes = take_level_strokes(ink, static_cast<int>(shortest_stroke * image.dpi),
                                                        std::max(3, static_cast<int>(thickest_stroke * image.dpi)));
    const std::vector<Piece> pieces = pieces_of(ink, {0, 0, ink.width(), ink.height()});
    const std::vector<LineInk> lines = ink_of_lines(recognition.page, pieces);
    set_geometry(lines, image.dpi, recognition.page);
    part_markers(image, lines, recogniser, recognition);
}

}  // namespace emend
