#include "pipeline/read/letter_tops.h"

#include <algorithm>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// Does this line stand between the middle of another line's small letters and their tops, within its ends?
bool stands_in_upper_half(const SourceLine& line, const SourceLine& other) {
    constexpr double least_foot = 0.3, most_head = 2.3, beside = 1;  // x-heights of the other line
    const auto unit = static_cast<double>(other.x_height);
    const auto base = static_cast<double>(other.baseline);
    if (unit <= 0 || other.box.width() <= line.box.width()) return false;
    return base - line.box.bottom >= least_foot * unit && base - line.box.top <= most_head * unit &&
           line.box.left >= other.box.left - beside * unit && line.box.right <= other.box.right + beside * unit;
}

// Short words, none read surely but numbers: the markers that stand as high, which are read once more where they
// belong. A marker alone is none of the letters; `take_markers_home` knows where it belongs.
bool may_be_tops(const SourceLine& line) {
    constexpr std::size_t longest = 3;  // bytes of a word
    constexpr float sure = 0.8F;
    const auto is_sure = [](const SourceWord& word) { return word.best.confidence >= sure; };
    const auto all = line.words.size();
    const auto surely = static_cast<std::size_t>(std::count_if(line.words.begin(), line.words.end(), is_sure));
    return all > 1 && 2 * surely < all &&
           std::all_of(line.words.begin(), line.words.end(), [&](const SourceWord& word) {
               return word.best.text.size() <= longest && (!is_sure(word) || all_digits(word.best.text));
           });
}

bool has_ink(const Ink& ink, const Box& box) {
    std::vector<Run> runs;
    for (int y = box.top; y < box.bottom && runs.empty(); ++y) ink.add_runs(y, box.left, box.right, runs);
    return !runs.empty();
}

}  // namespace

void drop_letter_tops(Recognition& recognition) {
    const std::vector<SourceLine>& lines = recognition.page.lines;
    for (std::size_t n = lines.size(); n-- > 0;) {
        const bool tops =
            may_be_tops(lines[n]) && std::any_of(lines.begin(), lines.end(), [&](const SourceLine& other) {
                return &other != &lines[n] && stands_in_upper_half(lines[n], other);
            });
        if (tops) recognition.erase_line(n);
    }
}

void drop_words_without_ink(const Ink& ink, Recognition& recognition) {
    constexpr float doubt = 0.5F;
    for (std::size_t n = 0; n < recognition.page.lines.size(); ++n) {
        const std::vector<SourceWord>& words = recognition.page.lines[n].words;
        for (std::size_t at = words.size(); at-- > 0 && words.size() > 1;) {
            if (words[at].best.confidence <= doubt && !has_ink(ink, words[at].box)) recognition.erase_word(n, at);
        }
    }
}

}  // namespace emend
