// A text is a path from left to right: each character stands where the one before has left off, a pixel more or less.
// Each adds to the likelihood of the ink around it, so the best text is found column by column, without cutting the ink
// into characters first: what is broken or touches is no matter.
//
// Example: of "A" in broken print two slanting strokes are left. Two characters "/" and "\" fit them nearly as well,
// but leave the room between them unexplained and cost one character more.
#include "pipeline/read/print_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "pipeline/text/ascii.h"

namespace emend {

namespace {

constexpr double shifted = 1;                                // what it costs that a character stands a pixel off
constexpr double narrowest_blank = 0.4, widest_blank = 1.8;  // x-heights
constexpr double each = 12, each_mark = 5, blank_cost = 8, lone_letter = 8;  // what one more character costs

// Rows that the baseline may be off.
constexpr std::array<int, 7> baselines = {0, -1, 1, -2, 2, -3, 3};
bool is_far(int raised) { return std::abs(raised) > 1; }
bool is_likely(const PrintedText& text, const LineBitmap& bitmap) { return text.gain > 3 * bitmap.ink(); }

enum class Kind { none, digit, capital, small, mark, blank };
constexpr std::size_t kinds = 6;

Kind kind_of(char c) {
    if (c == ' ') return Kind::blank;
    if (is_ascii_digit(c)) return Kind::digit;
    if (is_ascii_capital(c)) return Kind::capital;
    return is_ascii_small(c) ? Kind::small : Kind::mark;
}

double cost_of_order(Kind before, Kind after) {
    constexpr double unusual = 3, rare = 8;
    if (before == Kind::digit) return after == Kind::small || after == Kind::capital ? rare : 0;
    if (before == Kind::small) return after == Kind::capital || after == Kind::digit ? rare : 0;
    if (before == Kind::capital) return after == Kind::digit ? unusual : 0;
    return before == Kind::mark && after == Kind::mark ? unusual : 0;
}

bool is_stop(char c) { return c == '.' || c == ',' || c == ';' || c == ':'; }

// Rare letters need more ink to speak for them; the order is that of the languages of Europe.
double cost_of_rarity(char c) {
    constexpr double capital = 2, mark = 2;
    if (is_ascii_capital(c)) return capital;
    if (!is_ascii_small(c)) return is_ascii_digit(c) || is_stop(c) ? 0 : mark;
    if (std::string_view("etaoinsr").find(c) != std::string_view::npos) return 0;
    if (std::string_view("lhdcumfp").find(c) != std::string_view::npos) return 2;
    return std::string_view("gwybv").find(c) != std::string_view::npos ? 3 : 5;
}

struct Blanks {
    int narrowest, widest;
    explicit Blanks(const PrintModel& model)
        : narrowest(static_cast<int>(narrowest_blank * model.x_height())),
          widest(static_cast<int>(widest_blank * model.x_height())) {}
};

// The best way to a column, by the kind of the last character.
struct State {
    double sum = no_gain, gain = no_gain;  // with and without what follows from language
    int from = -1;
    Kind before = Kind::none;
    char code = 0;
};
using Column = std::array<State, kinds>;

class Decoder {
public:
    Decoder(const LineBitmap& bitmap, const PrintModel& model, int raised)
        : bitmap_(bitmap), model_(model), raised_(raised), columns_(static_cast<std::size_t>(bitmap.width()) + 1) {}

    PrintedText decode() {
        constexpr double most_white = 2;  // x-heights before the first character
        const int start = std::min(bitmap_.width(), static_cast<int>(most_white * model_.x_height()));
        for (int x = 0; x <= start; ++x) at(x)[0] = {0, 0, -1, Kind::none, 0};
        // What lags so far behind does not catch up.
        constexpr double hopeless = 150;
        double most = no_gain;
        for (int x = 0; x < bitmap_.width(); ++x) {
            double here = no_gain;
            for (const State& state : at(x)) here = std::max(here, state.sum);
            most = std::max(most, here);
            if (here > no_gain && here > most - hopeless) go_on(x);
        }
        return best();
    }

private:
    Column& at(int x) { return columns_[static_cast<std::size_t>(x)]; }

