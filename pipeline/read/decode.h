// From the bytes of a text to UTF-8, and back again.
#pragma once

#include <string>

#include "pipeline/model/evidence.h"

namespace emend {

struct Decoded {
    std::string text;  // UTF-8 without byte order mark; line ends as they stood
    Encoding encoding;
};

// `encoding` empty: byte order mark, then UTF-8 if valid, UTF-16 by its zero bytes, else ICU's detection among the
// single-byte ones. Throws Error(bad_input) for binary rubbish and for UTF-8 that breaks off in the middle, naming the
// byte and the line.
Decoded decode(const std::string& bytes, const std::string& encoding, const std::string& name);

// The bytes of a text in an encoding; the opposite of `decode` where the text can be written in it.
std::string encode(const std::string& text, const Encoding& encoding);

}  // namespace emend
