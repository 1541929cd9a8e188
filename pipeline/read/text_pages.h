// What the readers of text and of Markdown have in common.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "pipeline/model/evidence.h"
#include "pipeline/read/decode.h"
#include "pipeline/read/page_breaks.h"
#include "pipeline/read/read.h"

namespace emend {

// Decodes the bytes and keeps them in the source. Throws Error(bad_input) for an empty file and what `decode` refuses.
Decoded decode_source(const std::string& bytes, const ReadOptions& options, Source& source);

// Reads the pages, each from a line to a line (exclusive), and adds them to the source with number, reason and size.
void add_pages(const Paging& paging, std::size_t lines,
               const std::function<SourcePage(std::size_t from, std::size_t to)>& read, Source& source);

}  // namespace emend
