#include "pipeline/read/ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace emend {

namespace {

// Which runs hang together: each points to another of its piece, the first to itself.
class Together {
public:
    explicit Together(std::size_t runs) : parent_(runs) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    std::size_t first(std::size_t run) {
        while (parent_[run] != run) run = parent_[run] = parent_[parent_[run]];
        return run;
    }
    void join(std::size_t one, std::size_t other) {
        one = first(one);
        other = first(other);
        parent_[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::size_t> parent_;
};

// Joins runs of neighbouring rows that touch, corners included.
void join_rows(const std::vector<Run>& runs, std::size_t above, std::size_t begin, std::size_t end,
               Together& together) {
    std::size_t upper = above;
    for (std::size_t lower = begin; lower < end; ++lower) {
        while (upper < begin && runs[upper].right < runs[lower].left) ++upper;
        for (std::size_t touching = upper; touching < begin && runs[touching].left <= runs[lower].right; ++touching) {
            together.join(touching, lower);
        }
    }
}

void add(const Run& run, Piece& piece) {
    Box& box = piece.box;
    if (piece.runs.empty()) box = {run.left, run.y, run.right, run.y + 1};
    box.left = std::min(box.left, run.left);
    box.right = std::max(box.right, run.right);
    box.bottom = run.y + 1;
    piece.area += run.right - run.left;
    piece.runs.push_back(run);
}

// The brightness of most of the page, which is paper.
int brightness_of_paper(Pix* grey) {
    constexpr int sample = 4;  // every fourth pixel each way
    NUMA* histogram = pixGetGrayHistogram(grey, sample);
    int paper = 255;
    float most = 0;
    for (int value = 128; histogram != nullptr && value < 256; ++value) {
        float count = 0;
        numaGetFValue(histogram, value, &count);
        if (count > most) most = count, paper = value;
    }
    numaDestroy(&histogram);
    return paper;
}

// 1 bit: ink is 1. Otsu's threshold parts the page's type from its paper; thin strokes of small print are lighter, so
// the threshold is moved towards the paper.
PixPtr two_levels(const PageImage& image) {
    if (pixGetDepth(image.pix.get()) == 1) return PixPtr(pixClone(image.pix.get()));
    Pix* thresholds = nullptr;
    pixOtsuAdaptiveThreshold(image.pix.get(), width_of(image), height_of(image), 0, 0, 0, &thresholds, nullptr);
    const PixPtr tiles(thresholds);
    l_uint32 threshold = 128;
    if (tiles) pixGetPixel(tiles.get(), 0, 0, &threshold);
    constexpr double towards_paper = 0.12;
    const int otsu = static_cast<int>(threshold);
    const int paper = std::max(otsu, brightness_of_paper(image.pix.get()));
    return PixPtr(pixThresholdToBinary(image.pix.get(), otsu + static_cast<int>(towards_paper * (paper - otsu))));
}

}  // namespace

void Ink::add_runs(int y, int left, int right, std::vector<Run>& runs) const {
    if (y < 0 || y >= height_) return;
    right = std::min(right, width_);
    for (int x = std::max(left, 0); x < right; ++x) {
        if (pixels_[index(x, y)] == 0) continue;
        const int from = x;
        while (x < right && pixels_[index(x, y)] != 0) ++x;
        runs.push_back({y, from, x});
    }
}

Ink ink_of(const PageImage& image) {
    const PixPtr pix = two_levels(image);
    Ink ink(width_of(image), height_of(image));
    if (!pix) return ink;
    for (int y = 0; y < ink.height(); ++y) {
        const l_uint32* row = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        for (int x = 0; x < ink.width(); ++x) {
            if (x % 32 == 0 && row[x / 32] == 0) {
                x += 31;  // a word of blank pixels
            } else if (GET_DATA_BIT(row, x) != 0) {
                ink.set(x, y, true);
            }
        }
    }
    return ink;
}

std::vector<Piece> pieces_of(const Ink& ink, const Box& area) {
    std::vector<Run> runs;
    std::vector<std::size_t> rows;  // where each row's runs begin
    for (int y = area.top; y < area.bottom; ++y) {
        rows.push_back(runs.size());
        ink.add_runs(y, area.left, area.right, runs);
    }
    rows.push_back(runs.size());
    Together together(runs.size());
    for (std::size_t row = 1; row + 1 < rows.size(); ++row) {
        join_rows(runs, rows[row - 1], rows[row], rows[row + 1], together);
    }
    std::vector<Piece> pieces;
    std::vector<std::size_t> piece_of(runs.size());
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const std::size_t first = together.first(run);
        if (first == run) {
            piece_of[run] = pieces.size();
            pieces.emplace_back();
        }
        add(runs[run], pieces[piece_of[first]]);
    }
    return pieces;
}

std::vector<Box> take_level_strokes(Ink& ink, int length, int thickness) {
    Ink strokes(ink.width(), ink.height());
    std::vector<Run> runs;
    for (int y = 0; y < ink.height(); ++y) ink.add_runs(y, 0, ink.width(), runs);
    for (const Run& run : runs) {
        if (run.right - run.left < length) continue;
        for (int x = run.left; x < run.right; ++x) strokes.set(x, run.y, true);
    }
    std::vector<Box> boxes;
    for (const Piece& stroke : pieces_of(strokes, {0, 0, ink.width(), ink.height()})) {
        if (stroke.box.height() > std::max(thickness, stroke.box.width() / 50)) continue;
        boxes.push_back(stroke.box);
        for (const Run& run : stroke.runs) {
            for (int y = run.y - 1; y <= run.y + 1; ++y) ink.erase({y, run.left, run.right});  // with its blurred edge
        }
    }
    return boxes;
}

PageImage picture_of(const PageImage& image, const std::vector<const Piece*>& pieces, int height, int smooth) {
    constexpr int around = 3;  // pixels: the pieces' grey edges
    constexpr int border = 12;
    if (pieces.empty()) return {};
    Box box = pieces.front()->box;
    for (const Piece* piece : pieces) {
        box = {std::min(box.left, piece->box.left), std::min(box.top, piece->box.top),
               std::max(box.right, piece->box.right), std::max(box.bottom, piece->box.bottom)};
    }
    PixPtr cut(pixCreate(box.width() + 2 * around, box.height() + 2 * around, 8));
    if (!cut) return {};
    pixSetAll(cut.get());
    const bool grey = pixGetDepth(image.pix.get()) == 8;
    const auto copy = [&](int x, int y) {
        l_uint32 value = 0;
        if (pixGetPixel(image.pix.get(), x, y, &value) != 0) return;
        if (!grey) value = value != 0 ? 0 : 255;
        pixSetPixel(cut.get(), x - box.left + around, y - box.top + around, value);
    };
    for (const Piece* piece : pieces) {
        for (const Run& run : piece->runs) {
            for (int y = run.y - 1; y <= run.y + 1; ++y) {
                for (int x = run.left - 1; x <= run.right; ++x) copy(x, y);
            }
        }
    }
    if (smooth > 0) cut.reset(pixBlockconv(cut.get(), smooth, smooth));
    const float factor = static_cast<float>(height) / static_cast<float>(box.height());
    if (cut)
        cut.reset(factor < 1 ? pixScaleAreaMap(cut.get(), factor, factor) : pixScaleGrayLI(cut.get(), factor, factor));
    if (cut) cut.reset(pixAddBorder(cut.get(), border, 255));
    constexpr int dpi = 300;
    return {std::move(cut), dpi, 0, 0, ""};
}

}  // namespace emend
