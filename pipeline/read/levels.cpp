#include "pipeline/read/levels.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace emend {

namespace {

// How many pixels have each brightness.
using Histogram = std::array<int, 256>;

// Most of a page is white: eight pixels at a time where all are.
void count_row(const std::uint8_t* row, int width, Histogram& histogram) {
    constexpr std::uint64_t all_white = ~std::uint64_t{0};
    int x = 0;
    for (std::uint64_t eight = 0; x + 8 <= width; x += 8) {
        std::memcpy(&eight, row + x, sizeof eight);
        if (eight == all_white) {
            histogram[255] += 8;
            continue;
        }
        for (int n = 0; n < 8; ++n, eight >>= 8U) ++histogram[eight & 0xFFU];
    }
    for (; x < width; ++x) ++histogram[static_cast<std::size_t>(GET_DATA_BYTE(row, x))];
}

Histogram histogram_of(Pix* grey) {
    Histogram histogram{};
    const int width = pixGetWidth(grey);
    for (int y = 0; y < pixGetHeight(grey); ++y) {
        const l_uint32* const row = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
        count_row(reinterpret_cast<const std::uint8_t*>(row), width, histogram);
    }
    return histogram;
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

// Leptonica's way to part a histogram in two.
int split_of(const Histogram& histogram) {
    NUMA* counts = numaCreate(static_cast<l_int32>(histogram.size()));
    for (const int count : histogram) numaAddNumber(counts, static_cast<float>(count));
    l_int32 split = 128;
    numaSplitDistribution(counts, 0, &split, nullptr, nullptr, nullptr, nullptr, nullptr);
    numaDestroy(&counts);
    return split;
}

struct Otsu {
    int threshold = -1;  // the highest brightness of the dark part
    long dark = 0;       // pixels in it
    long all = 0;
};

// Tesseract's: the threshold that leaves the most variance between the two parts.
Otsu otsu_of(const Histogram& histogram) {
    Otsu best;
    double moments = 0;
    for (std::size_t value = 0; value < histogram.size(); ++value) {
        best.all += histogram[value];
        moments += static_cast<double>(value) * histogram[value];
    }
    double most = 0;
    long dark = 0;
    double dark_moments = 0;
    for (std::size_t value = 0; value + 1 < histogram.size(); ++value) {
        dark += histogram[value];
        dark_moments += static_cast<double>(value) * histogram[value];
        const long light = best.all - dark;
        if (dark == 0) continue;
        if (light == 0) break;
        const double apart =
            (moments - dark_moments) / static_cast<double>(light) - dark_moments / static_cast<double>(dark);
        const double variance = apart * apart * static_cast<double>(dark) * static_cast<double>(light);
        if (best.threshold >= 0 && variance <= most) continue;
        most = variance;
        best.threshold = static_cast<int>(value);
        best.dark = dark;
    }
    return best;
}

}  // namespace

PixPtr ink_and_paper(const PageImage& image) {
    if (pixGetDepth(image.pix.get()) == 1) return PixPtr(pixClone(image.pix.get()));
    constexpr double towards_paper = 0.12;
    const int split = split_of(histogram_of(image.pix.get()));
    const int paper = std::max(split, brightness_of_paper(image.pix.get()));
    return PixPtr(pixThresholdToBinary(image.pix.get(), split + static_cast<int>(towards_paper * (paper - split))));
}

PixPtr levels_for_engine(const PageImage& image) {
    if (pixGetDepth(image.pix.get()) != 8) return nullptr;
    const Otsu otsu = otsu_of(histogram_of(image.pix.get()));
    if (otsu.dark == 0 || otsu.dark == otsu.all) return nullptr;
    PixPtr levels(pixThresholdToBinary(image.pix.get(), otsu.threshold + 1));
    if (levels && 2 * otsu.dark >= otsu.all) pixInvert(levels.get(), levels.get());
    if (levels) pixCopyResolution(levels.get(), image.pix.get());
    return levels;
}

}  // namespace emend