    void go_on(int x) {
        for (std::size_t n = 0; n < model_.size(); ++n) {
            const char code = model_.code(n);
            const double cost = (kind_of(code) == Kind::mark ? each_mark : each) + cost_of_rarity(code);
            if (!model_.may_gain(bitmap_, n, x, cost)) continue;
            const double gain = model_.gain(bitmap_, n, x, raised_);
            if (gain < cost) continue;
            for (int d = -1; d <= 1; ++d) {
                arrive(x, x + model_.advance(n) + d, code, gain - std::abs(d) * shifted, cost);
            }
        }
        const Blanks blanks(model_);
        for (int width = blanks.narrowest; width <= blanks.widest; ++width) arrive(x, x + width, ' ', 0, blank_cost);
    }

    void arrive(int x, int to, char code, double gain, double cost) {
        constexpr int most_over = 2;  // the last character's room may end beyond the bitmap
        if (to > bitmap_.width() + most_over) return;
        to = std::min(to, bitmap_.width());
        if (to <= x) return;
        const Kind kind = kind_of(code);
        State& next = at(to)[static_cast<std::size_t>(kind)];
        for (std::size_t k = 0; k < kinds; ++k) {
            const State& here = at(x)[k];
            const auto before = static_cast<Kind>(k);
            const bool blank_again = kind == Kind::blank && (before == Kind::none || before == Kind::blank);
            if (here.sum <= no_gain || blank_again) continue;
            double sum = here.sum + gain - cost - (is_stop(code) ? 0 : cost_of_order(before, kind));
            if (kind == Kind::blank && is_lone_letter(here)) sum -= lone_letter;
            if (sum > next.sum) next = {sum, here.gain + gain, x, before, code};
        }
    }

    // "l 35": more likely a one than a word of one letter.
    static bool is_lone_letter(const State& state) {
        const bool alone = state.before == Kind::none || state.before == Kind::blank;
        return alone && (is_ascii_small(state.code) || is_ascii_capital(state.code)) && state.code != 'a' &&
               state.code != 'A';
    }

    PrintedText best() {
        int x = 0;
        Kind kind = Kind::none;
        for (int to = 1; to <= bitmap_.width(); ++to) {
            for (std::size_t k = 1; k < kinds; ++k) {
                const double most = at(x)[static_cast<std::size_t>(kind)].sum;
                if (static_cast<Kind>(k) == Kind::blank || at(to)[k].sum <= most) continue;
                x = to;
                kind = static_cast<Kind>(k);
            }
        }
        PrintedText text;
        if (kind == Kind::none) return text;
        text.raised = raised_;
        text.gain = at(x)[static_cast<std::size_t>(kind)].gain;
        sum_ = at(x)[static_cast<std::size_t>(kind)].sum;
        while (kind != Kind::none) {
            const State& state = at(x)[static_cast<std::size_t>(kind)];
            text.codes += state.code;
            text.places.push_back(state.from);
            x = state.from;
            kind = state.before;
        }
        std::reverse(text.codes.begin(), text.codes.end());
        std::reverse(text.places.begin(), text.places.end());
        return text;
    }

public:
    double sum() const { return sum_; }

private:
    const LineBitmap& bitmap_;
    const PrintModel& model_;
    int raised_;
    std::vector<Column> columns_;
    double sum_ = no_gain;
};

// The best ways to each column behind a code, one row of them for each code.
class Layer {
public:
    Layer(const LineBitmap& bitmap, const PrintModel& model, int raised)
        : bitmap_(bitmap),
          model_(model),
          raised_(raised),
          best_(static_cast<std::size_t>(bitmap.width()) + 1, no_gain) {
        constexpr double most_white = 2;  // x-heights before the first character
        const int start = std::min(bitmap.width(), static_cast<int>(most_white * model.x_height()));
        std::fill(best_.begin(), best_.begin() + start + 1, 0);
    }

