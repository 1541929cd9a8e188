// The HTML tags that stand in other tools' Markdown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

enum class TagEffect {
    none,        // markup without a trace in the words: span, font, a
    italic,      // i em
    bold,        // b strong
    underlined,  // u
    raised,      // sup
    line,        // the line ends: br, tr
    block,       // the block ends: p div li table …
    cell,        // words on both sides stand apart: td th
};

struct HtmlTag {
    std::string name;  // lower case
    bool closing = false;
    std::size_t length = 0;  // bytes from "<" to ">"
    TagEffect effect = TagEffect::none;
    int heading = 0;  // of h1 to h6
};

// The tag that `text` begins with. Only the names of HTML's text elements count: "<unk>" is text.
std::optional<HtmlTag> html_tag(std::string_view text);

}  // namespace emend
