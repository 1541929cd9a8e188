// Spans of markup that can be told from their own characters. Each function looks at the beginning of `text`, the rest
// of one line, and gives 0 (or nothing) where there is no such span. How far they look is bounded.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace emend {

// A footnote marker or other raised text, with the bytes of markup before and behind it: [^1] ^1^ $^{1}$ \( ^{1} \)
struct RaisedSpan {
    std::size_t before = 0, text = 0, after = 0;
};
std::optional<RaisedSpan> raised_span(std::string_view text);

std::size_t image_length(std::string_view text);             // ![a picture](picture.png)
std::size_t link_destination_length(std::string_view text);  // ](https://example.org "a title")
std::size_t address_length(std::string_view text);           // <https://example.org>
std::size_t blank_entity_length(std::string_view text);      // &nbsp;

}  // namespace emend
