#include "pipeline/read/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/errors.h"

namespace emend {

namespace {

using namespace std::string_view_literals;

struct Mark {
    std::string_view bytes, encoding;
};
// The longer marks first: UTF-32LE's begins with UTF-16LE's.
constexpr std::array<Mark, 5> byte_order_marks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                {"\xEF\xBB\xBF"sv, "UTF-8"},
                                                {"\xFF\xFE"sv, "UTF-16LE"},
                                                {"\xFE\xFF"sv, "UTF-16BE"}}};

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

constexpr auto encoding_remedy = "name the right one with --encoding, such as UTF-8, UTF-16LE or windows-1252";

std::string_view mark_of(const std::string& encoding) {
    const auto* const found = std::find_if(byte_order_marks.begin(), byte_order_marks.end(),
                                           [&](const Mark& mark) { return mark.encoding == encoding; });
    return found == byte_order_marks.end() ? std::string_view{} : found->bytes;
}

Converter open_converter(const std::string& encoding, const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
        throw Error(ExitCode::usage, name, "the encoding '" + encoding + "' is not known", encoding_remedy);
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return converter;
}

std::string place(std::string_view bytes, std::size_t offset) {
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
    return "byte " + std::to_string(offset + 1) + ", line " + std::to_string(line);
}

struct Utf8Check {
    std::size_t multibyte = 0;     // well-formed sequences of two bytes and more
    std::size_t broken = 0;        // ill-formed ones
    std::size_t first_broken = 0;  // offset
};

Utf8Check check_utf8(std::string_view bytes) {
    Utf8Check check;
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());  // NOLINT: ICU reads octets
    const auto length = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t i = 0; i < length;) {
        const std::int64_t begin = i;
        UChar32 c = 0;
        U8_NEXT(data, i, length, c);
        if (c < 0) {
            if (check.broken++ == 0) check.first_broken = static_cast<std::size_t>(begin);
        } else if (i - begin > 1) {
            ++check.multibyte;
        }
    }
    return check;
}

// Converts from `from` to `to`; nothing where a character is ill-formed or cannot be written, with its offset (counted
// in what went in, roughly where a buffer ends) in `broken`.
std::optional<std::string> convert(UConverter* to, UConverter* from, std::string_view in, std::size_t& broken) {
    std::string out;
    std::vector<char> buffer(1U << 16U);
    std::vector<UChar> pivot(1U << 14U);
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* source = in.data();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
        status = U_ZERO_ERROR;
        char* target = buffer.data();
        ucnv_convertEx(to, from, &target, buffer.data() + buffer.size(), &source, in.data() + in.size(), pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(first), 1,
                       &status);
        out.append(buffer.data(), target);
    }
    broken = static_cast<std::size_t>(source - in.data());
    if (U_FAILURE(status)) return std::nullopt;
    return out;
}

std::string to_utf8(std::string_view bytes, const std::string& encoding, const std::string& name) {
    if (encoding == "UTF-8") {
        const Utf8Check check = check_utf8(bytes);
        if (check.broken == 0) return std::string(bytes);
        throw Error(ExitCode::bad_input, name, "not valid UTF-8 at " + place(bytes, check.first_broken),
                    encoding_remedy);
    }
    const Converter from = open_converter(encoding, name), utf8 = open_converter("UTF-8", name);
    std::size_t broken = 0;
    if (auto text = convert(utf8.get(), from.get(), bytes, broken)) return *std::move(text);
    throw Error(ExitCode::bad_input, name, "not valid " + encoding + " before " + place(bytes, broken),
                encoding_remedy);
}

// UTF-16 without a mark: Western text in it has a zero in every second byte.
std::string utf16_by_zeros(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 1U << 16U);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros.at(i % 2) += sample[i] == '\0' ? 1U : 0U;
    const std::size_t units = sample.size() / 2;
    if (bytes.size() % 2 != 0 || units == 0) return "";
    if (zeros[1] * 10 > units * 4 && zeros[0] * 20 < units) return "UTF-16LE";
    if (zeros[0] * 10 > units * 4 && zeros[1] * 20 < units) return "UTF-16BE";
    return "";
}