    PrintedText lay(std::string_view codes) {
        for (const char code : codes) {
            if (!add(code)) return {};
        }
        const auto end = std::max_element(best_.begin(), best_.end());
        PrintedText text{std::string(codes), std::vector<int>(codes.size()), raised_, false, *end};
        if (text.gain <= no_gain) return {};
        auto x = static_cast<std::size_t>(end - best_.begin());
        for (std::size_t c = codes.size(); c-- > 0;) {
            text.places[c] = from_[c][x];
            x = static_cast<std::size_t>(from_[c][x]);
        }
        return text;
    }

private:
    bool add(char code) {
        const int n = model_.find(code);
        if (n == PrintModel::no_character && code != ' ') return false;
        std::vector<double> next(best_.size(), no_gain);
        std::vector<int>& from = from_.emplace_back(best_.size(), 0);
        const auto arrive = [&](int x, int to, double gain) {
            constexpr int most_over = 2;
            if (to > bitmap_.width() + most_over) return;
            const auto place = static_cast<std::size_t>(std::clamp(to, 0, bitmap_.width()));
            if (gain <= next[place]) return;
            next[place] = gain;
            from[place] = x;
        };
        const Blanks blanks(model_);
        for (int x = 0; x < bitmap_.width(); ++x) {
            const double here = best_[static_cast<std::size_t>(x)];
            if (here <= no_gain) continue;
            if (code == ' ') {
                for (int blank = blanks.narrowest; blank <= blanks.widest; ++blank) arrive(x, x + blank, here);
                continue;
            }
            const double gain = here + model_.gain(bitmap_, static_cast<std::size_t>(n), x, raised_);
            for (int d = -1; d <= 1; ++d) {
                arrive(x, x + model_.advance(static_cast<std::size_t>(n)) + d, gain - std::abs(d) * shifted);
            }
        }
        best_ = std::move(next);
        drop_unlikely();
        return true;
    }

    // What is so much worse already does not catch up by a pixel's shift.
    void drop_unlikely() {
        constexpr double hopeless = 60;
        const double least = *std::max_element(best_.begin(), best_.end()) - hopeless;
        for (double& one : best_) {
            if (one < least) one = no_gain;
        }
    }

    const LineBitmap& bitmap_;
    const PrintModel& model_;
    int raised_;
    std::vector<double> best_;
    std::vector<std::vector<int>> from_;
};

}  // namespace

PrintedText decode(const LineBitmap& bitmap, const PrintModel& model, std::optional<int> only) {
    PrintedText best;
    double sum = no_gain;
    for (const int raised : baselines) {
        if (is_far(raised) && is_likely(best, bitmap)) break;
        if (only && raised != *only) continue;
        Decoder decoder(bitmap, model, raised);
        PrintedText text = decoder.decode();
        if (decoder.sum() <= sum) continue;
        sum = decoder.sum();
        best = std::move(text);
    }
    return best;
}

PrintedText laid_over(const LineBitmap& bitmap, const PrintModel& model, std::string_view codes, int reach) {
    PrintedText best;
    for (const int raised : baselines) {
        if (std::abs(raised) > reach) break;
        if (is_far(raised) && is_likely(best, bitmap)) break;
        PrintedText text = Layer(bitmap, model, raised).lay(codes);
        if (text.gain > best.gain) best = std::move(text);
    }
    return best;
}

Slopes::Slopes(const PrintSetting& setting, std::string_view codes) : upright(setting, false, codes) {
    if (!type_faces()[setting.face].italic.empty()) italic.emplace(setting, true, codes);
}

PrintedText laid_over(const LineBitmap& bitmap, const Slopes& slopes, std::string_view codes, int reach) {
    PrintedText upright = laid_over(bitmap, slopes.upright, codes, reach);
    if (!slopes.italic) return upright;
    PrintedText italic = laid_over(bitmap, *slopes.italic, codes, reach);
    italic.italic = true;
    return italic.gain > upright.gain ? italic : upright;
}

}  // namespace emend
