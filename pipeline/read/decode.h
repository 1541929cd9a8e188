// From the bytes of a text to UTF-8, and back again.
#pragma once

#include <string>

#include "pipeline/model/evidence.h"

namespace emend {

struct Decoded {
    std::string text;  // UTF-8 without byte order mark; line ends as they stood
    Encoding encoding;
};

// `encoding` empty: byte order mark, then UTF-16 by its zero bytes, UTF-8 if valid, else windows-1252, unless ICU's
// detection is sure of another single-byte one; of these every byte is valid. Throws Error(bad_input) for binary
// rubbish and for UTF-8 that breaks somewhere, naming the byte and the line; Error(usage) for an encoding that ICU
// doesn't know.
Decoded decode(const std::string& bytes, const std::string& encoding, const std::string& name);

// The bytes of a text in an encoding; the opposite of `decode` where the text can be written in it. Throws
// Error(bad_input) where it cannot.
std::string encode(const std::string& text, const Encoding& encoding);

}  // namespace emend
