// Words as one running text with emphasis and markers by position: what all writers of text begin with.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/write/footnotes.h"

namespace emend {

struct Span {
    std::size_t from = 0, to = 0;  // `to` exclusive
    friend bool operator==(const Span&, const Span&) = default;
};

struct RunningText {
    std::u32string text;           // NFC, no line ends or control characters; words parted by one blank
    std::vector<bool> emphasised;  // one for each code point
    std::map<std::size_t, std::vector<std::string>> markers;  // labels of the markers that stand before a position
};

RunningText running_text(const std::vector<const Word*>& words, const Footnotes& notes);

// Where emphasis begins and ends. Punctuation at either end stays outside, but for the full stop of an abbreviation
// ("Ibid.") and brackets that close what was opened inside; what is left can be opened and closed by CommonMark's
// rules for "*", and is left out where nothing can be.
std::vector<Span> emphasis(const RunningText& running);

// NFC; line ends and tabs become blanks, other control characters U+FFFD, blanks at the ends go.
std::u32string clean(std::string_view text);

}  // namespace emend
