#include "pipeline/read/glyph_shape.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace emend {

void soften(GlyphShape& shape) {
    const GlyphShape sharp = shape;
    const auto at = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= GlyphShape::width || y >= GlyphShape::height) return 0.0F;
        return sharp.cells[static_cast<std::size_t>(y) * GlyphShape::width + static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < GlyphShape::height; ++y) {
        for (int x = 0; x < GlyphShape::width; ++x) {
            float sum = 4 * at(x, y) + 2 * (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1));
            sum += at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
            shape.cells[static_cast<std::size_t>(y) * GlyphShape::width + static_cast<std::size_t>(x)] = sum / 16;
        }
    }
    const float mean =
        std::accumulate(shape.cells.begin(), shape.cells.end(), 0.0F) / static_cast<float>(shape.cells.size());
    for (float& cell : shape.cells) cell -= mean;
}

Box box_of(const Pieces& pieces) {
    Box box = pieces.front()->box;
    for (const Piece* piece : pieces) box = unite(box, piece->box);
    return box;
}

float correlation(const GlyphShape& one, const GlyphShape& other) {
    float product = 0;
    float one_square = 0;
    float other_square = 0;
    for (std::size_t n = 0; n < one.cells.size(); ++n) {
        product += one.cells[n] * other.cells[n];
        one_square += one.cells[n] * one.cells[n];
        other_square += other.cells[n] * other.cells[n];
    }
    return product / std::sqrt(std::max(one_square * other_square, 1e-9F));
}

// Pieces that stand above one another are parts of one character in any case.
std::vector<Pieces> columns_of(Pieces pieces) {
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece* one, const Piece* other) { return one->box.left < other->box.left; });
    std::vector<Pieces> columns;
    for (const Piece* piece : pieces) {
        const bool within = !columns.empty() && piece->box.left + piece->box.right < 2 * box_of(columns.back()).right;
        if (!within) columns.emplace_back();
        columns.back().push_back(piece);
    }
    return columns;
}

GlyphShape shape_of(const Pieces& pieces, const Box& box) {
    GlyphShape shape;
    const double unit = static_cast<double>(box.height()) / GlyphShape::height;
    const double left = (box.left + box.right) / 2.0 - unit * GlyphShape::width / 2;
    constexpr int fine = 3;  // samples each way in a cell's width
    for (const Piece* piece : pieces) {
        for (const Run& run : piece->runs) {
            for (int sample = 0; sample < fine; ++sample) {
                const int y = static_cast<int>((run.y + (sample + 0.5) / fine - box.top) / unit);
                for (int x = run.left * fine; x < run.right * fine; ++x) {
                    const int column = static_cast<int>(std::floor(((x + 0.5) / fine - left) / unit));
                    if (column < 0 || column >= GlyphShape::width || y < 0 || y >= GlyphShape::height) continue;
                    shape.cells[static_cast<std::size_t>(y) * GlyphShape::width + static_cast<std::size_t>(column)] +=
                        static_cast<float>(1 / (fine * fine * unit * unit));
                }
            }
        }
    }
    soften(shape);
    return shape;
}

}  // namespace emend
