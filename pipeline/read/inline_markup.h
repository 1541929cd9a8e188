// The markup within a paragraph: which characters are text, and in which style.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/html_tag.h"
#include "pipeline/read/markdown_lines.h"

namespace emend {

struct InlineToken {
    enum class Kind {
        text,      // a run of text; runs that touch are one word, unless `alone`
        blank,     // white space; "&nbsp;" and its like
        markup,    // with `parts`, the words on both sides stand apart
        line_end,  // the line's break, at the end of each line
    };
    Kind kind = Kind::text;
    std::string_view bytes;
    Style style;
    bool alone = false;  // an escaped "&": what follows must not make an entity of it
    bool parts = false;
    TagEffect tag = TagEffect::none;  // line or block: the line ends behind this tag
    int heading = 0;                  // of an opening tag h1 to h6
};

// `lines` are one block: emphasis reaches over its line ends. All tokens one behind the other are its bytes.
std::vector<InlineToken> read_inline(const MarkedLine* lines, std::size_t count);

}  // namespace emend
