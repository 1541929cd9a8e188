#include "stages/normalise_unicode.h"

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr char32_t soft_hyphen = U'\u00AD';

bool without_width(char32_t c) { return (c >= U'\u200B' && c <= U'\u200D') || c == U'\u2060' || c == U'\uFEFF'; }

// "&amp;" "&#233;" "&#xE9;" at the beginning of `rest`: the character and the length of the reference.
std::pair<std::string, std::size_t> reference(std::string_view rest, const Tables& tables) {
    const std::size_t end = rest.substr(0, 12).find(';');
    if (rest.empty() || rest.front() != '&' || end == std::string_view::npos) return {"", 0};
    const auto named = tables.characters.find(std::string(rest.substr(0, end + 1)));
    if (named != tables.characters.end()) return {named->second, end + 1};
    if (end < 3 || rest[1] != '#') return {"", 0};
    const bool hexadecimal = rest[2] == 'x' || rest[2] == 'X';
    char32_t code = 0;
    for (const char c : rest.substr(hexadecimal ? 3 : 2, end - (hexadecimal ? 3 : 2))) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        if ((!digit && !letter) || code > 0x10FFFF) return {"", 0};
        const int value = digit ? c - '0' : (c | 0x20) - 'a' + 10;
        code = code * (hexadecimal ? 16 : 10) + static_cast<char32_t>(value);
    }
    const bool printable = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (!printable) return {"", 0};
    return {from_code_points(std::u32string(1, code)), end + 1};
}

std::string without_references(const std::string& text, const Tables& tables) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, length] = reference(std::string_view(text).substr(at), tables);
        out += length > 0 ? character : text.substr(at, 1);
        at += length > 0 ? length : 1;
    }
    return out;
}

std::string normal(const std::string& text, bool raised, bool markup, const Tables& tables) {
    const std::string plain = markup && text.find('&') != std::string::npos ? without_references(text, tables) : text;
    const std::u32string points = code_points(plain);
    std::string out;
    for (std::size_t n = 0; n < points.size(); ++n) {
        if (without_width(points[n])) continue;
        if (points[n] == soft_hyphen && n + 1 < points.size()) continue;  // at the end it is the line's hyphen
        const std::string one = from_code_points(std::u32string(1, points[n]));
        const auto known = tables.characters.find(one);
        const bool superscript =
            known != tables.characters.end() && known->second.size() == 1 && is_digit(known->second[0]);
        out += known != tables.characters.end() && (raised || !superscript) ? known->second : one;
    }
    return to_nfc(out);
}

bool ascii(const std::string& text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80 || c == '&') return false;
    }
    return true;
}

}  // namespace

TextEdits normalise_unicode(const Page& page, const Tables& tables) {
    TextEdits edits;
    const bool markup = page.source->origin == Origin::markdown;
    for (const Block& block : page.blocks) {
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) {
                if (ascii(word.text) || word.sources.empty()) continue;
                const bool raised = seen(*page.source, word.sources.front()).style.raised;
                std::string text = normal(word.text, raised, markup, tables);
                if (text == word.text) continue;
                edits.push_back(
                    {Replace{word.id, std::move(text)}, 1, "Unicode normal form, ligatures, invisible characters"});
            }
        }
    }
    return edits;
}

}  // namespace emend
