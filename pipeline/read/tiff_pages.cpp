#include "pipeline/read/tiff_pages.h"

#include <cstdint>
#include <optional>
#include <set>

namespace emend {

namespace {

class Numbers {
public:
    explicit Numbers(const std::string& bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

    // Nothing where the file ends before.
    std::optional<std::uint64_t> at(std::uint64_t offset, int size) const {
        if (offset > bytes_.size() || bytes_.size() - offset < static_cast<std::uint64_t>(size)) return std::nullopt;
        std::uint64_t value = 0;
        for (int n = 0; n < size; ++n) {
            const int place = little_ ? size - 1 - n : n;
            value = value << 8U | static_cast<unsigned char>(bytes_[offset + static_cast<std::uint64_t>(place)]);
        }
        return value;
    }

private:
    const std::string& bytes_;
    bool little_;
};

}  // namespace

TiffPages tiff_pages(const std::string& bytes) {
    constexpr std::uint64_t big_tiff = 43;
    const Numbers numbers(bytes);
    const bool big = numbers.at(2, 2) == big_tiff;
    const int count_size = big ? 8 : 2;
    const int entry_size = big ? 20 : 12;
    const int offset_size = big ? 8 : 4;
    TiffPages pages;
    std::set<std::uint64_t> seen;
    std::optional<std::uint64_t> directory = numbers.at(big ? 8 : 4, offset_size);
    while (directory && *directory != 0 && seen.insert(*directory).second) {
        const auto entries = numbers.at(*directory, count_size);
        if (!entries || *entries > bytes.size()) return pages;
        directory = numbers.at(
            *directory + static_cast<std::uint64_t>(count_size) + *entries * static_cast<std::uint64_t>(entry_size),
            offset_size);
        if (directory) ++pages.count;
    }
    pages.whole = pages.count > 0 && directory && *directory == 0;
    return pages;
}

}  // namespace emend
