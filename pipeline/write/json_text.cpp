#include "pipeline/write/json_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// Nothing of it has to be escaped, and it is ASCII.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
}

// How many bytes from `at` are one character that has to be written as a \u escape; 0 for others.
std::size_t acted_on(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t n) { return n < text.size() ? static_cast<unsigned char>(text[n]) : 0U; };
    if (byte(at) < 0x7F) return 0;
    if (byte(at) == 0x7F) return 1;
    if (byte(at) == 0xC2 && byte(at + 1) < 0xA0) return 2;
    const bool general = byte(at) == 0xE2 && ((byte(at + 1) == 0x80 && byte(at + 2) >= 0xA8 && byte(at + 2) <= 0xAE) ||
                                              (byte(at + 1) == 0x81 && byte(at + 2) >= 0xA6 && byte(at + 2) <= 0xA9));
    return general ? 3 : 0;
}

}  // namespace

std::string line_of(const Json& json) {
    const std::string plain = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string line;
    line.reserve(plain.size());
    std::size_t copied = 0;
    for (std::size_t i = 0; i < plain.size();) {
        const std::size_t length = acted_on(plain, i);
        if (length > 0) {
            std::array<char, 8> code{};
            const auto point = code_points(std::string_view(plain).substr(i, length)).front();
            std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(point));
            line.append(plain, copied, i - copied).append(code.data());
            copied = i + length;
        }
        i += std::max<std::size_t>(length, 1);
    }
    return line.append(plain, copied);
}

std::string in_quotes(std::string_view text) {
    if (!is_plain(text)) return line_of(Json(text));
    std::string all;
    all.reserve(text.size() + 2);
    return all.append(1, '"').append(text).append(1, '"');
}

std::string number(double value) { return value == 1 ? "1.0" : Json(value).dump(); }

std::string numbers(std::initializer_list<int> values) {
    std::string list;
    for (const int value : values) list += (list.empty() ? "[" : ",") + std::to_string(value);
    return list + "]";
}

}  // namespace emend
