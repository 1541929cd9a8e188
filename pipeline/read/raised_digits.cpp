// What the engine makes of a raised digit is a guess at a few broken strokes: "°" for 6, "*" for 8. But the type is
// known from the words around it, and only the size and the height above the line are not; of those, all markers of a
// page have the same. So the size is sought under which the raised ink of the page is likeliest as digits, whatever
// digits they are, and then each number is laid over the ink of each marker.
//
// Typewriters set a stroke behind each marker, "3/", which is much like a 7; all markers of a page have it or none.
//
// Example: of a raised "20" the left half of the 0 and the foot of the 2 are left. "11" explains the upright stroke as
// well, but not the foot; "26" would need ink that is not there.
#include "pipeline/read/raised_digits.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/median.h"
#include "pipeline/read/print_decoder.h"

namespace emend {

namespace {

constexpr std::string_view signs = "0123456789/";

// A raised word on a line of known type.
struct Mark {
    SourceWord* word = nullptr;
    const LineInk* line = nullptr;
    std::vector<const Piece*> pieces;
    double foot = 0;  // above the baseline, in x-heights
};

std::optional<Mark> mark_of(SourceWord& word, const LineInk& line) {
    Mark mark{&word, &line, {}, 0};
    for (const Piece* piece : line.pieces) {
        const Box both = unite(piece->box, word.box);
        if (both == word.box) mark.pieces.push_back(piece);
    }
    if (mark.pieces.empty()) return std::nullopt;
    mark.foot = line.foot(word.box);
    return mark;
}

// The marks of a page whose lines are printed in one type and size.
class Marks {
public:
    Marks(const PagePrint& print, std::vector<Mark> marks) : print_(print), marks_(std::move(marks)) {
        std::vector<double> feet;
        feet.reserve(marks_.size());
        for (const Mark& mark : marks_) feet.push_back(mark.foot);
        foot_ = median(feet);
        for (const Mark& mark : marks_) bitmaps_.push_back(bitmap_of(mark));
    }

    void read() {
        fit();
        if (gain_ <= 0) return;  // no ink of digits
        const PrintModel model(setting_, false, signs);
        std::vector<Likely> plain, stroked;
        int with_stroke = 0;  // more than without
        for (const LineBitmap& bitmap : bitmaps_) {
            plain.push_back(numbers(bitmap, model, ""));
            stroked.push_back(numbers(bitmap, model, "/"));
            with_stroke += best_of(stroked.back()) > best_of(plain.back()) ? 1 : -1;
        }
        const std::vector<Likely>& all = with_stroke > 0 ? stroked : plain;
        for (std::size_t n = 0; n < marks_.size(); ++n) tell(all[n], bitmaps_[n], *marks_[n].word);
    }

private:
    LineBitmap bitmap_of(const Mark& mark) const {
        constexpr double beside = 0.6;
        LineInk raised = *mark.line;
        raised.baseline -= foot_ * raised.x_height;
        const int room = static_cast<int>(beside * raised.x_height);
        return {mark.pieces, raised, mark.word->box.left - room, mark.word->box.right + room, print_.shrink};
    }

    void fit() {
        constexpr double smallest = 0.55, step = 0.03;
        constexpr int steps = 10;
        const PrintSetting& of_line = print_.slopes.upright.setting();
        const auto try_out = [&](double x_height, double threshold) {
            const PrintSetting setting{of_line.face, x_height, threshold};
            const PrintModel model(setting, false, signs);
            double gain = 0, ink = 0;
            for (const LineBitmap& bitmap : bitmaps_) {
                if (bitmap.empty()) continue;
                gain += std::max(0.0, decode(bitmap, model).gain);
                ink += bitmap.ink();
            }
            if (gain > gain_ * ink) gain_ = gain / ink, setting_ = setting;
        };
        for (int n = 0; n < steps; ++n) try_out(of_line.x_height * (smallest + n * step), of_line.threshold);
        if (gain_ <= 0) return;
        const double x_height = setting_.x_height;
        for (const double other : {-0.14, -0.07, 0.07, 0.14}) try_out(x_height, of_line.threshold + other);
    }

    // The numbers that may be, with their gains, the likeliest first.
    using Likely = std::vector<std::pair<double, std::string>>;
    static double best_of(const Likely& likely) { return likely.empty() ? 0 : likely.front().first; }

    static Likely numbers(const LineBitmap& bitmap, const PrintModel& model, std::string_view stroke) {
        constexpr int numbers = 100;
        Likely likely;
        for (int n = 1; n < numbers && !bitmap.empty(); ++n) {
            const std::string text = std::to_string(n);
            const double gain = laid_over(bitmap, model, std::string(text).append(stroke)).gain;
            if (gain > 0) likely.emplace_back(gain, text);
        }
        std::sort(likely.rbegin(), likely.rend());
        return likely;
    }

    void tell(const Likely& likely, const LineBitmap& bitmap, SourceWord& word) const {
        constexpr double sharpness = 3, least = 0.02;
        constexpr double unlikely = 0.5, as_printed = 0.85, most_reliable = 0.95;
        if (likely.empty()) return;
        const double best = likely.front().first;
        double sum = 0;
        for (const auto& [gain, text] : likely) sum += std::exp((gain - best) / sharpness);
        const double fit = best / (gain_ * bitmap.ink());
        const double reliable = most_reliable * std::clamp((fit - unlikely) / (as_printed - unlikely), 0.0, 1.0);
        for (const auto& [gain, text] : likely) {
            const double share = std::exp((gain - best) / sharpness) / sum;
            if (share < least) break;
            word.alternatives.push_back({text, static_cast<float>(reliable * share), By::letters});
        }
    }

    const PagePrint& print_;
    std::vector<Mark> marks_;
    std::vector<LineBitmap> bitmaps_;
    double foot_ = 0, gain_ = 0;
    PrintSetting setting_;
};

}  // namespace

void read_raised_digits(PagePrints& prints, SourcePage& page) {
    constexpr std::size_t few = 3;
    std::map<const PagePrint*, std::vector<Mark>> marks;
    std::vector<const PagePrint*> order;
    for (std::size_t n = 0; n < page.lines.size(); ++n) {
        std::vector<SourceWord>& words = page.lines[n].words;
        const auto raised = [](const SourceWord& word) { return word.style.raised; };
        if (std::none_of(words.begin(), words.end(), raised)) continue;
        const std::vector<const PagePrint*> of_line = prints.of_line(n);
        if (of_line.empty()) continue;
        if (!marks.contains(of_line.front())) order.push_back(of_line.front());
        for (SourceWord& word : words) {
            std::optional<Mark> mark = word.style.raised ? mark_of(word, prints.line(n)) : std::nullopt;
            if (mark) marks[of_line.front()].push_back(std::move(*mark));
        }
    }
    for (const PagePrint* print : order) {
        if (marks[print].size() >= few) Marks(*print, std::move(marks[print])).read();
    }
}

}  // namespace emend
