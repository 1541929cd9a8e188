#include "pipeline/read/measure.h"

#include <algorithm>

#include "pipeline/read/broken_rules.h"
#include "pipeline/read/letter_tops.h"
#include "pipeline/read/letterforms.h"
#include "pipeline/read/line_ink.h"
#include "pipeline/read/line_pieces.h"
#include "pipeline/read/lost_ones.h"
#include "pipeline/read/markers.h"
#include "pipeline/read/missed_ink.h"
#include "pipeline/read/read_by_print.h"
#include "pipeline/read/read_dashes.h"
#include "pipeline/read/read_numerals.h"
#include "pipeline/read/read_symbols.h"
#include "pipeline/read/torn_words.h"

namespace emend {

namespace {

constexpr double points_in_inch = 72;
constexpr double x_height_of_size = 0.46;  // of common book types; of typewriters a little more

void set_geometry(const std::vector<LineInk>& ink, int dpi, SourcePage& page) {
    for (std::size_t n = 0; n < ink.size(); ++n) {
        SourceLine& line = page.lines[n];
        line.baseline = static_cast<float>(ink[n].baseline_at((line.box.left + line.box.right) / 2.0));
        line.x_height = static_cast<float>(ink[n].x_height);
        for (SourceWord& word : line.words) {
            word.style.size = static_cast<float>(ink[n].x_height / x_height_of_size * points_in_inch / dpi);
        }
    }
}

// Is a stroke the line under a word, rather than a rule between lines? Typewriters set it right below the baseline.
bool underlines(const Box& stroke, const SourceWord& word, const LineInk& line) {
    constexpr double highest = -0.1, lowest = 0.55;  // below the baseline, in x-heights
    const double below = ((stroke.top + stroke.bottom) / 2.0 - line.baseline_at(stroke.left)) / line.x_height;
    const int shared = std::min(stroke.right, word.box.right) - std::max(stroke.left, word.box.left);
    return below > highest && below < lowest && shared * 2 > word.box.width();
}

// Strokes in one row with small gaps between them are one stroke: print wears off.
std::vector<Box> mended(std::vector<Box> strokes, int gap) {
    std::stable_sort(strokes.begin(), strokes.end(),
                     [](const Box& one, const Box& other) { return one.left < other.left; });
    std::vector<Box> whole;
    for (const Box& stroke : strokes) {
        const auto before = std::find_if(whole.begin(), whole.end(), [&](const Box& one) {
            return stroke.left - one.right <= gap && stroke.top <= one.bottom + 2 && one.top <= stroke.bottom + 2;
        });
        if (before == whole.end()) {
            whole.push_back(stroke);
        } else {
            *before = unite(*before, stroke);
        }
    }
    return whole;
}

// Strokes under words make them underlined, the others are rules. A stroke under a raised marker is neither.
void share_out(const std::vector<Box>& strokes, const std::vector<Box>& whole, const std::vector<LineInk>& lines,
               int dpi, SourcePage& page) {
    constexpr double shortest_rule = 0.5;  // inches
    const bool measured =
        std::any_of(lines.begin(), lines.end(), [](const LineInk& line) { return line.x_height > 0; });
    std::vector<Box> underlining;
    for (const Box& stroke : strokes) {
        for (std::size_t n = 0; n < lines.size() && measured; ++n) {
            const Box& area = page.lines[n].box;
            if (stroke.bottom < area.top || stroke.top > area.bottom + 2 * static_cast<int>(lines[n].x_height)) {
                continue;
            }
            for (SourceWord& word : page.lines[n].words) {
                if (!underlines(stroke, word, lines[n])) continue;
                word.style.underlined = true;
                underlining.push_back(stroke);
            }
        }
    }
    const auto touches = [](const Box& one, const Box& other) {
        return one.left < other.right && other.left < one.right && one.top <= other.bottom + 2 &&
               other.top <= one.bottom + 2;
    };
    for (const Box& rule : whole) {
        if (rule.width() < shortest_rule * dpi) continue;
        const auto known = [&](const Box& other) { return touches(rule, other); };
        if (std::any_of(underlining.begin(), underlining.end(), known)) continue;
        if (std::none_of(page.rules.begin(), page.rules.end(), known)) page.rules.push_back(rule);
    }
    std::stable_sort(page.rules.begin(), page.rules.end(), [](const Box& one, const Box& other) {
        return one.top != other.top ? one.top < other.top : one.left < other.left;
    });
}

// "Novem- ___": a piece of the stroke under the words beside it, which the engine took for a word. A blank to be filled
// in stands among words that are not underlined.
void drop_read_strokes(Recognition& recognition) {
    const auto is_stroke = [](const SourceWord& word) {
        return word.best.text.find_first_not_of('_') == std::string::npos;
    };
    for (std::size_t n = 0; n < recognition.page.lines.size(); ++n) {
        const std::vector<SourceWord>& words = recognition.page.lines[n].words;
        for (std::size_t at = words.size(); at-- > 0 && words.size() > 1;) {
            const SourceWord& beside = words[at > 0 ? at - 1 : 1];
            if (!is_stroke(words[at]) || !beside.style.underlined.value_or(false)) continue;
            recognition.erase_word(n, at);
        }
    }
}

}  // namespace

void measure_page(const PageImage& image, Recogniser& recogniser, Recognition& recognition) {
    constexpr double shortest_stroke = 0.1, thickest_stroke = 0.022;  // inches
    drop_label_columns(recognition);
    drop_letter_tops(recognition);
    join_line_pieces(recognition);
    take_markers_home(recognition);
    Ink ink = ink_of(image);
    drop_words_without_ink(ink, recognition);
    const Box whole{0, 0, ink.width(), ink.height()};
    std::vector<Box> strokes = take_level_strokes(ink, static_cast<int>(shortest_stroke * image.dpi),
                                                  std::max(3, static_cast<int>(thickest_stroke * image.dpi)));
    SourcePage& page = recognition.page;
    std::vector<Piece> pieces = pieces_of(ink, whole);
    const std::vector<Box> broken = take_broken_rules(pieces, strokes, image.dpi);
    strokes.insert(strokes.end(), broken.begin(), broken.end());
    read_missed_ink(image, pieces, strokes, recogniser, recognition);
    read_torn_words(image, pieces, recogniser, recognition);
    drop_lines_read_twice(recognition);
    order_lines(recognition);
    std::vector<LineInk> lines = ink_of_lines(page, pieces);
    if (part_touching_lines(page, lines, pieces, ink)) {
        pieces = pieces_of(ink, whole);
        lines = ink_of_lines(page, pieces);
    }
    set_geometry(lines, image.dpi, page);
    share_out(strokes, mended(strokes, image.dpi / 8), lines, image.dpi, page);
    drop_read_strokes(recognition);
    part_markers(image, pieces, lines, recogniser, recognition);
    read_doubtful_lines(image, recogniser, recognition);
    const LetterShapes shapes = LetterShapes::learn(page, lines);
    read_by_print(lines, page);
    read_dashes_again(lines, page);
    read_symbols_again(lines, shapes, page);
    read_numerals_again(lines, shapes, page);
    read_lost_ones(pieces, page);
    measure_letterforms(ink, lines, page);
}

}  // namespace emend
