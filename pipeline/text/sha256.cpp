#include <openssl/evp.h>

#include <array>

#include "pipeline/text/unicode.h"

namespace emend {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text;
    for (unsigned int n = 0; n < length; ++n) {
        text += hexadecimal[digest.at(n) >> 4U];
        text += hexadecimal[digest.at(n) & 0xFU];
    }
    return text;
}

}  // namespace emend
