#include "pipeline/read/lines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

namespace emend {

namespace {

// Length of the line break at `at`, 0 where there is none.
std::size_t break_length(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\r\n")) return 2;
    if (rest.starts_with('\n') || rest.starts_with('\r') || rest.starts_with('\v')) return 1;
    if (rest.starts_with("\xC2\x85")) return 2;                                          // NEL
    if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) return 3;  // LS, PS
    return 0;
}

int cells(std::string_view text) {
    const auto inner = [](char c) { return (c & 0xC0) == 0x80; };
    return static_cast<int>(text.size()) - static_cast<int>(std::count_if(text.begin(), text.end(), inner));
}

}  // namespace

bool TextLine::blank() const { return trimmed(text).empty(); }

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t at = begin, length = 0;
        while (at < text.size() && text[at] != '\f') {
            length = break_length(text, at);
            if (length > 0) break;
            ++at;
        }
        std::size_t to = at + length;
        if (to < text.size() && text[to] == '\f') ++to;
        lines.push_back({text.substr(begin, at - begin), text.substr(at, to - at)});
        begin = to;
    }
    return lines;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT: ICU reads octets
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

bool is_blank(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_invisible(char32_t c) {
    return c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_superscript(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

std::string_view trimmed(std::string_view text) {
    std::size_t from = text.size(), to = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (is_blank(next_code_point(text, at))) continue;
        from = std::min(from, begin);
        to = at;
    }
    return from < to ? text.substr(from, to - from) : std::string_view{};
}

void LineMaker::add_blank(std::string_view text) {
    between_ += text;
    parted_ = true;
}

void LineMaker::add_markup(std::string_view text, bool parts) {
    between_ += text;
    parted_ = parted_ || parts;
}

void LineMaker::add_words(std::string_view text, const Style& style) {
    std::size_t begin = 0, at = 0;
    Style part = style;
    const auto add = [&](std::size_t to) {
        if (to > begin) add_word(text.substr(begin, to - begin), part);
        begin = to;
    };
    while (at < text.size()) {
        const std::size_t here = at;
        const bool raised = is_superscript(next_code_point(text, at)) || style.raised;
        if (raised == part.raised) continue;
        add(here);
        part.raised = raised;
    }
    add(text.size());
}

void LineMaker::add_word(std::string_view text, const Style& style) {
    SourceWord word;
    column_ += cells(between_);
    word.before = std::exchange(between_, {});
    word.best.text = text;
    word.style = style;
    word.box = {column_, row_, column_ + cells(text), row_ + 1};
    if (has_words() && is_glued(word) == parted_) word.glued = !parted_;
    parted_ = false;
    column_ = word.box.right;
    line_.words.push_back(std::move(word));
}

void LineMaker::mark_break() {
    if (has_words()) break_at_ = between_.size();
}

SourceLine LineMaker::finish_at_break(int block) {
    const std::string behind = between_.substr(break_at_.value_or(between_.size()));
    between_.resize(between_.size() - behind.size());
    SourceLine line = finish(block);
    between_ = behind;
    return line;
}

SourceLine LineMaker::finish(int block) {
    break_at_.reset();
    parted_ = false;
    if (!line_.words.empty()) line_.box = {line_.words.front().box.left, row_, column_, row_ + 1};
    column_ += cells(between_);
    line_.end = std::exchange(between_, {});
    line_.block = block;
    return std::exchange(line_, {});
}

}  // namespace emend
