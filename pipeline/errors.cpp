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

// Length of the UTF-8 sequence that makes a terminal do something, at `at`; 0 for ordinary text.
std::size_t control_at(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t n) {
        return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
    };
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
        if (control == 0) out += text[i];
        i += control == 0 ? 1 : control;
    }
    return out;
}

}  // namespace emend
