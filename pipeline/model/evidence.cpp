#include "pipeline/model/evidence.h"

#include <algorithm>
#include <string_view>

namespace emend {

namespace {

// Unicode white space, as UTF-8.
bool has_blank(std::string_view text) {
    if (text.find_first_of(" \t\n\v\f\r") != std::string_view::npos) return true;
    if (std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) return false;
    using namespace std::string_view_literals;
    for (const std::string_view blank :
         {"\u0085"sv, "\u00A0"sv, "\u1680"sv, "\u2000"sv, "\u2001"sv, "\u2002"sv, "\u2003"sv, "\u2004"sv, "\u2005"sv,
          "\u2006"sv, "\u2007"sv, "\u2008"sv, "\u2009"sv, "\u200A"sv, "\u2028"sv, "\u2029"sv, "\u202F"sv, "\u205F"sv,
          "\u3000"sv}) {
        if (text.find(blank) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

Box unite(const Box& one, const Box& other) {
    return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
            std::max(one.bottom, other.bottom)};
}

bool is_glued(const SourceWord& word) { return word.glued.value_or(!has_blank(word.before)); }

std::string text_as_read(const SourceLine& line) {
    std::string text;
    for (const SourceWord& word : line.words) {
        text += word.before;
        text += word.best.text;
    }
    return text + line.end;
}

std::string text_as_read(const SourcePage& page) {
    std::string text;
    for (const SourceLine& line : page.lines) text += text_as_read(line);
    return text;
}

std::string text_as_read(const Source& source) {
    std::string text;
    for (const auto& page : source.pages) text += text_as_read(*page);
    return text;
}

}  // namespace emend
