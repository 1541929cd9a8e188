// Reads any supported input into evidence.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "pipeline/model/evidence.h"

namespace emend {

// Bounds on what an input may ask of the machine; beyond them it is refused with ExitCode::bad_input.
struct ReadLimits {
    long max_pixels = 250'000'000;   // of one page image, read from its header before any pixel is decoded
    long max_bytes = 2'000'000'000;  // of the file
    int max_pages = 20'000;
    int tool_seconds = 120;            // wall time of one child process (poppler)
    long tool_memory = 2'000'000'000;  // bytes of address space of one child process
    long tool_output = 1'000'000'000;  // bytes that one child process may write
};

struct ReadOptions {
    int jobs = 1;                   // pages recognised side by side
    std::string languages = "eng";  // of Tesseract, joined by "+"
    std::optional<int> dpi;         // instead of what the file says
    std::string name;               // of what comes from standard input; its extension tells Markdown from text
    std::string encoding;           // of a text: an ICU name; empty: detected
    std::string pdf = "auto";       // "auto", "scan" (always recognise) or "text" (always the text layer)
    ReadLimits limits;
    std::function<void(int done, int total)> progress;  // called from worker threads, one at a time
};

// The kinds of input, told from the first bytes, not from the name (a name decides only between text and Markdown).
enum class InputKind { image, pdf, text, markdown };

// `path` "-" reads standard input. Throws `Error` (bad_input, missing).
Source read(const std::filesystem::path& path, const ReadOptions& options);

// Is this a name that `emend clean FOLDER` picks up? By its extension: tif tiff png jpg jpeg pnm pgm pbm ppm jp2 webp
// pdf txt text md markdown.
bool readable_name(const std::filesystem::path& path);

// The parts behind `read`; `bytes` is the whole file, `source` has name and sha256 and gets the rest.
void read_text(const std::string& bytes, const ReadOptions& options, Source& source);      // text.cpp
void read_markdown(const std::string& bytes, const ReadOptions& options, Source& source);  // markdown.cpp
void read_images(const std::filesystem::path& path, const std::string& bytes, const ReadOptions& options,
                 Source& source);                                                              // scan.cpp
void read_pdf(const std::filesystem::path& path, const ReadOptions& options, Source& source);  // pdf.cpp

}  // namespace emend
