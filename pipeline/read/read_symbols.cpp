// A word's ink falls into columns: pieces that stand above one another. A worn character may be two or three columns,
// and two characters that touch are one, which is cut where its ink is thin. So the word is cut into slivers, and the
// cheapest way to join neighbouring slivers to characters is looked for, from left to right. A character costs what it
// lacks in likeness, by its width, and a little for being one more; a digit beside a letter costs more, as in symbols
// digits stand with digits ("A/C.5/76/17").
//
// The engine's own reading is laid over the same slivers. It gives way where it fits them worse, or not at all.
#include "pipeline/read/read_symbols.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <string_view>

#include "pipeline/read/letter_shapes.h"

namespace emend {

namespace {

constexpr std::size_t most_joined = 5;  // slivers in a character
constexpr double widest = 1.9;          // character, in x-heights
constexpr double impossible = 1e9;

enum class Kind { digit, letter, mark };

Kind kind_of(char c) {
    if (c >= '0' && c <= '9') return Kind::digit;
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? Kind::letter : Kind::mark;
}

// What it costs that one character follows another; 0 is no character, the word's beginning.
double cost_of_order(char before, char after) {
    constexpr double unusual = 0.15, rare = 0.35;
    const Kind first = kind_of(before), second = kind_of(after);
    if (before == 0) return second == Kind::mark && after != '(' ? impossible : 0;
    if (before == '(' && after == ')') return impossible;
    if (after == '(') return unusual;
    if (after == ')') return 0;
    if (first == Kind::mark && second == Kind::mark) return before == ')' ? 0 : unusual;
    if (first == Kind::digit && second == Kind::letter) return rare;
    return first == Kind::letter && second == Kind::digit ? unusual : 0;
}

// One word's ink, cut into slivers, and how like each row of neighbouring slivers is to each character.
class WordInk {
public:
    WordInk(const Pieces& pieces, const LineInk& line, const LetterShapes& shapes) {
        for (const Pieces& column : columns_of(pieces)) {
            if (!is_speck(box_of(column), line.x_height)) cut(column, line.x_height);
        }
        const double base = base_of(line);
        for (std::size_t from = 0; from < slivers_.size(); ++from) {
            std::array<Joined, most_joined>& row = joined_.emplace_back();
            Pieces joined;
            for (std::size_t n = 0; n < most_joined && from + n < slivers_.size(); ++n) {
                joined.insert(joined.end(), slivers_[from + n].begin(), slivers_[from + n].end());
                LetterShapes::Glyph glyph = glyph_of(joined, line);
                if (glyph.width > widest) break;
                glyph.head -= base;
                glyph.foot -= base;
                row[n] = {glyph.width, shapes.likeness(glyph)};
            }
        }
    }

    struct Fit {
        std::string text;
        double cost = impossible;
        float likeness = 0, least = 1;  // mean of the characters, the least of them
    };

    // The text that fits best. The halves of a worn 0 look like brackets, which are thought of only where `brackets`.
    Fit best_text(bool brackets) const {
        const std::size_t size = slivers_.size(), letters = LetterShapes::alphabet.size();
        std::vector<std::vector<Step>> steps(size + 1, std::vector<Step>(letters));
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t n = 0; n < most_joined; ++n) {
                for (std::size_t c = 0; c < letters && !joined_[from][n].alike.empty(); ++c) {
                    const bool bracket = LetterShapes::alphabet[c] == '(' || LetterShapes::alphabet[c] == ')';
                    if (joined_[from][n].alike[c] < least_alike || (bracket && !brackets)) continue;
                    const double own = cost_of(joined_[from][n], c);
                    Step& step = steps[from + n + 1][c];
                    take_cheapest(steps[from], from, c, own, step);
                }
            }
        }
        const auto last = std::min_element(steps[size].begin(), steps[size].end(),
                                           [](const Step& one, const Step& other) { return one.cost < other.cost; });
        Fit fit;
        if (size == 0 || last->cost >= impossible) return fit;
        fit.cost = last->cost;
        auto c = static_cast<std::size_t>(last - steps[size].begin());
        for (std::size_t end = size; end > 0;) {
            const Step& step = steps[end][c];
            fit.text.insert(fit.text.begin(), LetterShapes::alphabet[c]);
            const float alike = joined_[step.from][end - step.from - 1].alike[c];
            fit.likeness += alike;
            fit.least = std::min(fit.least, alike);
            end = step.from;
            c = step.before;
        }
        fit.likeness /= static_cast<float>(fit.text.size());
        return fit;
    }

