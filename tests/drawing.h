// Pages for tests, drawn with characters.
#pragma once

#include <string>

#include "pipeline/model/evidence.h"

namespace emend {

// A text without an image: lines, blocks parted by blank lines, pages by form feeds.
Source source_of_text(const std::string& text);

// A measured page: a character is 20 pixels wide, a line 48 high, the x-height 20.
//     {1}          raised print, a word of its own
//     ~ at a line's beginning (not drawn): small print, x-height 16
//     a line of underscores: a printed rule
//     *word*       italic
//     word¦ward    read twice: the surer look first
//     word¦¦ward   the same, where the second look is sure by the types of the page
//     word¦ward¦¦wand  the engine's other reading, and a look that is sure
// A form feed ends a page.
Source source_of_drawing(const std::string& drawing);

// One line a block: "kind level label | text", continuations as "… ->", markers as [^1], emphasis as *…*.
std::string dump(const struct Document& document);

}  // namespace emend
