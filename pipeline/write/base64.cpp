#include "pipeline/write/base64.h"

#include <cstdint>

namespace emend {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view group = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t n = 0; n < 3; ++n) {
            bits = bits << 8U | (n < group.size() ? static_cast<unsigned char>(group[n]) : 0U);
        }
        for (std::size_t n = 0; n < 4; ++n) {
            text += n <= group.size() ? alphabet[bits >> (18U - 6U * n) & 63U] : '=';
        }
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t value = i + padding < text.size() ? alphabet.find(text[i]) : 0;
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        if (i % 4 != 3) continue;
        for (unsigned n = 0; n < 3; ++n) bytes += static_cast<char>(bits >> (16U - 8U * n) & 255U);
        bits = 0;
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

}  // namespace emend
