#include "pipeline/errors.h"
#include "pipeline/read/read.h"

namespace emend {

void read_pdf(const std::filesystem::path& path, const ReadOptions& /*options*/, Source& /*source*/) {
    throw Error(ExitCode::bad_input, path.string(), "PDFs cannot be read yet");
}

}  // namespace emend
