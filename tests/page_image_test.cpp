// What is done with pixels here to save time must come out as the libraries' own slower ways do.
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <catch2/catch.hpp>
#include <random>

#include "pipeline/read/ink.h"
#include "pipeline/read/levels.h"
#include "pipeline/read/straighten.h"

namespace emend {
namespace {

// Blurred blocks like print, `ink` on `paper`, over a part of the page; some of it reaches the edge.
PageImage page_with(int width, int height, int ink, int paper, unsigned seed) {
    PageImage image;
    image.pix.reset(pixCreate(width, height, 8));
    pixSetResolution(image.pix.get(), 300, 300);
    pixSetAllArbitrary(image.pix.get(), static_cast<l_uint32>(paper));
    std::mt19937 random(seed);
    for (int n = 0; n < 60; ++n) {
        const int left = static_cast<int>(random() % static_cast<unsigned>(width));
        const int top = static_cast<int>(random() % static_cast<unsigned>(height));
        const int across = 3 + static_cast<int>(random() % 40U);
        const int value = ink + static_cast<int>(random() % 30U);
        for (int y = top; y < top + 12; ++y) {
            for (int x = left; x < left + across; ++x) {
                if (x < width && y < height) pixSetPixel(image.pix.get(), x, y, static_cast<l_uint32>(value));
            }
        }
    }
    return image;
}

bool alike(const PixPtr& one, const PixPtr& other) {
    l_int32 same = 0;
    return one && other && pixEqual(one.get(), other.get(), &same) == 0 && same == 1;
}

TEST_CASE("a page's two levels are those that the engine finds itself") {
    tesseract::TessBaseAPI api;
    REQUIRE(api.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) == 0);
    struct Page {
        int width, ink, paper;
    };
    const Page pages[] = {{403, 20, 255}, {400, 60, 180}, {397, 200, 30}};  // the last is light on dark
    for (const auto& [width, ink, paper] : pages) {
        const PageImage image = page_with(width, 300, ink, paper, 7);
        api.SetImage(image.pix.get());
        CHECK(alike(levels_for_engine(image), PixPtr(api.GetThresholdedImage())));
    }
    CHECK(levels_for_engine(page_with(100, 100, 255 - 30, 255, 7)));
    PageImage blank = page_with(100, 100, 0, 255, 7);
    pixSetAll(blank.pix.get());
    CHECK_FALSE(levels_for_engine(blank));
    blank.pix.reset(pixCreate(100, 100, 1));
    CHECK_FALSE(levels_for_engine(blank));
}

TEST_CASE("a page is turned as Leptonica turns it") {
    for (const int width : {401, 400, 37}) {
        const PageImage image = page_with(width, 257, 0, 255, 3);
        for (const float angle : {0.12F, -0.05F, 0.004F, 0.0011F}) {
            const PixPtr theirs(pixRotateAMGray(image.pix.get(), angle, 255));
            CHECK(alike(slightly_turned(image.pix.get(), angle), theirs));
        }
    }
}

TEST_CASE("runs of ink are found wherever they begin and end") {
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
        constexpr int width = 61;
        Ink ink(width, 1);
        for (int x = 0; x < width; ++x) ink.set(x, 0, random() % (round < 10 ? 9U : 2U) == 0);
        const int left = round % 5;
        const int right = width - round % 7;
        std::vector<Run> runs;
        ink.add_runs(0, left, right, runs);
        std::vector<int> dark(width, 0);
        for (const Run& run : runs) {
            CHECK(run.left < run.right);
            for (int x = run.left; x < run.right; ++x) ++dark[static_cast<std::size_t>(x)];
        }
        for (int x = 0; x < width; ++x) {
            const bool expected = x >= left && x < right && ink.at(x, 0);
            CHECK(dark[static_cast<std::size_t>(x)] == (expected ? 1 : 0));
        }
        for (std::size_t n = 1; n < runs.size(); ++n) CHECK(runs[n].left > runs[n - 1].right);
    }
}

TEST_CASE("level strokes leave the ink, letters stay") {
    Ink ink(100, 30);
    for (int x = 10; x < 90; ++x) {
        for (int y = 20; y < 22; ++y) ink.set(x, y, true);
    }
    for (int y = 5; y < 15; ++y) ink.set(40, y, true);
    const std::vector<Box> strokes = take_level_strokes(ink, 30, 3);
    REQUIRE(strokes.size() == 1);
    CHECK(strokes[0] == Box{10, 20, 90, 22});
    CHECK_FALSE(ink.at(50, 20));
    CHECK(pieces_of(ink, {0, 0, 100, 30}).size() == 1);
}

TEST_CASE("damage within a JPEG is told, not printed") {
    const PageImage page = page_with(1200, 1600, 0, 255, 5);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    REQUIRE(pixWriteMemJpeg(&data, &size, page.pix.get(), 80, 0) == 0);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    ReadOptions options;
    CHECK(load_page("page.jpg", bytes, 0, options).reason.find("damaged") == std::string::npos);
    bytes.insert(size - 2, 40, '\x11');  // before the end marker
    CHECK(load_page("page.jpg", bytes, 0, options).reason.find("the picture is damaged: ") != std::string::npos);
}

}  // namespace
}  // namespace emend