    // What it costs that the ink is this text.
    double cost_of(std::string_view text) const {
        const std::size_t size = slivers_.size();
        std::vector<double> best(size + 1, impossible);
        best[0] = 0;
        char before = 0;
        for (const char c : text) {
            const std::size_t letter = LetterShapes::alphabet.find(c);
            if (letter == std::string_view::npos) return impossible;
            const double order = cost_of_order(before, c);
            std::vector<double> next(size + 1, impossible);
            for (std::size_t from = 0; from < size; ++from) {
                for (std::size_t n = 0; n < most_joined && best[from] < impossible; ++n) {
                    if (joined_[from][n].alike.empty()) break;
                    const double sum = best[from] + order + cost_of(joined_[from][n], letter);
                    next[from + n + 1] = std::min(next[from + n + 1], sum);
                }
            }
            best = std::move(next);
            before = c;
        }
        return best[size];
    }

private:
    struct Joined {
        double width = 0;
        std::vector<float> alike;  // empty where the slivers are too wide for a character
    };
    struct Step {
        double cost = impossible;
        std::size_t from = 0, before = 0;  // sliver and character
    };

    static bool is_speck(const Box& box, double x_height) {
        constexpr double speck = 0.13;
        return box.width() < speck * x_height && box.height() < speck * x_height;
    }

    // Where most of the word's characters stand: a short line's baseline is a guess.
    double base_of(const LineInk& line) const {
        constexpr double high = 0.9;
        std::vector<double> feet;
        for (const Pieces& sliver : slivers_) {
            const Box box = box_of(sliver);
            if (line.head(box) - line.foot(box) > high) feet.push_back(line.foot(box));
        }
        if (feet.empty()) return 0;
        const auto middle = feet.begin() + static_cast<std::ptrdiff_t>(feet.size() / 2);
        std::nth_element(feet.begin(), middle, feet.end());
        return *middle;
    }

    static constexpr float least_alike = 0.55F;  // of a character that nobody has read there yet

    static double cost_of(const Joined& joined, std::size_t letter) {
        constexpr double each = 0.12;
        constexpr float unlike = 0.2F;  // ink that is worn off tells little
        const float alike = std::max(joined.alike[letter], unlike);
        return (1 - static_cast<double>(alike)) * joined.width + each;
    }

    static void take_cheapest(const std::vector<Step>& before, std::size_t from, std::size_t c, double own,
                              Step& step) {
        const char character = LetterShapes::alphabet[c];
        if (from == 0) {
            const double cost = own + cost_of_order(0, character);
            if (cost < step.cost) step = {cost, 0, 0};
            return;
        }
        for (std::size_t b = 0; b < before.size(); ++b) {
            if (before[b].cost >= impossible) continue;
            const double cost = before[b].cost + own + cost_of_order(LetterShapes::alphabet[b], character);
            if (cost < step.cost) step = {cost, from, b};
        }
    }

    // Characters that touch do so by a few pixels.
    void cut(const Pieces& column, double x_height) {
        constexpr double may_be_two = 0.75, least = 0.2, thin = 0.2;  // x-heights
        const Box box = box_of(column);
        std::vector<int> cuts{box.left};
        if (box.width() > may_be_two * x_height) {
            std::vector<int> ink(static_cast<std::size_t>(box.width()));
            for (const Piece* piece : column) {
                for (const Run& run : piece->runs) {
                    for (int x = run.left; x < run.right; ++x) ++ink[static_cast<std::size_t>(x - box.left)];
                }
            }
            for (int x = box.left + 1; x + least * x_height < box.right; ++x) {
                const auto n = static_cast<std::size_t>(x - box.left);
                const bool low = ink[n] <= thin * x_height && ink[n] < ink[n - 1];
                if (low && x - cuts.back() >= least * x_height) cuts.push_back(x);
            }
        }
        cuts.push_back(box.right);
        for (std::size_t n = 0; n + 1 < cuts.size(); ++n) {
            Pieces sliver;
            for (const Piece* piece : column) {
                if (const Piece* part = part_of(*piece, cuts[n], cuts[n + 1])) sliver.push_back(part);
            }
            if (!sliver.empty()) slivers_.push_back(std::move(sliver));
        }
    }

    const Piece* part_of(const Piece& piece, int left, int right) {
        if (piece.box.left >= left && piece.box.right <= right) return &piece;
        Piece part;
        for (const Run& run : piece.runs) {
            const Run own{run.y, std::max(run.left, left), std::min(run.right, right)};
            if (own.left >= own.right) continue;
            const Box box{own.left, own.y, own.right, own.y + 1};
            part.box = part.runs.empty() ? box : unite(part.box, box);
            part.area += own.right - own.left;
            part.runs.push_back(own);
        }
        if (part.runs.empty()) return nullptr;
        return &parts_.emplace_back(std::move(part));
    }

