#include "pipeline/read/markdown.h"

#include "pipeline/read/read.h"

namespace emend {

void read_markdown(const std::string& bytes, const ReadOptions& options, Source& source) {
    read_text(bytes, options, source);
}

}  // namespace emend
