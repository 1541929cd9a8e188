#include "pipeline/read/image.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "pipeline/errors.h"
#include "pipeline/read/overheard.h"
#include "pipeline/read/tiff_pages.h"

namespace emend {

namespace {

constexpr int smallest_side = 24;                          // pixels: less cannot hold a line of text
constexpr double lowest_dpi = 72, highest_dpi = 2400;      // beyond them a file's resolution is not believed
constexpr double least_working_dpi = 150, most_dpi = 400;  // outside them pages are scaled before recognition
constexpr double working_dpi = 300;
constexpr double unequal = 1.15;  // less than that (fax: 204 × 196) costs fewer letters left alone than scaled
constexpr double narrowest_page = 3.5, widest_page = 24;  // inches
constexpr double paper_width = 8.3;                       // inches: A4 and Letter differ by three per cent

const l_uint8* data_of(const std::string& bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

bool is_tiff(const std::string& bytes) {
    l_int32 format = IFF_UNKNOWN;
    if (bytes.size() < 16 || findFileFormatBuffer(data_of(bytes), &format) != 0) return false;
    return format == IFF_TIFF || (format >= IFF_TIFF_PACKBITS && format <= IFF_TIFF_ZIP) || format == IFF_TIFF_JPEG;
}

// A JPEG or PNG without its end; what is decoded of it would be read as if it were all.
bool breaks_off(const std::string& bytes) {
    if (bytes.starts_with("\xff\xd8\xff")) return bytes.find("\xff\xd9") == std::string::npos;
    return bytes.starts_with("\x89PNG") && bytes.find("IEND") == std::string::npos;
}

// JPEG's and PNG's libraries tell of damage on standard error, and of some of it nowhere else.
PixPtr decoded(const std::string& bytes, std::string& damage) {
    const bool talks = bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("\x89PNG");
    std::optional<Overheard> overheard;
    if (talks) overheard.emplace();
    PixPtr pix(pixReadMem(data_of(bytes), bytes.size()));
    if (overheard) damage = overheard->first_line();
    return pix;
}

[[noreturn]] void refuse(const std::filesystem::path& path, int page, const std::string& what,
                         const std::string& remedy) {
    const std::string where = path.string() + (page >= 0 ? ", page " + std::to_string(page + 1) : "");
    throw Error(ExitCode::bad_input, where, what, remedy);
}

void check_size(const std::filesystem::path& path, int page, long width, long height, const ReadLimits& limits) {
    const std::string size = std::to_string(width) + " × " + std::to_string(height) + " pixels";
    if (width < smallest_side || height < smallest_side) {
        refuse(path, page, "the picture has only " + size, "a page that can be read has hundreds each way");
    }
    if (width > limits.max_pixels / height) {
        refuse(path, page, "the picture has " + size + ", more than the limit of " + std::to_string(limits.max_pixels),
               "scan at 300 dpi, or raise the limit");
    }
}

// 8-bit grey or 1 bit, whatever the file had: transparency over white, colours by their brightness.
PixPtr grey(PixPtr pix) {
    if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00));
    if (pix && pixGetDepth(pix.get()) == 1 && pixGetColormap(pix.get()) != nullptr) {
        pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
    }
    if (pix && pixGetDepth(pix.get()) != 1) pix.reset(pixConvertTo8(pix.get(), 0));
    return pix;
}

bool believable(double dpi, int pixels) {
    const double inches = pixels / std::max(dpi, 1.0);
    return dpi >= lowest_dpi && dpi <= highest_dpi && inches >= narrowest_page && inches <= widest_page;
}

// Settles the resolution and makes the pixels square, or nearly so.
void settle_resolution(PageImage& image, const ReadOptions& options) {
    const int width = pixGetWidth(image.pix.get());
    const int height = pixGetHeight(image.pix.get());
    image.x_dpi = pixGetXRes(image.pix.get());
    image.y_dpi = pixGetYRes(image.pix.get());
    double x = image.x_dpi;
    double y = image.y_dpi;
    if (options.dpi) {
        x = y = *options.dpi;
        image.reason = "resolution given on the command line";
    } else if (!believable(x, width) || !believable(y, height) || std::max(x, y) > 2.5 * std::min(x, y)) {
        x = y = std::clamp(std::min(width, height) / paper_width, lowest_dpi, highest_dpi);
        image.reason = (image.x_dpi > 0 ? "the file's resolution cannot be right" : "the file names no resolution") +
                       std::string("; taken for a sheet of usual width");
    }
    const double high = std::max(x, y);
    if (high > unequal * std::min(x, y)) {
        image.pix.reset(pixConvertTo8(image.pix.get(), 0));
        image.pix.reset(pixScaleGrayLI(image.pix.get(), static_cast<float>(high / x), static_cast<float>(high / y)));
    }
    image.dpi = static_cast<int>(std::lround(high));
}

}  // namespace

