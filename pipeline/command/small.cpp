#include "pipeline/command/small.h"

#include <fstream>
#include <iterator>
#include <set>

#include "pipeline/read/image.h"
#include "pipeline/read/pdf_info.h"

namespace emend {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t little_text = 1'000'000;   // bytes
constexpr std::uintmax_t large_scan = 100'000'000;  // a file that is not worth reading twice

std::string lower_extension(const fs::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return extension;
}

bool one_tiff_page(const fs::path& path, const ReadLimits& limits) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    return count_pages(path, bytes, limits) == 1;
}

// By the line "Pages:           12" of pdfinfo.
bool one_pdf_page(const fs::path& path, const ReadLimits& limits) {
    const std::string facts = run_poppler({path, path.string(), limits}, {"pdfinfo"}).output;
    const std::string key = "\nPages:";
    const std::size_t at = facts.find(key);
    return at == std::string::npos || std::atol(facts.c_str() + at + key.size()) <= 1;
}

}  // namespace

bool is_small(const Input& input, const ReadLimits& limits) {
    static const std::set<std::string> pictures{".png", ".jpg", ".jpeg", ".pnm", ".pgm",
                                                ".pbm", ".ppm", ".jp2",  ".webp"};
    static const std::set<std::string> texts{".txt", ".text", ".md", ".markdown"};
    if (input.refused) return true;
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(input.path, error);
    if (error || bytes > static_cast<std::uintmax_t>(limits.max_bytes)) return true;
    const std::string extension = lower_extension(input.path);
    if (texts.contains(extension)) return bytes < little_text;
    if (pictures.contains(extension)) return true;
    if (bytes > large_scan) return false;
    try {
        if (extension == ".tif" || extension == ".tiff") return one_tiff_page(input.path, limits);
        if (extension == ".pdf") return one_pdf_page(input.path, limits);
    } catch (const std::exception&) {
        return true;  // it will not be read either
    }
    return false;
}

}  // namespace emend
