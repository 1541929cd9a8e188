// A marker is cut out of the page without its neighbours' ink, smoothed, brought to several heights and read at each;
// the looks vote. Larger pictures read worse: the engine knows letters of about this height best.
#include "pipeline/read/digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

struct Look {
    int height;  // of the digits, pixels
    int smooth;  // radius before scaling, pixels
};

constexpr std::array<Look, 4> looks = {{{24, 1}, {30, 1}, {36, 1}, {24, 0}}};
constexpr std::size_t most = 3;

}  // namespace

bool is_slash(const Piece& piece) {
    // One run a row, none wide, moving from right to left.
    const double height = piece.box.height();
    const auto rows = static_cast<std::size_t>(piece.box.height());
    if (piece.runs.size() > rows + rows / 5 || piece.runs.size() < 3) return false;
    double widest = 0;
    for (const Run& run : piece.runs) widest = std::max(widest, static_cast<double>(run.right - run.left));
    const std::size_t part = std::max<std::size_t>(1, piece.runs.size() / 5);
    double upper = 0;
    double lower = 0;
    for (std::size_t n = 0; n < part; ++n) {
        const Run& first = piece.runs[n];
        const Run& last = piece.runs[piece.runs.size() - 1 - n];
        upper += (first.left + first.right) / 2.0;
        lower += (last.left + last.right) / 2.0;
    }
    return widest < 0.36 * height && (upper - lower) / static_cast<double>(part) > 0.28 * height;
}

std::vector<Reading> read_marker(const PageImage& image, const std::vector<const Piece*>& pieces,
                                 const Reading& as_read, const DigitShapes& shapes, Recogniser& recogniser) {
    std::vector<const Piece*> digits;
    for (const Piece* piece : pieces) {
        if (digits.empty() || !is_slash(*piece)) digits.push_back(piece);
    }
    constexpr float weight = 1.0F / static_cast<float>(looks.size() + 1);
    std::map<std::string, float> votes;
    std::string plain = as_read.text;
    const bool slash = plain.ends_with('/');
    if (slash) plain.pop_back();
    if (all_digits(plain)) votes[plain] += as_read.confidence * weight * (slash ? 2.0F : 1.0F);
    for (const Look& look : looks) {
        const PageImage picture = picture_of(image, digits, look.height, look.smooth);
        if (!picture.pix) continue;
        const Reading reading = recogniser.read_digits(picture);
        if (!reading.text.empty() && reading.text.size() <= digits.size() + 1) {
            votes[reading.text] += reading.confidence * weight;
        }
    }
    const std::vector<Reading> by_shape = shapes.read(digits);
    if (!by_shape.empty()) {
        constexpr float half = 0.5F;
        for (auto& [text, confidence] : votes) confidence = half * std::min(confidence, 1.0F);
        for (const Reading& reading : by_shape) votes[reading.text] += half * reading.confidence;
    }
    std::vector<Reading> readings;
    readings.reserve(votes.size());
    for (const auto& [text, confidence] : votes) readings.push_back({text, std::min(confidence, 1.0F)});
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& one, const Reading& other) { return one.confidence > other.confidence; });
    if (readings.size() > most) readings.resize(most);
    return readings;
}

}  // namespace emend
