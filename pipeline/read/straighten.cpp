// Leptonica finds the skew, but turning a page there costs as much as all its measuring: every pixel is computed, and
// most are blank. The arithmetic here is that of its pixRotateAMGray, pixel for pixel, where there is ink.
#include "pipeline/read/straighten.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace emend {

namespace {

constexpr double least_skew = 0.06, steepest_skew = 7;  // degrees; less moves a line's end by two pixels
constexpr l_uint32 white = 255;

// A grey page's rows; asking Leptonica for each pixel's costs more than the arithmetic.
struct Rows {
    explicit Rows(Pix* pix) : data(pixGetData(pix)), words(pixGetWpl(pix)) {}
    l_uint32* operator[](int y) const { return data + static_cast<std::ptrdiff_t>(y) * words; }

    l_uint32* data;
    std::ptrdiff_t words;  // in a row
};

// Which small areas of a grey page hold something else than white.
class Patches {
public:
    explicit Patches(Pix* grey)
        : columns_(pixGetWidth(grey) / wide + 1),
          inked_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(pixGetHeight(grey) / high + 1)) {
        const Rows rows(grey);
        const int words = pixGetWidth(grey) / 4;
        for (int y = 0; y < pixGetHeight(grey); ++y) {
            const l_uint32* const row = rows[y];
            for (int n = 0; n < words; ++n) {
                if (row[n] != ~l_uint32{0}) inked_[index(4 * n, y)] = 1;
            }
            for (int x = 4 * words; x < pixGetWidth(grey); ++x) {
                if (GET_DATA_BYTE(row, x) != white) inked_[index(x, y)] = 1;
            }
        }
    }

    // Both ends included; they lie on the page.
    bool blank(int left, int top, int right, int bottom) const {
        for (int y = top; y < bottom + high; y += high) {
            for (int x = left; x < right + wide; x += wide) {
                if (inked_[index(std::min(x, right), std::min(y, bottom))] != 0) return false;
            }
        }
        return true;
    }

private:
    static constexpr int wide = 16, high = 8;

    std::size_t index(int x, int y) const {
        const int patch = y / high * columns_ + x / wide;
        return static_cast<std::size_t>(patch);
    }

    int columns_;
    std::vector<std::uint8_t> inked_;
};

// Turns a grey page about its middle by less than a right angle; a pixel is the mean of the four it comes to lie on,
// by sixteenths.
class Turn {
public:
    Turn(Pix* from, Pix* to, float angle)
        : from_(from),
          to_(to),
          patches_(from),
          width_(pixGetWidth(from)),
          height_(pixGetHeight(from)),
          sine_(static_cast<float>(16.0 * std::sin(angle))),
          cosine_(static_cast<float>(16.0 * std::cos(angle))) {}

    // What lies beyond the page stays as it is in `to`.
    void run() const {
        constexpr int at_once = 16;
        for (int y = 0; y < height_; ++y) {
            for (int x = 0; x < width_; x += at_once) {
                const int end = std::min(x + at_once, width_);
                if (!blank(x, end, y)) fill(x, end, y);
            }
        }
    }

private:
    struct Place {
        int x = 0, y = 0;  // in the page as it was
        unsigned x_sixteenths = 0, y_sixteenths = 0;
    };

    Place origin_of(int x, int y) const {
        const int from_middle = width_ / 2 - x;
        const int below_middle = height_ / 2 - y;
        const auto x16 =
            static_cast<int>(static_cast<float>(-from_middle) * cosine_ - static_cast<float>(below_middle) * sine_);
        const auto y16 =
            static_cast<int>(static_cast<float>(-below_middle) * cosine_ + static_cast<float>(from_middle) * sine_);
        return {width_ / 2 + (x16 >> 4), height_ / 2 + (y16 >> 4), static_cast<unsigned>(x16) & 15U,  // NOLINT
                static_cast<unsigned>(y16) & 15U};
    }

    bool blank(int begin, int end, int y) const {
        const Place first = origin_of(begin, y);
        const Place last = origin_of(end - 1, y);
        const auto on_page = [](int at, int size) { return std::clamp(at, 0, size - 1); };
        return patches_.blank(on_page(std::min(first.x, last.x), width_), on_page(std::min(first.y, last.y), height_),
                              on_page(std::max(first.x, last.x) + 1, width_),
                              on_page(std::max(first.y, last.y) + 1, height_));
    }

    void fill(int begin, int end, int y) const {
        l_uint32* const row = to_[y];
        for (int x = begin; x < end; ++x) {
            const Place at = origin_of(x, y);
            if (at.x < 0 || at.y < 0 || at.x > width_ - 2 || at.y > height_ - 2) continue;
            const l_uint32* const upper = from_[at.y];
            const l_uint32* const lower = from_[at.y + 1];
            const unsigned right = at.x_sixteenths;
            const unsigned down = at.y_sixteenths;
            const l_uint32 sum = (16 - right) * (16 - down) * GET_DATA_BYTE(upper, at.x) +
                                 right * (16 - down) * GET_DATA_BYTE(upper, at.x + 1) +
                                 (16 - right) * down * GET_DATA_BYTE(lower, at.x) +
                                 right * down * GET_DATA_BYTE(lower, at.x + 1);
            SET_DATA_BYTE(row, x, static_cast<l_uint8>((sum + 128) / 256));
        }
    }

    Rows from_, to_;
    Patches patches_;
    int width_, height_;
    float sine_, cosine_;
};

}  // namespace

PixPtr slightly_turned(Pix* grey, float angle) {
    PixPtr level(pixCreateTemplate(grey));
    if (!level) return nullptr;
    pixSetAll(level.get());
    Turn(grey, level.get(), angle).run();
    return level;
}

std::optional<PageImage> straightened(const PageImage& image) {
    constexpr int threshold = 150;  // good enough to see lines of text by
    const bool two_levels = pixGetDepth(image.pix.get()) == 1;
    PixPtr ink(two_levels ? pixClone(image.pix.get()) : pixConvertTo1(image.pix.get(), threshold));
    float angle = 0;
    float confidence = 0;
    constexpr float sweep_step = 1;       // degrees
    constexpr float search_step = 0.01F;  // degrees
    if (!ink || pixFindSkewSweepAndSearchScore(ink.get(), &angle, &confidence, nullptr, 4, 2, 0, steepest_skew,
                                               sweep_step, search_step) != 0) {
        return std::nullopt;
    }
    constexpr float sure = 3;
    if (confidence < sure || std::abs(angle) < least_skew) return std::nullopt;
    const PixPtr grey(two_levels ? pixConvertTo8(image.pix.get(), 0) : pixClone(image.pix.get()));
    PixPtr level = grey ? slightly_turned(grey.get(), static_cast<float>(angle * M_PI / 180)) : nullptr;
    if (!level) return std::nullopt;
    pixSetResolution(level.get(), image.dpi, image.dpi);
    return PageImage{std::move(level), image.dpi, image.x_dpi, image.y_dpi, image.reason};
}

}  // namespace emend
