#include "pipeline/errors.h"

#include <array>
#include <cstdio>

namespace emend {

namespace {

std::string message(const std::string& where, const std::string& what, const std::string& remedy) {
    std::string text = where.empty() ? what : printable(where) + ": " + printable(what);
    if (!remedy.empty()) text += "; " + remedy;
    return text;
}

// Length of the UTF-8 sequence that the byte at `at` begins.
std::size_t length_at(const std::string& text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
}

// A byte from 0x80 that belongs to no UTF-8 sequence: to terminals of another encoding it may be a control character.
bool is_stray(const std::string& text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = length_at(text, at);
    if (byte < 0x80) return false;
    if (byte < 0xC2 || byte > 0xF4 || at + length > text.size()) return true;
    for (std::size_t n = 1; n < length; ++n) {
        if ((static_cast<unsigned char>(text[at + n]) & 0xC0U) != 0x80U) return true;
    }
    return false;
}

// Length of the UTF-8 sequence that makes a terminal do something, at `at`; 0 for ordinary text.
std::size_t control_at(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t n) {
        return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
    };
    if (is_stray(text, at)) return 1;
    if ((byte(0) < 0x20 && byte(0) != '\n') || byte(0) == 0x7F) return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;                      // C1
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 3;  // embeddings, overrides
    if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return 3;  // isolates
    return 0;
}

}  // namespace

Error::Error(ExitCode code, const std::string& where, const std::string& what, const std::string& remedy)
    : std::runtime_error(message(where, what, remedy)), code_(code) {}

std::string printable(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t control = control_at(text, i);
        for (std::size_t n = 0; n < control; ++n) {
            std::array<char, 8> shown{};
            std::snprintf(shown.data(), shown.size(), "\\x%02x",
                          static_cast<unsigned>(static_cast<unsigned char>(text[i + n])));
            out += shown.data();
        }
        const std::size_t length = control == 0 ? length_at(text, i) : control;
        if (control == 0) out.append(text, i, length);
        i += length;
    }
    return out;
}

}  // namespace emend
