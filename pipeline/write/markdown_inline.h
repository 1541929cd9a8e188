// Running text as Markdown within one line: emphasis, markers, and nothing else that Markdown would read as markup.
#pragma once

#include <string>

#include "pipeline/write/running_text.h"

namespace emend {

enum class Position {
    block_start,  // begins a line, an item or a note: nothing at its beginning may open a block
    within,       // behind something else on its line
    heading,      // within, without emphasis; nothing at its end may close the heading
};

std::string markdown_inline(const RunningText& running, Position position);

}  // namespace emend
