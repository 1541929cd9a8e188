// Stands in, at the end of the link line, for parts that have not landed yet; goes when they all have.
#include <stdexcept>

#include "pipeline/pipeline.h"
#include "pipeline/read/image.h"
#include "pipeline/read/recogniser.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {
[[noreturn]] void pending(const std::string& what) { throw std::runtime_error(what + " has not landed"); }
}  // namespace

#define EMEND_PENDING [[gnu::weak]]

EMEND_PENDING Pipeline make_pipeline(const Resources&) { return {}; }
EMEND_PENDING bool readable_name(const std::filesystem::path& path) { return path.extension() == ".txt"; }
EMEND_PENDING Source read(const std::filesystem::path&, const ReadOptions&) { pending("reading"); }
EMEND_PENDING void read_text(const std::string&, const ReadOptions&, Source&) { pending("reading of text"); }
EMEND_PENDING void read_markdown(const std::string&, const ReadOptions&, Source&) { pending("reading of Markdown"); }
EMEND_PENDING void read_images(const std::filesystem::path&, const std::string&, const ReadOptions&, Source&) {
    pending("reading of images");
}
EMEND_PENDING void read_pdf(const std::filesystem::path&, const ReadOptions&, Source&) { pending("reading of PDF"); }
EMEND_PENDING std::unique_ptr<Recogniser> make_tesseract(const std::string&) { pending("recognition"); }
EMEND_PENDING std::vector<std::string> tesseract_languages() { return {}; }
EMEND_PENDING std::string to_markdown(const Result&) { pending("Markdown"); }
EMEND_PENDING std::string to_text(const Result&) { pending("plain text"); }
EMEND_PENDING void write_json(const Result&, std::ostream&) { pending("JSON"); }
EMEND_PENDING void write_file(const std::filesystem::path&, const std::function<void(std::ostream&)>&) {
    pending("writing");
}
EMEND_PENDING Record read_record(const std::filesystem::path&) { pending("reading of records"); }

}  // namespace emend
