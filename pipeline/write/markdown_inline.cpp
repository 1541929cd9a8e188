// A character is escaped with a backslash where CommonMark, GFM's extensions or HTML give it a meaning, and only there:
//
//     see [1] at http://x.org, 5 * 3 & _this_   ->   see \[1\] at http\://x.org, 5 \* 3 & \_this\_
//
// An e-mail address is found by GFM even behind backslashes, so an empty comment stands inside it, as between lists.
#include "pipeline/write/markdown_inline.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_alnum(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

class Escapes {
public:
    Escapes(const RunningText& running, Position position) : running_(running), text_(running.text) {
        if (position == Position::block_start && !running.markers.contains(0)) find_block_start();
        if (position == Position::heading && !text_.empty() && text_.back() == U'#') {
            at_start_or_end_ = text_.size() - 1;
        }
    }

    bool at(std::size_t i) const {
        const char32_t c = text_[i];
        if (i == at_start_or_end_) return true;
        switch (c) {
            case U'\\':
            case U'*':
            case U'`':
            case U'[':
            case U']':
            case U'<':
            case U'|':
            case U'~': return true;
            case U'_': return !inside_word(i);
            case U'&': return begins_entity(i);
            case U'!': return running_.markers.contains(i + 1);                      // would make the marker an image
            case U'(': return running_.markers.contains(i);                          // … or a link
            case U':': return running_.markers.contains(i) || continues(i, U"://");  // … or a definition
            case U'.': return ends_www(i);
            default: return false;
        }
    }

    // Whether GFM would take "@" as the middle of an e-mail address.
    bool in_address(std::size_t i) const {
        if (text_[i] != U'@' || i == 0 || i + 1 >= text_.size()) return false;
        const char32_t before = text_[i - 1];
        return (is_alnum(before) || std::u32string_view(U".+-_").find(before) != std::u32string_view::npos) &&
               is_alnum(text_[i + 1]);
    }

private:
    void find_block_start() {
        if (text_.empty()) return;
        const char32_t first = text_.front();
        const char32_t second = text_.size() > 1 ? text_[1] : U' ';
        const bool bullet = (first == U'-' || first == U'+') && (second == U' ' || second == U'-');
        const bool columns = text_.find_first_not_of(U":-| ") == std::u32string::npos;  // of a table
        if (bullet || columns || first == U'#' || first == U'>' || first == U'=') at_start_or_end_ = 0;
        const std::size_t digits = std::min(text_.find_first_not_of(U"0123456789"), text_.size());
        const bool number = digits > 0 && digits < text_.size() && (text_[digits] == U'.' || text_[digits] == U')');
        if (number && (digits + 1 == text_.size() || is_space(text_[digits + 1]))) at_start_or_end_ = digits;
    }

    bool inside_word(std::size_t i) const {
        return i > 0 && i + 1 < text_.size() && is_alnum(text_[i - 1]) && is_alnum(text_[i + 1]) &&
               running_.emphasised[i - 1] == running_.emphasised[i] &&
               running_.emphasised[i] == running_.emphasised[i + 1] && !running_.markers.contains(i) &&
               !running_.markers.contains(i + 1);
    }

    bool begins_entity(std::size_t i) const {
        std::size_t end = i + 1;
        while (end < text_.size() && (is_alnum(text_[end]) || text_[end] == U'#')) ++end;
        return end > i + 1 && end < text_.size() && text_[end] == U';';
    }

    bool continues(std::size_t i, std::u32string_view wanted) const {
        return std::u32string_view(text_).substr(i, wanted.size()) == wanted;
    }

    bool ends_www(std::size_t i) const {
        if (i < 3) return false;
        return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(i - 3),
                           text_.begin() + static_cast<std::ptrdiff_t>(i),
                           [](char32_t c) { return c == U'w' || c == U'W'; });
    }

    const RunningText& running_;
    const std::u32string& text_;
    std::size_t at_start_or_end_ = std::u32string::npos;
};

}  // namespace

std::string markdown_inline(const RunningText& running, Position position) {
    const std::vector<Span> spans = position == Position::heading ? std::vector<Span>{} : emphasis(running);
    const Escapes escapes(running, position);
    std::string out;
    auto span = spans.begin();
    bool open = false;
    for (std::size_t i = 0; i <= running.text.size(); ++i) {
        if (open && span->to == i) {
            out += '*';
            open = false;
            ++span;
        }
        const auto markers = running.markers.find(i);
        if (markers != running.markers.end()) {
            for (const std::string& label : markers->second) out += "[^" + label + "]";
        }
        if (i == running.text.size()) break;
        if (span != spans.end() && span->from == i) {
            out += '*';
            open = true;
        }
        if (escapes.at(i)) out += '\\';
        append(out, running.text[i]);
        if (escapes.in_address(i)) out += "<!-- -->";
    }
    return out;
}

}  // namespace emend
