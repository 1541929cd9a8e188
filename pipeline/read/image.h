// Page images: what a file holds, and pages made ready for recognition. Together with ink.h, levels.h and straighten.h
// the only place that knows Leptonica.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/read.h"

struct Pix;

namespace emend {

struct PixDeleter {
    void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

// One page, ready for recognition: 8-bit grey (or 1 bit), square pixels, upright as far as known.
struct PageImage {
    PixPtr pix;
    int dpi = 300;                // after x and y were made equal
    double x_dpi = 0, y_dpi = 0;  // as the file said; 0 where it did not
    std::string reason;           // where the resolution was not taken from the file: why
};

int width_of(const PageImage& image);
int height_of(const PageImage& image);

// How many pages a file has (multi-page TIFF), from headers alone. Throws Error(bad_input) for a damaged or too large
// image, naming the page.
int count_pages(const std::filesystem::path& path, const std::string& bytes, const ReadLimits& limits);

// Page `n` from 0. Throws Error(bad_input) where it cannot be decoded or breaks off.
PageImage load_page(const std::filesystem::path& path, const std::string& bytes, int n, const ReadOptions& options);

// Turned clockwise by 90, 180 or 270 degrees.
PageImage turned(const PageImage& image, int degrees);

// The page with these areas white.
PageImage without(const PageImage& image, const std::vector<Box>& areas);

// An area with `x` and `y` pixels more on each side, as far as the page goes.
Box widened(const Box& area, int x, int y, const PageImage& image);

// A part of the page, smoothed and larger by a factor: the steps of two-level print become slopes, as the engine has
// learnt them.
PageImage smoothed(const PageImage& image, const Box& area, int factor);

// Larger or smaller by a factor, its resolution with it.
PageImage scaled(const PageImage& image, double factor);

// Lets Leptonica and the image libraries below it keep silent: what they say is in our own messages. Once is enough.
void silence_image_libraries();

}  // namespace emend
