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

// Does most of the word's box lie within a higher word of the other line, which was read more surely?
bool is_within(const SourceWord& word, const SourceLine& other) {
    constexpr double most = 0.6;
    return std::any_of(other.words.begin(), other.words.end(), [&](const SourceWord& whole) {
        const int width = std::min(word.box.right, whole.box.right) - std::max(word.box.left, whole.box.left);
        const int height = std::min(word.box.bottom, whole.box.bottom) - std::max(word.box.top, whole.box.top);
        if (width <= 0 || height <= 0 || whole.box.height() <= word.box.height()) return false;
        return width * height >= most * word.box.width() * word.box.height() &&
               whole.best.confidence > word.best.confidence;
    });
}

// A number or a sign alone may be a marker, and stands where its word does.
bool may_be_marker(const SourceLine& line) {
    if (line.words.size() != 1) return false;
    const std::u32string points = code_points(line.words.front().best.text);
    return std::none_of(points.begin(), points.end(), is_letter);
}

double mean_confidence(const SourceLine& line) {
    double sum = 0, letters = 0;
    for (const SourceWord& word : line.words) {
        const auto size = static_cast<double>(code_points(word.best.text).size());
        sum += size * static_cast<double>(word.best.confidence);
        letters += size;
    }
    return letters > 0 ? sum / letters : 0;
}

// Does the word stand on the rows of the other line's letters, between its ends?
bool is_on_rows(const SourceWord& word, const SourceLine& other) {
    constexpr double head = 1.8, foot = 0.3, most = 0.6;  // the first two in x-heights
    const auto unit = static_cast<double>(other.x_height);
    const auto base = static_cast<double>(other.baseline);
    if (unit <= 0 || word.box.left < other.box.left - unit || word.box.right > other.box.right + unit) {
        return false;
    }
    const double rows =
        std::min<double>(word.box.bottom, base + foot * unit) - std::max<double>(word.box.top, base - head * unit);
    return rows >= most * word.box.height();
}

// One word within a word, or several on the rows of another line.
bool is_read_twice(const SourceLine& line, const SourceLine& other) {
    constexpr double nearly_all = 0.8, doubted = 0.75;
    if (line.words.size() == 1) return is_within(line.words.front(), other);
    const double confidence = mean_confidence(line);
    if (confidence > doubted || confidence >= mean_confidence(other)) return false;
    const auto within = std::count_if(line.words.begin(), line.words.end(),
                                      [&](const SourceWord& word) { return is_on_rows(word, other); });
    return static_cast<double>(within) >= nearly_all * static_cast<double>(line.words.size());
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

void drop_lines_read_twice(Recognition& recognition) {
    const std::vector<SourceLine>& lines = recognition.page.lines;
    for (std::size_t n = lines.size(); n-- > 0;) {
        if (lines[n].words.empty() || may_be_marker(lines[n])) continue;
        const bool twice = std::any_of(lines.begin(), lines.end(), [&](const SourceLine& other) {
            return &other != &lines[n] && is_read_twice(lines[n], other);
        });
        if (twice) recognition.erase_line(n);
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