bool single_byte(std::string_view encoding) {
    return encoding.starts_with("ISO-8859-") || encoding.starts_with("windows-125") || encoding == "KOI8-R";
}

// ICU's detection is a guess from letter frequencies, which a few accented letters or quotation marks cannot bear: it
// is believed only where much of the text lies outside ASCII and windows-1252 does clearly worse.
std::string detect_single_byte(std::string_view bytes) {
    std::string western = "windows-1252";
    const std::string_view sample = bytes.substr(0, 1U << 20U);
    const auto high = std::count_if(sample.begin(), sample.end(), [](char c) { return (c & 0x80) != 0; });
    if (static_cast<std::size_t>(high) * 16 < sample.size()) return western;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::string best = western;
    std::int32_t best_confidence = -1, western_confidence = 0;
    for (std::int32_t n = 0; U_SUCCESS(status) && n < count; ++n) {
        const std::string_view found = ucsdet_getName(matches[n], &status);
        const std::int32_t confidence = ucsdet_getConfidence(matches[n], &status);
        if (found == "ISO-8859-1" || found == western) {
            western_confidence = std::max(western_confidence, confidence);
        } else if (single_byte(found) && confidence > best_confidence) {
            best = found;
            best_confidence = confidence;
        }
    }
    return best_confidence > western_confidence + 10 ? best : western;
}

std::string detect(std::string_view bytes, const std::string& name) {
    if (std::string utf16 = utf16_by_zeros(bytes); !utf16.empty()) return utf16;
    const Utf8Check check = check_utf8(bytes);
    if (check.broken == 0) return "UTF-8";
    if (check.multibyte >= 3 && check.multibyte > check.broken) {
        throw Error(ExitCode::bad_input, name,
                    "UTF-8 that breaks at " + place(bytes, check.first_broken) + " (" +
                        std::to_string(check.multibyte) + " characters outside ASCII are valid, " +
                        std::to_string(check.broken) + " are not)",
                    encoding_remedy);
    }
    return detect_single_byte(bytes);
}

// Text has line ends and tabs, but hardly any other control character.
void refuse_binary(std::string_view text, const std::string& name) {
    const auto control = [](char c) {
        const bool layout = c >= '\t' && c <= '\r';
        return ((c & 0x80) == 0 && c < ' ' && !layout) || c == '\x7F';
    };
    const auto controls = std::count_if(text.begin(), text.end(), control);
    if (static_cast<std::size_t>(controls) * 100 > text.size()) {
        throw Error(ExitCode::bad_input, name,
                    "binary data, not text (" + std::to_string(controls) + " control characters in " +
                        std::to_string(text.size()) + " bytes)",
                    "give a text, Markdown, PDF or image file");
    }
}

}  // namespace

Decoded decode(const std::string& bytes, const std::string& encoding, const std::string& name) {
    Decoded decoded;
    decoded.encoding.name = encoding;
    std::string_view body = bytes;
    for (const Mark& mark : byte_order_marks) {
        const bool expected = encoding.empty() || ucnv_compareNames(encoding.c_str(), mark.encoding.data()) == 0;
        if (!expected || !body.starts_with(mark.bytes)) continue;
        decoded.encoding = {std::string(mark.encoding), true};
        body.remove_prefix(mark.bytes.size());
        break;
    }
    if (decoded.encoding.name.empty()) decoded.encoding.name = detect(body, name);
    if (ucnv_compareNames(decoded.encoding.name.c_str(), "UTF-8") == 0) decoded.encoding.name = "UTF-8";
    decoded.text = to_utf8(body, decoded.encoding.name, name);
    refuse_binary(decoded.text, name);
    return decoded;
}

std::string encode(const std::string& text, const Encoding& encoding) {
    const std::string mark(encoding.byte_order_mark ? mark_of(encoding.name) : std::string_view{});
    if (encoding.name == "UTF-8" || encoding.name.empty()) return mark + text;
    const Converter to = open_converter(encoding.name, ""), utf8 = open_converter("UTF-8", "");
    std::size_t broken = 0;
    if (const auto bytes = convert(to.get(), utf8.get(), text, broken)) return mark + *bytes;
    throw Error(ExitCode::bad_input, "", "the text cannot be written in " + encoding.name,
                "UTF-8 takes every character");
}

}  // namespace emend
