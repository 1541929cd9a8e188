#include "pipeline/read/inline_spans.h"

#include <algorithm>
#include <array>

namespace emend {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t longest_label = 40, longest_address = 1000;  // bytes

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<RaisedSpan> note_marker(std::string_view text) {
    if (!text.starts_with("[^")) return std::nullopt;
    const std::size_t close = text.substr(0, longest_label).find_first_of("] \t[", 2);
    if (close == none || close == 2 || text[close] != ']') return std::nullopt;
    return RaisedSpan{2, close - 2, 1};
}

std::optional<RaisedSpan> pandoc_superscript(std::string_view text) {
    if (!text.starts_with('^')) return std::nullopt;
    const std::size_t close = text.substr(0, 5).find('^', 1);
    const bool digits = close != none && close > 1 &&
                        std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(close), digit);
    return digits ? std::optional(RaisedSpan{1, close - 1, 1}) : std::nullopt;
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view signs) {
    return std::min(text.find_first_not_of(signs, at), text.size());
}

// A formula that is nothing but an exponent: $^{1}$ ${ }^{1}$ $^1$ \(^{1}\) $^{\text{1}}$ does not count.
std::optional<RaisedSpan> raised_formula(std::string_view text) {
    const bool dollar = text.starts_with('$');
    if (!dollar && !text.starts_with("\\(")) return std::nullopt;
    const std::string_view close = dollar ? "$" : "\\)";
    text = text.substr(0, longest_label);
    std::size_t at = skip(text, close.size(), " {}");
    if (at == text.size() || text[at] != '^') return std::nullopt;
    at = skip(text, at + 1, " {");
    const std::size_t begin = at;
    while (at < text.size() && (digit(text[at]) || letter(text[at]) || text[at] == '*' || text[at] == ',')) ++at;
    if (at == begin) return std::nullopt;
    const std::size_t end = skip(text, at, " }");
    if (!text.substr(end).starts_with(close)) return std::nullopt;
    return RaisedSpan{begin, at - begin, end + close.size() - at};
}

}  // namespace

std::optional<RaisedSpan> raised_span(std::string_view text) {
    if (auto span = note_marker(text)) return span;
    if (auto span = pandoc_superscript(text)) return span;
    return raised_formula(text);
}

std::size_t link_destination_length(std::string_view text) {
    if (!text.starts_with("](")) return 0;
    const std::size_t close = text.substr(0, longest_address).find(')', 2);
    if (close == none) return 0;
    // Brackets beside brackets also stand in print; an address has a sign that tells it, and no blank but before a
    // title in quotation marks.
    const std::string_view inner = text.substr(2, close - 2);
    const std::string_view address = inner.substr(0, inner.find(' '));
    const std::string_view title = inner.substr(address.size());
    const bool like_address = address.find_first_of("#:.") != none || address.starts_with('/');
    const bool titled = title.empty() || (title.size() > 2 && title[1] == '"' && title.ends_with('"'));
    return like_address && titled ? close + 1 : 0;
}

std::size_t image_length(std::string_view text) {
    if (!text.starts_with("![")) return 0;
    const std::size_t middle = text.substr(0, longest_address).find("](");
    const std::size_t close = middle == none ? none : text.substr(0, 2 * longest_address).find(')', middle);
    return close == none ? 0 : close + 1;
}

std::size_t address_length(std::string_view text) {
    const bool address = text.starts_with("<http://") || text.starts_with("<https://") || text.starts_with("<mailto:");
    const std::size_t close = address ? text.substr(0, longest_address).find_first_of("> \t<", 1) : none;
    return close != none && text[close] == '>' ? close + 1 : 0;
}

std::size_t blank_entity_length(std::string_view text) {
    constexpr std::array<std::string_view, 6> blanks{"&nbsp;", "&#160;", "&#xA0;", "&ensp;", "&emsp;", "&thinsp;"};
    const auto* const found =
        std::find_if(blanks.begin(), blanks.end(), [&](std::string_view blank) { return text.starts_with(blank); });
    return found == blanks.end() ? 0 : found->size();
}

}  // namespace emend
