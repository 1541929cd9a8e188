// What a PDF says of itself: pages, sizes, pictures. Poppler is GPL, so only its programs are used, as child processes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/read/process.h"
#include "pipeline/read/read.h"

namespace emend {

struct PdfFile {
    std::filesystem::path path;
    std::string name;  // for messages
    ReadLimits limits;
};

// Runs one of poppler's programs: `arguments` (the program first), the file, `behind`. Throws Error(missing) where
// poppler-utils is not installed.
ProcessResult run_poppler(const PdfFile& file, std::vector<std::string> arguments,
                          const std::vector<std::string>& behind = {});

// The first line that a tool wrote to standard error, without its end; for messages.
std::string first_error(const ProcessResult& result);

// A picture as it stands on the page. Lengths in points (1/72 inch).
struct PdfPicture {
    double width = 0, height = 0;
    double dpi = 0;       // the higher one where x and y differ
    int pixels_wide = 0;  // strips of one scan are equally wide
};

struct PdfPage {
    double width = 0, height = 0;  // points, as a reader shows the page: crop box, turned
    std::vector<PdfPicture> pictures;
};

// All pages. Throws Error(bad_input) for a damaged or locked PDF, for one without pages and for too many.
std::vector<PdfPage> read_pdf_info(const PdfFile& file);

// "poppler 22.12.0"
std::string poppler_version();

// The share of the page that its largest picture covers, strips of one scan taken together; and its resolution.
struct Cover {
    double share = 0, dpi = 0;
};
Cover cover_of(const PdfPage& page);

// The parts behind `read_pdf_info`, from what the tools print.
void read_page_sizes(const std::string& printed, std::vector<PdfPage>& pages);
void read_picture_list(const std::string& printed, std::vector<PdfPage>& pages);

}  // namespace emend
