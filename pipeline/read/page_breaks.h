// Where the pages of a text begin, told from the text alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/lines.h"

namespace emend {

struct Paging {
    std::vector<std::size_t> starts;  // index of each page's first line; the first is 0
    std::string reason;               // what the pages were told from, for SourcePage::reason
};

// Form feeds; else page numbers that stand on lines of their own and count up; else "/..." (continued overleaf); else
// lines that open with one blank, the trace of a form feed. Without consistent evidence one page.
Paging find_pages(const std::vector<TextLine>& lines);

}  // namespace emend
