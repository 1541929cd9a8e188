#include "pipeline/read/html_tag.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t longest_tag = 2000;  // bytes; bounds the search for ">"

constexpr std::array<std::pair<std::string_view, TagEffect>, 44> known_tags{{
    {"a", TagEffect::none},       {"b", TagEffect::bold},           {"blockquote", TagEffect::block},
    {"body", TagEffect::block},   {"br", TagEffect::line},          {"caption", TagEffect::block},
    {"center", TagEffect::block}, {"cite", TagEffect::italic},      {"code", TagEffect::none},
    {"col", TagEffect::none},     {"del", TagEffect::none},         {"div", TagEffect::block},
    {"em", TagEffect::italic},    {"figcaption", TagEffect::block}, {"figure", TagEffect::block},
    {"font", TagEffect::none},    {"footer", TagEffect::block},     {"h1", TagEffect::block},
    {"h2", TagEffect::block},     {"h3", TagEffect::block},         {"h4", TagEffect::block},
    {"h5", TagEffect::block},     {"h6", TagEffect::block},         {"header", TagEffect::block},
    {"hr", TagEffect::block},     {"html", TagEffect::block},       {"i", TagEffect::italic},
    {"img", TagEffect::none},     {"li", TagEffect::block},         {"mark", TagEffect::none},
    {"ol", TagEffect::block},     {"p", TagEffect::block},          {"section", TagEffect::block},
    {"small", TagEffect::none},   {"span", TagEffect::none},        {"strong", TagEffect::bold},
    {"sub", TagEffect::none},     {"sup", TagEffect::raised},       {"table", TagEffect::block},
    {"td", TagEffect::cell},      {"th", TagEffect::cell},          {"tr", TagEffect::line},
    {"u", TagEffect::underlined}, {"ul", TagEffect::block},
}};

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Behind the ">" that ends the tag; a ">" within quotes does not.
std::optional<std::size_t> tag_end(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < std::min(text.size(), longest_tag); ++at) {
        if (quote != 0) {
            if (text[at] == quote) quote = 0;
        } else if (text[at] == '>') {
            return at + 1;
        } else if (text[at] == '<') {
            return std::nullopt;
        } else if (text[at] == '"' || text[at] == '\'') {
            quote = text[at];
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<HtmlTag> html_tag(std::string_view text) {
    if (!text.starts_with('<')) return std::nullopt;
    HtmlTag tag;
    std::size_t at = 1;
    tag.closing = text.substr(at).starts_with('/');
    if (tag.closing) ++at;
    const std::size_t name = at;
    while (at < text.size() && letter_or_digit(text[at])) ++at;
    tag.name = to_lower(text.substr(name, std::min<std::size_t>(at - name, 20)));
    const auto* const known =
        std::find_if(known_tags.begin(), known_tags.end(), [&](const auto& one) { return one.first == tag.name; });
    if (known == known_tags.end() || at == text.size()) return std::nullopt;
    if (text[at] != '>' && text[at] != '/' && text[at] != ' ' && text[at] != '\t') return std::nullopt;
    const auto end = tag_end(text, at);
    if (!end) return std::nullopt;
    tag.length = *end;
    tag.effect = known->second;
    const bool heading = tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6';
    tag.heading = heading ? tag.name[1] - '0' : 0;
    return tag;
}

}  // namespace emend
