// What the lines of a Markdown text are: the block structure, as far as it stands in single lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/lines.h"

namespace emend {

struct MarkedLine {
    TextLine line;
    std::size_t prefix = 0;      // bytes of markup at the beginning: indent, "> ", "## ", "- ", "[^1]: "
    std::size_t suffix = 0;      // bytes of markup at the end: the hashes that close a heading
    bool without_words = false;  // all of it is markup or blank
    bool begins_block = false;
    bool begins_page = false;  // another tool's mark of a page: "<!-- page 3 -->", "{3}-----"
    int page = 0;              // the number of that mark, 0 where it has none
    LineMark mark = LineMark::none;
    int level = 0;
    std::string label;

    std::string_view content() const { return line.text.substr(prefix, line.text.size() - prefix - suffix); }
};

std::vector<MarkedLine> mark_lines(const std::vector<TextLine>& lines);

}  // namespace emend
