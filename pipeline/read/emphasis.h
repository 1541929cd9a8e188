// Which stars and underscores of a Markdown paragraph are emphasis.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace emend {

// A run of `*` or of `_`, such as the two stars of "**".
struct DelimiterRun {
    std::size_t token = 0;  // where it stands among the paragraph's tokens
    char sign = '*';
    int count = 1;
    bool opens = false, closes = false;  // may do so, by the characters beside it
    int closed = 0, opened = 0;  // so many of its signs close emphasis (the first ones), open it (the last ones)
    int left() const { return count - closed - opened; }
};

// From the token behind the opening run to the one before the closing run.
struct EmphasisSpan {
    std::size_t first = 0, last = 0;  // tokens of the runs
    bool strong = false;
};

// What may open and close, by CommonMark's flanking rules: `at` is the run's place in `text`, which is one line.
DelimiterRun delimiter_run(std::string_view text, std::size_t at);

// Pairs the runs by CommonMark's rules, in time that grows with their number only.
std::vector<EmphasisSpan> pair_emphasis(std::vector<DelimiterRun>& runs);

}  // namespace emend
