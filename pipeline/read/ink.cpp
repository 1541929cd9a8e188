#include "pipeline/read/ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "pipeline/read/levels.h"

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

// The first dark pixel from `x` on, else `end`. Most of a page is blank: eight pixels at a time.
int next_dark(const std::uint8_t* row, int x, int end) {
    for (std::uint64_t eight = 0; x + 8 <= end; x += 8) {
        std::memcpy(&eight, row + x, sizeof eight);
        if (eight != 0) break;
    }
    while (x < end && row[x] == 0) ++x;
    return x;
}

// The runs of an area, row by row.
struct Rows {
    std::vector<Run> runs;
    std::vector<std::size_t> begin;  // of each row, and the end
};

std::vector<Piece> pieces_of(const Rows& rows) {
    Together together(rows.runs.size());
    for (std::size_t row = 1; row + 1 < rows.begin.size(); ++row) {
        join_rows(rows.runs, rows.begin[row - 1], rows.begin[row], rows.begin[row + 1], together);
    }
    std::vector<Piece> pieces;
    std::vector<std::size_t> piece_of(rows.runs.size());
    for (std::size_t run = 0; run < rows.runs.size(); ++run) {
        const std::size_t first = together.first(run);
        if (first == run) {
            piece_of[run] = pieces.size();
            pieces.emplace_back();
        }
        add(rows.runs[run], pieces[piece_of[first]]);
    }
    return pieces;
}

}  // namespace

void Ink::add_runs(int y, int left, int right, std::vector<Run>& runs) const {
    if (y < 0 || y >= height_) return;
    left = std::max(left, 0);
    right = std::min(right, width_);
    const std::uint8_t* const row = pixels_.data() + index(0, y);
    for (int x = left; x < right; ++x) {
        x = next_dark(row, x, right);
        if (x == right) return;
        const int from = x;
        while (x < right && row[x] != 0) ++x;
        runs.push_back({y, from, x});
    }
}

Ink ink_of(const PageImage& image) {
    const PixPtr pix = ink_and_paper(image);
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
    Rows rows;
    for (int y = area.top; y < area.bottom; ++y) {
        rows.begin.push_back(rows.runs.size());
        ink.add_runs(y, area.left, area.right, rows.runs);
    }
    rows.begin.push_back(rows.runs.size());
    return pieces_of(rows);
}

std::vector<Box> take_level_strokes(Ink& ink, int length, int thickness) {
    Rows strokes;
    std::vector<Run> row;
    for (int y = 0; y < ink.height(); ++y) {
        row.clear();
        ink.add_runs(y, 0, ink.width(), row);
        strokes.begin.push_back(strokes.runs.size());
        std::copy_if(row.begin(), row.end(), std::back_inserter(strokes.runs),
                     [&](const Run& run) { return run.right - run.left >= length; });
    }
    strokes.begin.push_back(strokes.runs.size());
    std::vector<Box> boxes;
    for (const Piece& stroke : pieces_of(strokes)) {
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
    for (const Piece* piece : pieces) box = unite(box, piece->box);
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
    if (cut) {
        cut.reset(factor < 1 ? pixScaleAreaMap(cut.get(), factor, factor) : pixScaleGrayLI(cut.get(), factor, factor));
    }
    if (cut) cut.reset(pixAddBorder(cut.get(), border, 255));
    constexpr int dpi = 300;
    return {std::move(cut), dpi, 0, 0, ""};
}

}  // namespace emend
