#include "pipeline/read/pdf_info.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "pipeline/errors.h"

namespace emend {

namespace {

constexpr const char* install = "install the package poppler-utils";

double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t from = line.find_first_not_of(" \t"); from < line.size();) {
        const std::size_t to = std::min(line.find_first_of(" \t", from), line.size());
        fields.push_back(line.substr(from, to - from));
        from = std::min(line.find_first_not_of(" \t", to), line.size());
    }
    return fields;
}

template <typename Use>
void each_line(std::string_view text, Use use) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        use(text.substr(from, to - from));
        from = to + 1;
    }
}

// The page that a line is about, from 1; null where there is no such page.
PdfPage* page_at(std::vector<PdfPage>& pages, std::string_view field) {
    const auto n = static_cast<long>(number(field));
    return n >= 1 && n <= static_cast<long>(pages.size()) ? &pages[static_cast<std::size_t>(n - 1)] : nullptr;
}

// The document's own title and author stand above this line, so the last one counts.
int page_count(std::string_view printed) {
    constexpr std::string_view key = "\nPages:";
    const std::size_t at = printed.rfind(key);
    if (at == std::string_view::npos) return 0;
    const auto fields = fields_of(printed.substr(at + key.size(), 40));
    return fields.empty() ? 0 : static_cast<int>(number(fields[0].substr(0, fields[0].find('\n'))));
}

[[noreturn]] void refuse_empty(const PdfFile& file) {
    throw Error(ExitCode::bad_input, file.name, "has no pages", "it may be damaged; fetch it again");
}

void check_opened(const PdfFile& file, const ProcessResult& result) {
    if (result.well()) return;
    if (result.errors.find("Incorrect password") != std::string::npos) {
        throw Error(ExitCode::bad_input, file.name, "is locked with a password",
                    "unlock it first, for instance with qpdf --decrypt --password=… LOCKED.pdf OPEN.pdf");
    }
    if (result.errors.find("last page (0)") != std::string::npos) refuse_empty(file);
    std::string what =
        "is not a readable PDF: pdfinfo " + result.trouble({.seconds = double(file.limits.tool_seconds)});
    if (const std::string error = first_error(result); !error.empty()) what += " (" + error + ")";
    throw Error(ExitCode::bad_input, file.name, what, "it may be damaged or cut short; repair it, or fetch it again");
}

}  // namespace

ProcessResult run_poppler(const PdfFile& file, std::vector<std::string> arguments,
                          const std::vector<std::string>& behind) {
    if (!find_program(arguments.at(0))) throw Error(ExitCode::missing, arguments[0], "is not installed", install);
    // So the file's name can neither be taken for an option nor for an address.
    arguments.emplace_back("/proc/self/fd/0");
    arguments.insert(arguments.end(), behind.begin(), behind.end());
    ProcessLimits limits;
    limits.seconds = file.limits.tool_seconds;
    limits.memory = file.limits.tool_memory;
    limits.output = file.limits.tool_output;
    return run_process(arguments, limits, file.path);
}

std::string first_error(const ProcessResult& result) { return result.errors.substr(0, result.errors.find('\n')); }

void read_page_sizes(const std::string& printed, std::vector<PdfPage>& pages) {
    each_line(printed, [&](std::string_view line) {
        const auto fields = fields_of(line);
        if (fields.size() < 4 || fields[0] != "Page") return;
        PdfPage* const page = page_at(pages, fields[1]);
        if (page == nullptr) return;
        if (fields[2] == "size:" && fields.size() >= 6) {
            page->width = number(fields[3]);
            page->height = number(fields[5]);
        }
        const int turned = fields[2] == "rot:" ? static_cast<int>(number(fields[3])) : 0;
        if (turned % 180 != 0) std::swap(page->width, page->height);
    });
}

void read_picture_list(const std::string& printed, std::vector<PdfPage>& pages) {
    each_line(printed, [&](std::string_view line) {
        // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; ID may be lacking
        const auto fields = fields_of(line);
        if (fields.size() < 14 || (fields[2] != "image" && fields[2] != "stencil")) return;
        PdfPage* const page = page_at(pages, fields[0]);
        const double x_dpi = number(fields[fields.size() - 4]), y_dpi = number(fields[fields.size() - 3]);
        if (page == nullptr || x_dpi <= 0 || y_dpi <= 0) return;
        PdfPicture picture;
        picture.pixels_wide = static_cast<int>(number(fields[3]));
        picture.width = number(fields[3]) / x_dpi * 72;
        picture.height = number(fields[4]) / y_dpi * 72;
        picture.dpi = std::max(x_dpi, y_dpi);
        page->pictures.push_back(picture);
    });
}

std::vector<PdfPage> read_pdf_info(const PdfFile& file) {
    const ProcessResult info = run_poppler(file, {"pdfinfo"});
    check_opened(file, info);
    const int count = page_count(info.output);
    if (count <= 0) refuse_empty(file);
    if (count > file.limits.max_pages) {
        throw Error(ExitCode::bad_input, file.name,
                    "has " + std::to_string(count) + " pages; the limit is " + std::to_string(file.limits.max_pages),
                    "split it, or raise the limit");
    }
    std::vector<PdfPage> pages(static_cast<std::size_t>(count));
    const ProcessResult sizes = run_poppler(file, {"pdfinfo", "-f", "1", "-l", std::to_string(count)});
    check_opened(file, sizes);
    read_page_sizes(sizes.output, pages);
    // Without the list every page's text layer decides alone.
    const ProcessResult pictures = run_poppler(file, {"pdfimages", "-list"});
    if (pictures.well()) read_picture_list(pictures.output, pages);
    return pages;
}

std::string poppler_version() {
    const ProcessResult result = run_process({"pdfinfo", "-v"}, {});
    const auto fields = fields_of(std::string_view(result.errors).substr(0, result.errors.find('\n')));
    return "poppler" + (fields.size() >= 3 ? " " + std::string(fields[2]) : "");
}

Cover cover_of(const PdfPage& page) {
    if (page.width <= 0 || page.height <= 0) return {};
    // Strips: equally wide in pixels and on the page, one below the other.
    std::map<std::pair<int, long>, Cover> strips;
    for (const PdfPicture& picture : page.pictures) {
        Cover& cover = strips[{picture.pixels_wide, static_cast<long>(picture.width)}];
        cover.share += std::min(picture.width, page.width) * std::min(picture.height, page.height);
        cover.dpi = std::max(cover.dpi, picture.dpi);
    }
    Cover best;
    for (const auto& [size, cover] : strips) best.share = std::max(best.share, cover.share);
    // Of several layers of one scan (a bilevel one for the ink, a coarse one for the paper) the finest counts.
    for (const auto& [size, cover] : strips) {
        if (cover.share >= best.share / 2) best.dpi = std::max(best.dpi, cover.dpi);
    }
    best.share = std::min(best.share / (page.width * page.height), 1.0);
    return best;
}

}  // namespace emend
