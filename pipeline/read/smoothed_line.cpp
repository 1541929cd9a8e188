#include "pipeline/read/smoothed_line.h"

#include <vector>

namespace emend {

Recognition recognise_smoothed(const PageImage& image, const Box& area, Recogniser& recogniser) {
    constexpr int factor = 2;
    const PageImage picture = smoothed(image, area, factor);
    if (!picture.pix) return {};
    Recognition again = recogniser.recognise_line(picture, {0, 0, width_of(picture), height_of(picture)});
    if (again.page.lines.size() != 1) return again;
    const auto put_back = [&](Box& box) {
        box = {area.left + box.left / factor, area.top + box.top / factor, area.left + box.right / factor,
               area.top + box.bottom / factor};
    };
    for (SourceWord& word : again.page.lines.front().words) put_back(word.box);
    for (std::vector<Symbol>& symbols : again.symbols.front()) {
        for (Symbol& symbol : symbols) put_back(symbol.box);
    }
    return again;
}

}  // namespace emend
