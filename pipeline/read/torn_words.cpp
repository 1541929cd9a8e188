#include "pipeline/read/torn_words.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "pipeline/read/missed_rows.h"
#include "pipeline/read/smoothed_line.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// In x-heights of the page.
constexpr double least_blank = 0.35;  // less parts letters
constexpr double widest_tear = 4;
constexpr double least_height = 0.5, most_height = 2.2;   // of the ink between the pieces
constexpr double most_raised = 0.45;                      // what stands higher may be a marker
constexpr double white_beside = 0.25, white_above = 0.5;  // of white around what is read

constexpr float surely = 0.85F;  // then both are words ("of a" in close print), without ink between them
constexpr float beyond_doubt = 0.95F;
constexpr float as_sure = 0.9F;  // times that of the piece that was read less surely

std::size_t letters_in(const SourceWord& word) { return code_points(word.best.text).size(); }

// All ink between two words, from as high as the higher one to as low as the lower one.
Box ink_between(const std::vector<Piece>& pieces, const Box& left, const Box& right) {
    const int top = std::min(left.top, right.top), bottom = std::max(left.bottom, right.bottom);
    Box ink;
    for (const Piece& piece : pieces) {
        const int x = (piece.box.left + piece.box.right) / 2, y = (piece.box.top + piece.box.bottom) / 2;
        if (x <= left.right || x >= right.left || y < top || y > bottom) continue;
        ink = ink.empty() ? piece.box : unite(ink, piece.box);
    }
    return ink;
}

bool has_letter(const SourceWord& word) {
    const std::u32string points = code_points(word.best.text);
    return std::any_of(points.begin(), points.end(), is_letter);
}

// A footnote marker stands higher than the words beside it, and is seldom read as a letter.
bool may_be_marker(const SourceWord& word, const SourceWord& beside, double unit) {
    constexpr double lowest_descender = 0.75;
    return !has_letter(word) || beside.box.bottom - word.box.bottom > lowest_descender * unit;
}

// Does no blank part the two words?
bool is_torn(const std::vector<Piece>& pieces, const SourceWord& left, const SourceWord& right, double unit) {
    const double gap = right.box.left - left.box.right;
    if (right.before.empty() || gap > widest_tear * unit) return false;
    if (may_be_marker(left, right, unit) || may_be_marker(right, left, unit)) return false;
    const float doubt = std::min(left.best.confidence, right.best.confidence);
    if (gap < least_blank * unit) return gap > -unit && doubt < surely;
    if (doubt >= beyond_doubt) return false;
    const Box ink = ink_between(pieces, left.box, right.box);
    if (ink.height() < least_height * unit || ink.height() > most_height * unit) return false;
    if (ink.bottom < std::min(left.box.bottom, right.box.bottom) - most_raised * unit) return false;
    return ink.left - left.box.right < least_blank * unit && right.box.left - ink.right < least_blank * unit;
}

class Mender {
public:
    Mender(const PageImage& image, Recogniser& recogniser, Recognition& recognition, double unit)
        : image_(image), recogniser_(recogniser), recognition_(recognition), unit_(unit) {}

    // The words `at` and the next one of line `n`, if they are one.
    void mend(std::size_t n, std::size_t at) {
        const std::vector<SourceWord>& words = recognition_.page.lines[n].words;
        const Box area = with_margin(unite(words[at].box, words[at + 1].box));
        if (!take(recogniser_.recognise_line(image_, area), n, at)) {
            take(recognise_smoothed(image_, area, recogniser_), n, at);
        }
    }

private:
    // Takes the reading where it is one word of no fewer letters, and no less sure.
    bool take(Recognition again, std::size_t n, std::size_t at) {
        if (again.page.lines.size() != 1 || again.page.lines.front().words.size() != 1) return false;
        std::vector<SourceWord>& words = recognition_.page.lines[n].words;
        SourceWord &whole = again.page.lines.front().words.front(), &left = words[at], &right = words[at + 1];
        const float before = std::min(left.best.confidence, right.best.confidence);
        if (letters_in(whole) + 1 < letters_in(left) + letters_in(right) || whole.best.confidence < as_sure * before) {
            return false;
        }
        whole.before = left.before;
        left = std::move(whole);
        recognition_.symbols[n][at] = std::move(again.symbols.front().front());
        recognition_.erase_word(n, at + 1);
        return true;
    }

    Box with_margin(const Box& area) const {
        const int x = static_cast<int>(std::lround(white_beside * unit_)),
                  y = static_cast<int>(std::lround(white_above * unit_));
        return widened(area, x, y, image_);
    }

    const PageImage& image_;
    Recogniser& recogniser_;
    Recognition& recognition_;
    double unit_;
};

}  // namespace

void read_torn_words(const PageImage& image, const std::vector<Piece>& pieces, Recogniser& recogniser,
                     Recognition& recognition) {
    const double unit = typical_x_height(recognition.page);
    if (unit <= 0) return;
    Mender mender(image, recogniser, recognition, unit);
    for (std::size_t n = 0; n < recognition.page.lines.size(); ++n) {
        const std::vector<SourceWord>& words = recognition.page.lines[n].words;
        for (std::size_t at = words.size(); at-- > 1;) {
            if (is_torn(pieces, words[at - 1], words[at], unit)) mender.mend(n, at - 1);
        }
    }
}

}  // namespace emend
