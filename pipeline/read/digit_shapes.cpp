// The engine has learnt lines of text and reads a lone digit twelve pixels high badly, but a page of resolutions is
// full of years and paragraph numbers in the same type. Their ink, cut into digits, is what a marker's digits are
// compared with: each brought to one size, by the correlation of their cells.
//
// A marker's ink is cut into digits first: parts that stand above one another or nearly touch are one digit as long as
// that is not too wide ("4" in two parts), and what is wider than it is high is two digits that touch.
#include "pipeline/read/digit_shapes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "pipeline/read/digits.h"
#include "pipeline/read/type_samples.h"
#include "pipeline/text/ascii.h"

namespace emend {

namespace {

constexpr float sure = 0.8F;               // of a number's reading, to learn from it
constexpr std::size_t most_examples = 12;  // of one digit
constexpr double sharpness = 14;           // how much a better correlation counts
constexpr std::size_t most_readings = 3;

// A word's pieces that are as high as digits and stand on the line.
Pieces digits_in(const SourceWord& word, const LineInk& line) {
    Pieces digits;
    for (const Piece* piece : line.pieces) {
        const double middle = (piece->box.left + piece->box.right) / 2.0;
        if (middle < word.box.left || middle > word.box.right) continue;
        const double height = piece->box.height() / line.x_height;
        if (height < 1.15 || height > 1.75 || std::abs(line.foot(piece->box)) > 0.2) continue;
        if (is_slash(*piece)) continue;
        digits.push_back(piece);
    }
    return digits;
}

// Digits that touch, cut in the middle.
std::array<Piece, 2> halves_of(const Pieces& pieces) {
    const Box box = box_of(pieces);
    const int middle = (box.left + box.right) / 2;
    std::array<Piece, 2> halves;
    halves[0].box = {box.left, box.top, middle, box.bottom};
    halves[1].box = {middle, box.top, box.right, box.bottom};
    for (Piece& half : halves) {
        for (const Piece* piece : pieces) {
            for (const Run& run : piece->runs) {
                const Run part{run.y, std::max(run.left, half.box.left), std::min(run.right, half.box.right)};
                if (part.left < part.right) half.runs.push_back(part);
            }
        }
    }
    return halves;
}

// Where a digit would stand: its own ink's box, or where much of that is worn off, as high as the marker.
Box frame_of(const Pieces& pieces, const Box& whole) {
    constexpr double much = 0.7;
    Box frame = box_of(pieces);
    if (frame.height() < much * whole.height()) frame.top = whole.top, frame.bottom = whole.bottom;
    return frame;
}

int area_of(const Pieces& pieces) {
    return std::accumulate(pieces.begin(), pieces.end(), 0, [](int sum, const Piece* one) { return sum + one->area; });
}

}  // namespace

DigitShapes DigitShapes::learn(const SourcePage& page, const std::vector<LineInk>& lines) {
    DigitShapes shapes;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].x_height <= 0) continue;
        for (const SourceWord& word : page.lines[n].words) {
            const std::string& text = word.best.text;
            const auto digits = std::count_if(text.begin(), text.end(), is_ascii_digit);
            const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
                return is_ascii_digit(c) || std::string_view(",.;:/-()").find(c) != std::string_view::npos;
            });
            if (digits == 0 || !plain || word.best.confidence < sure || word.style.raised) continue;
            const Pieces pieces = digits_in(word, lines[n]);
            if (static_cast<std::ptrdiff_t>(pieces.size()) != digits) continue;
            std::size_t next = 0;
            for (const char c : text) {
                if (!is_ascii_digit(c)) continue;
                auto& known = shapes.known_[static_cast<std::size_t>(c - '0')];
                if (known.size() < most_examples) known.push_back(shape_of({pieces[next]}, pieces[next]->box));
                ++next;
            }
        }
    }
    return shapes;
}

std::array<float, 10> DigitShapes::likeness(const GlyphShape& shape) const {
    std::array<float, 10> alike{};
    for (std::size_t digit = 0; digit < known_.size(); ++digit) {
        alike[digit] = -1;
        for (const GlyphShape& example : known_[digit]) {
            alike[digit] = std::max(alike[digit], correlation(shape, example));
        }
    }
    for (const TypeSample& sample : type_samples()) {
        if (!is_ascii_digit(sample.character)) continue;
        const auto digit = static_cast<std::size_t>(sample.character - '0');
        if (!known_[digit].empty()) continue;
        alike[digit] = std::max(alike[digit], correlation(shape, sample.shape) - of_other_type);
    }
    return alike;
}

// Columns are joined to digits so that the digits look as much like digits as can be.
std::vector<GlyphShape> DigitShapes::cut_into_digits(const std::vector<const Piece*>& pieces) const {
    constexpr double widest = 0.85, two_wide = 0.98;  // in heights
    constexpr double least_apart = 0.5;               // the middles of two digits
    const std::vector<Pieces> columns = columns_of(pieces);
    const Box whole = box_of(pieces);
    const double height = whole.height();
    struct Best {
        double cost = 0;
        double middle = -1e9;  // of its last digit
        std::vector<GlyphShape> shapes;
    };
    std::vector<Best> best(columns.size() + 1);
    for (std::size_t end = 1; end <= columns.size(); ++end) {
        best[end].cost = 1e9;
        Pieces joined;
        for (std::size_t begin = end; begin-- > 0;) {
            joined.insert(joined.end(), columns[begin].begin(), columns[begin].end());
            const Box frame = frame_of(joined, whole);
            const int width = frame.width();
            if (begin + 1 < end && width > widest * height) break;
            const double middle = (frame.left + frame.right) / 2.0;
            if (middle - best[begin].middle < least_apart * height) continue;
            std::vector<GlyphShape> shapes;
            if (width >= two_wide * height) {
                for (const Piece& half : halves_of(joined)) {
                    shapes.push_back(shape_of({&half}, {half.box.left, frame.top, half.box.right, frame.bottom}));
                }
            } else {
                shapes.push_back(shape_of(joined, frame));
            }
            double cost = best[begin].cost;
            for (const GlyphShape& shape : shapes) {
                const auto alike = likeness(shape);
                const double unlike = 1 - static_cast<double>(*std::max_element(alike.begin(), alike.end()));
                cost += unlike * area_of(joined) / static_cast<double>(shapes.size());
            }
            if (cost >= best[end].cost) continue;
            best[end].cost = cost;
            best[end].middle = middle;
            best[end].shapes = best[begin].shapes;
            best[end].shapes.insert(best[end].shapes.end(), shapes.begin(), shapes.end());
        }
    }
    return best.back().shapes;
}

std::vector<Reading> DigitShapes::read(const std::vector<const Piece*>& pieces) const {
    if (pieces.empty()) return {};
    std::vector<Reading> readings{{"", 1}};
    for (const GlyphShape& shape : cut_into_digits(pieces)) {
        std::array<float, 10> likely = likeness(shape);
        for (float& one : likely) one = static_cast<float>(std::exp(sharpness * static_cast<double>(one)));
        const float sum = std::accumulate(likely.begin(), likely.end(), 0.0F);
        std::vector<Reading> longer;
        for (const Reading& reading : readings) {
            for (std::size_t n = 0; n < likely.size(); ++n) {
                longer.push_back({reading.text + static_cast<char>('0' + n), reading.confidence * likely[n] / sum});
            }
        }
        std::stable_sort(longer.begin(), longer.end(),
                         [](const Reading& one, const Reading& other) { return one.confidence > other.confidence; });
        if (longer.size() > most_readings) longer.resize(most_readings);
        readings = std::move(longer);
    }
    return readings;
}

}  // namespace emend
