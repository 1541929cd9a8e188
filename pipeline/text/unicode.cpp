#include "pipeline/text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace emend {

namespace {

// Owned by ICU, never null once its data is there. Kept, as ThreadSanitizer does not see the locks within ICU.
const icu::Normalizer2& nfc() {
    static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        return *icu::Normalizer2::getNFCInstance(status);
    }();
    return instance;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

// The code point that ends before `end`; moves `end` to its first byte. Broken sequences come as U+FFFD.
char32_t previous(std::string_view text, std::size_t& end) {
    auto at = static_cast<std::int32_t>(end);
    UChar32 c = 0;
    U8_PREV_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, c);
    end = static_cast<std::size_t>(at);
    return static_cast<char32_t>(c);
}

char32_t next(std::string_view text, std::size_t& at) {
    auto i = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
    at = static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

}  // namespace

char32_t without_accent(char32_t letter) {
    icu::UnicodeString parts;
    const bool compound = nfc().getDecomposition(static_cast<UChar32>(letter), parts) != 0;
    return compound ? static_cast<char32_t>(parts.char32At(0)) : letter;
}

std::string to_nfc(std::string_view text) {
    if (is_nfc(text)) return std::string(text);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, piece(text), sink, nullptr, status);
    return U_FAILURE(status) != 0 ? std::string(text) : out;
}

bool is_nfc(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return true;
    UErrorCode status = U_ZERO_ERROR;
    return nfc().isNormalizedUTF8(piece(text), status) != 0 && U_SUCCESS(status) != 0;
}

bool is_utf8(std::string_view text) {
    std::int32_t at = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        UChar32 c = 0;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, length, c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_lower(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return lower;
    }
    std::string lower;
    icu::StringByteSink<std::string> sink(&lower);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
    return lower;
}

namespace {

std::string with_first(std::string_view text, UChar32 (*changed)(UChar32)) {
    std::size_t at = 0;
    if (text.empty()) return {};
    const char32_t first = next(text, at);
    std::string whole;
    append(whole, static_cast<char32_t>(changed(static_cast<UChar32>(first))));
    return whole + std::string(text.substr(at));
}

}  // namespace

std::string to_title(std::string_view text) { return with_first(text, u_totitle); }

std::string with_small_first(std::string_view text) { return with_first(text, u_tolower); }

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next(text, at);
    return points;
}

std::string from_code_points(std::u32string_view text) {
    std::string bytes;
    for (const char32_t c : text) append(bytes, c);
    return bytes;
}

void append(std::string& text, char32_t code_point) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    UBool failed = 0;
    U8_APPEND(bytes.data(), length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
    if (failed == 0) text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

Bare bare(std::string_view token) {
    const auto inner = [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; };
    std::size_t from = 0, to = token.size();
    for (std::size_t at = 0; at < token.size();) {
        const std::size_t here = at;
        if (inner(next(token, at))) {
            from = here;
            break;
        }
        from = at;
    }
    while (to > from) {
        std::size_t end = to;
        if (inner(previous(token, end))) break;
        to = end;
    }
    return {token.substr(0, from), token.substr(from, to - from), token.substr(to)};
}

bool begins_with_upper(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && is_upper(next(text, at));
}

bool begins_with_lower(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && is_lower(next(text, at));
}

bool ends_sentence(std::string_view token) {
    for (std::size_t end = token.size(); end > 0;) {
        const char32_t c = previous(token, end);
        if (c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U';') return true;
        const bool closing = c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'”' || c == U'’' || c == U'»';
        if (!closing) return false;
    }
    return false;
}

}  // namespace emend