int count_pages(const std::filesystem::path& path, const std::string& bytes, const ReadLimits& limits) {
    silence_image_libraries();
    if (bytes.empty()) refuse(path, -1, "the file is empty", "scan or copy it again");
    if (breaks_off(bytes)) refuse(path, -1, "the image breaks off", "scan or copy it again");
    if (!is_tiff(bytes)) {
        l_int32 width = 0;
        l_int32 height = 0;
        if (pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height, nullptr, nullptr, nullptr) != 0) {
            refuse(path, -1, "not an image that can be read, or damaged",
                   "TIFF, PNG, JPEG, PNM, JPEG 2000 and WebP can be read");
        }
        check_size(path, -1, width, height, limits);
        return 1;
    }
    const auto [pages, whole] = tiff_pages(bytes);
    if (pages == 0) refuse(path, -1, "the TIFF has no page, or breaks off before its first", "scan or copy it again");
    if (!whole) {
        refuse(path, -1, "the TIFF breaks off behind page " + std::to_string(pages) + ", or its directory is damaged",
               "scan or copy it again");
    }
    if (pages > limits.max_pages) {
        refuse(path, -1, std::to_string(pages) + " pages, more than the limit of " + std::to_string(limits.max_pages),
               "split the file, or raise the limit");
    }
    for (int page = 0; page < pages; ++page) {
        l_int32 width = 0;
        l_int32 height = 0;
        if (readHeaderMemTiff(data_of(bytes), bytes.size(), page, &width, &height, nullptr, nullptr, nullptr, nullptr,
                              nullptr) != 0) {
            refuse(path, page, "the TIFF page's header is damaged", "scan or copy it again");
        }
        check_size(path, page, width, height, limits);
    }
    return pages;
}

PageImage load_page(const std::filesystem::path& path, const std::string& bytes, int n, const ReadOptions& options) {
    silence_image_libraries();
    const bool tiff = is_tiff(bytes);
    PageImage image;
    std::string damage;
    if (tiff) {
        image.pix.reset(pixReadMemTiff(data_of(bytes), bytes.size(), n));
    } else if (!breaks_off(bytes)) {
        image.pix = decoded(bytes, damage);
    }
    const double x_dpi = image.pix ? pixGetXRes(image.pix.get()) : 0;
    const double y_dpi = image.pix ? pixGetYRes(image.pix.get()) : 0;
    if (image.pix) image.pix = grey(std::move(image.pix));
    if (!image.pix) {
        refuse(path, tiff ? n : -1, "the image breaks off or cannot be decoded", "scan or copy it again");
    }
    check_size(path, tiff ? n : -1, width_of(image), height_of(image), options.limits);
    pixSetResolution(image.pix.get(), static_cast<int>(x_dpi), static_cast<int>(y_dpi));
    settle_resolution(image, options);
    if (!damage.empty()) image.reason += (image.reason.empty() ? "" : "; ") + ("the picture is damaged: " + damage);
    if (image.dpi < least_working_dpi) {
        image = scaled(image, std::ceil(least_working_dpi / image.dpi));
    } else if (image.dpi > most_dpi) {
        image = scaled(image, working_dpi / image.dpi);
    }
    if (!image.pix) refuse(path, n, "the image cannot be scaled", "scan at 300 dpi");
    pixSetResolution(image.pix.get(), image.dpi, image.dpi);
    return image;
}

PageImage turned(const PageImage& image, int degrees) {
    return {PixPtr(pixRotateOrth(image.pix.get(), degrees / 90)), image.dpi, image.x_dpi, image.y_dpi, image.reason};
}

namespace {

struct DestroyBox {
    void operator()(BOX* box) const { boxDestroy(&box); }
};

}  // namespace

PageImage without(const PageImage& image, const std::vector<Box>& areas) {
    PixPtr pix(pixCopy(nullptr, image.pix.get()));
    for (const Box& area : areas) {
        const std::unique_ptr<BOX, DestroyBox> box(boxCreate(area.left, area.top, area.width(), area.height()));
        if (pixGetDepth(pix.get()) == 1) {
            pixClearInRect(pix.get(), box.get());
        } else {
            pixSetInRect(pix.get(), box.get());
        }
    }
    return {std::move(pix), image.dpi, image.x_dpi, image.y_dpi, image.reason};
}

Box widened(const Box& area, int x, int y, const PageImage& image) {
    return {std::max(area.left - x, 0), std::max(area.top - y, 0), std::min(area.right + x, width_of(image)),
            std::min(area.bottom + y, height_of(image))};
}

PageImage smoothed(const PageImage& image, const Box& area, int factor) {
    constexpr int radius = 1;  // pixels
    const std::unique_ptr<BOX, DestroyBox> box(boxCreate(area.left, area.top, area.width(), area.height()));
    PixPtr pix(pixClipRectangle(image.pix.get(), box.get(), nullptr));
    if (pix) pix.reset(pixConvertTo8(pix.get(), 0));
    if (pix) pix.reset(pixBlockconv(pix.get(), radius, radius));
    if (!pix) return {};
    return scaled({std::move(pix), image.dpi, image.x_dpi, image.y_dpi, image.reason}, factor);
}

PageImage scaled(const PageImage& image, double factor) {
    const auto by = static_cast<float>(factor);
    PixPtr pix(pixGetDepth(image.pix.get()) == 1 ? pixConvertTo8(image.pix.get(), 0) : pixClone(image.pix.get()));
    pix.reset(by < 1 ? pixScaleAreaMap(pix.get(), by, by) : pixScale(pix.get(), by, by));
    const int dpi = static_cast<int>(std::lround(image.dpi * factor));
    if (pix) pixSetResolution(pix.get(), dpi, dpi);
    return {std::move(pix), dpi, image.x_dpi, image.y_dpi, image.reason};
}

}  // namespace emend
