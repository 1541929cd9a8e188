// Bytes as base64 (RFC 4648, with padding) and back again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace emend {

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // nothing where it is no base64

}  // namespace emend