    std::deque<Piece> parts_;
    std::vector<Pieces> slivers_;
    std::vector<std::array<Joined, most_joined>> joined_;
};

bool may_be_symbol(const SourceWord& word) {
    constexpr float doubtful = 0.9F;
    constexpr std::size_t least = 4, most = 40;
    const std::string& text = word.best.text;
    if (word.style.raised || word.best.confidence > doubtful || text.size() < least || text.size() > most) return false;
    const auto formal = std::count_if(text.begin(), text.end(),
                                      [](char c) { return (c >= 'A' && c <= 'Z') || kind_of(c) == Kind::digit; });
    const bool number = text.find('/') == std::string::npos &&
                        std::none_of(text.begin(), text.end(), [](char c) { return kind_of(c) == Kind::letter; });
    return !number && 2 * static_cast<std::size_t>(formal) >= text.size();
}

// "76", "HRC", "AC.105", "Add.1", "COP(14)", "353-S" of "A/76/353-S/2021/1": a component of a symbol.
bool is_component(std::string_view text, bool last) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0) {
        const std::string_view rest = text.substr(digits);
        const bool session_or_year = digits <= 2 || digits == 4;
        return rest.empty() ? digits <= 4 && (last || session_or_year) : rest.size() == 2 && rest[0] == '-';
    }
    std::size_t letters = 0;
    while (letters < text.size() && kind_of(text[letters]) == Kind::letter) ++letters;
    const std::string_view word = text.substr(0, letters);
    const auto capitals =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return c <= 'Z'; }));
    if (word.empty() || word.front() > 'Z' || (capitals != letters && capitals != 1)) return false;
    std::string_view rest = text.substr(letters);
    if (rest.empty()) return true;
    const bool closed = rest.front() == '(' && rest.back() == ')' && rest.size() > 2;
    if (rest.front() != '.' && !closed) return false;
    rest = rest.substr(1, rest.size() - (closed ? 2 : 1));
    return !rest.empty() && rest.size() <= 4 && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

// "A/HRC/46/52.", "(A/76/5/Add.1),": has the text a symbol's form?
bool is_like_symbol(std::string_view text) {
    if (text.starts_with('(')) text.remove_prefix(1);
    while (!text.empty() && std::string_view(".,;:").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    if (text.ends_with(')') && text.find('(') == std::string_view::npos) text.remove_suffix(1);
    if (text.empty() || kind_of(text.front()) != Kind::letter || text.find('/') == std::string_view::npos) return false;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t slash = std::min(text.find('/', from), text.size());
        if (!is_component(text.substr(from, slash - from), slash == text.size())) return false;
        from = slash + 1;
    }
    return text.find_first_of("0123456789") != std::string_view::npos;
}

bool is_stop(char c) { return c == '.' || c == ','; }

// The likelier reading takes the word's place; the engine's stays among the alternatives.
void read_again(const LetterShapes& shapes, const LineInk& line, SourceWord& word) {
    constexpr float alike = 0.85F, least_alike = 0.74F, unsure = 0.5F;
    constexpr double better = 0.25, much_better = 0.6;  // cheaper than the engine's reading
    const std::string& engine = word.best.text;
    const WordInk ink(ink_of(word, line), line, shapes);
    WordInk::Fit fit = ink.best_text(engine.find_first_of("()") != std::string::npos);
    // A bracket's foot is worn off easily.
    if (engine.front() == '(' && !fit.text.empty() &&
        std::string_view("IJ1CL").find(fit.text[0]) != std::string_view::npos) {
        fit.text[0] = '(';
    }
    if (fit.likeness < alike || fit.least < least_alike || !is_like_symbol(fit.text)) return;
    // A stop's tail wears off; the engine has learnt where there is one.
    if (is_stop(fit.text.back()) && is_stop(engine.back())) fit.text.back() = engine.back();
    const double gain = ink.cost_of(engine) - fit.cost;
    const bool has_form = is_like_symbol(engine);
    if (fit.text == engine || gain < (has_form ? much_better : better)) return;
    if (has_form && word.best.confidence > unsure) return;
    word.alternatives.insert(word.alternatives.begin(), word.best);
    word.best = {fit.text, fit.likeness};
}

}  // namespace

void read_symbols_again(const std::vector<LineInk>& lines, SourcePage& page) {
    const LetterShapes shapes = LetterShapes::learn(page, lines);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].x_height <= 0) continue;
        for (SourceWord& word : page.lines[n].words) {
            if (may_be_symbol(word)) read_again(shapes, lines[n], word);
        }
    }
}

}  // namespace emend
