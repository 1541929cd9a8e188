// Which words a recogniser read: ours on scans, another one in a text before it came to us.
#pragma once

#include "pipeline/model/flow.h"
#include "pipeline/text/house_style.h"

namespace emend {

// A document is such a text where earlier stages had to mend words letter by letter, again and again: what a recogniser
// did to the letters it did to the marks as well. A text that was typed or printed from a file has no such words. Words
// that were only run together, split or parted from their hyphens don't count: other tools do that.
class Recognised {
public:
    explicit Recognised(const Document& document);

    bool is_text() const { return text_; }  // false for all documents with a scan, whose ink tells better
    // A text whose author kept to no house style that is known: capitals, blanks and stops may be his own ways.
    bool is_text_of_any_author(const HouseStyle& style) const { return text_ && style.none(); }
    bool anything() const { return text_ || scan_; }
    bool has(const Word& word) const { return text_ || (scan_ && is_scanned(document_, word)); }

private:
    const Document& document_;
    bool scan_, text_;
};

}  // namespace emend
