#include "pipeline/read/kind.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "pipeline/text/ascii.h"

namespace emend {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array images = {
    Signature{"\x89PNG\r\n\x1a\n"sv, "PNG"},
    Signature{"\xff\xd8\xff"sv, "JPEG"},
    Signature{"II*\0"sv, "TIFF"},
    Signature{"MM\0*"sv, "TIFF"},
    Signature{"II+\0"sv, "TIFF"},
    Signature{"MM\0+"sv, "TIFF"},
    Signature{"\0\0\0\x0cjP  \r\n\x87\n"sv, "JPEG 2000"},
    Signature{"\xff\x4f\xff\x51"sv, "JPEG 2000"},
};

constexpr std::array unsupported = {
    Signature{"PK\x03\x04"sv, "a ZIP archive (or an office document or e-book in one)"},
    Signature{"PK\x05\x06"sv, "an empty ZIP archive"},
    Signature{"\x1f\x8b"sv, "a gzip file"},
    Signature{"BZh"sv, "a bzip2 file"},
    Signature{"\xfd"
              "7zXZ\0"sv,
              "an xz file"},
    Signature{"\x28\xb5\x2f\xfd"sv, "a Zstandard file"},
    Signature{"7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive"},
    Signature{"Rar!\x1a\x07"sv, "a RAR archive"},
    Signature{"\x7f"
              "ELF"sv,
              "a program (ELF)"},
    Signature{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "an old Microsoft Office document"},
    Signature{R"({\rtf)"sv, "an RTF document"},
    Signature{"%!PS"sv, "a PostScript file"},
    Signature{"AT&TFORM"sv, "a DjVu file"},
    Signature{"GIF87a"sv, "a GIF picture"},
    Signature{"GIF89a"sv, "a GIF picture"},
    Signature{"8BPS\0"sv, "a Photoshop picture"},
    Signature{"SQLite format 3\0"sv, "an SQLite database"},
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
std::string_view without_mark_and_blanks(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
    while (!bytes.empty() && is_blank(bytes.front())) bytes.remove_prefix(1);
    return bytes;
}

// Some programs put rubbish before the header, and readers allow for it within the first KiB.
bool is_pdf(std::string_view bytes) {
    if (without_mark_and_blanks(bytes.substr(0, 1024)).starts_with("%PDF-"sv)) return true;
    return bytes.substr(0, 1024).find("%PDF-"sv) != std::string_view::npos &&
           bytes.find("startxref"sv) != std::string_view::npos;
}

// "P5", white space or a comment, two numbers; or "P7" and its first line. A text that begins with P5 has other words.
bool is_pnm(std::string_view bytes) {
    if (bytes.starts_with("P7\n"sv)) return bytes.substr(0, 1024).find("\nENDHDR"sv) != std::string_view::npos;
    if (bytes.size() < 3 || bytes[0] != 'P' || bytes[1] < '1' || bytes[1] > '6') return false;
    std::size_t at = 2;
    for (int numbers = 0; numbers < 2; ++numbers) {
        const std::size_t begin = at;
        while (at < bytes.size() && (is_blank(bytes[at]) || bytes[at] == '#')) {
            at = bytes[at] == '#' ? std::min(bytes.find('\n', at), bytes.size()) : at + 1;
        }
        if (at == begin || at >= bytes.size() || !is_ascii_digit(bytes[at])) return false;
        while (at < bytes.size() && is_ascii_digit(bytes[at])) ++at;
    }
    return at < bytes.size() && is_blank(bytes[at]);
}

bool is_image(std::string_view bytes) {
    const auto fits = [&](const Signature& signature) { return bytes.starts_with(signature.bytes); };
    if (std::any_of(images.begin(), images.end(), fits)) return true;
    return (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) || is_pnm(bytes);
}

std::string lower_extension(const std::filesystem::path& name) {
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

}  // namespace

InputKind kind_of(std::string_view bytes, const std::filesystem::path& name) {
    if (is_pdf(bytes)) return InputKind::pdf;
    if (is_image(bytes)) return InputKind::image;
    const std::string extension = lower_extension(name);
    if (extension == ".md" || extension == ".markdown") return InputKind::markdown;
    return looks_like_markdown(bytes) ? InputKind::markdown : InputKind::text;
}

std::optional<std::string> unsupported_kind(std::string_view bytes) {
    for (const Signature& signature : unsupported) {
        if (bytes.starts_with(signature.bytes)) return std::string(signature.name);
    }
    const bool binary = bytes.substr(0, 512).find('\0') != std::string_view::npos;
    if (binary && bytes.starts_with("MZ"sv)) return "a program (Windows)";
    if (binary && bytes.starts_with("BM"sv)) return "a BMP picture";
    if (binary && bytes.substr(0, 12).find("ftyp"sv) == 4) return "a video or HEIC picture";
    return std::nullopt;
}

bool readable_name(const std::filesystem::path& path) {
    static constexpr std::array known = {".tif"sv, ".tiff"sv, ".png"sv, ".jpg"sv,     ".jpeg"sv, ".pnm"sv,
                                         ".pgm"sv, ".pbm"sv,  ".ppm"sv, ".jp2"sv,     ".webp"sv, ".pdf"sv,
                                         ".txt"sv, ".text"sv, ".md"sv,  ".markdown"sv};
    return std::find(known.begin(), known.end(), lower_extension(path)) != known.end();
}

}  // namespace emend
