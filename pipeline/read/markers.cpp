#include "pipeline/read/markers.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "pipeline/read/digits.h"
#include "pipeline/read/raised.h"

namespace emend {

namespace {

using Symbols = std::vector<Symbol>;
using ReadDigits = std::function<std::vector<Reading>(const Reading& as_read)>;

double middle(const Box& box) { return (box.left + box.right) / 2.0; }

bool is_low_punctuation(std::string_view text) { return text == "," || text == "." || text == ";" || text == ":"; }

bool is_letter_or_digit(std::string_view text) {
    const auto c = static_cast<unsigned char>(text.empty() ? ' ' : text[0]);
    return text.size() == 1 && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

bool is_digit(std::string_view text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; }

bool is_small_letter(std::string_view text) { return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z'; }

// Letters for which no digit is taken.
bool is_unlike_digits(std::string_view text) {
    constexpr std::string_view alike = "oOlIiSsBbgqzZJTtG";
    return is_letter_or_digit(text) && text[0] > '9' && alike.find(text[0]) == std::string_view::npos;
}

// Was this character given for the raised ink? The engine's boxes are too wide as often as not, and may take in the
// comma before the marker: then the character itself has to tell.
bool given_for(const Symbol& symbol, const Box& ink, double x_height) {
    if (symbol.box.right <= ink.left + 0.25 * x_height) return false;
    if (is_low_punctuation(symbol.text)) return symbol.box.left >= ink.left;
    if (is_unlike_digits(symbol.text)) return symbol.box.left >= ink.left - 0.15 * x_height;
    if (middle(symbol.box) >= ink.left - 0.2 * x_height) return true;
    return !is_letter_or_digit(symbol.text);
}

std::string text_of(Symbols::const_iterator begin, Symbols::const_iterator end) {
    std::string text;
    for (; begin != end; ++begin) text += begin->text;
    return text;
}

float confidence_of(Symbols::const_iterator begin, Symbols::const_iterator end) {
    float least = begin == end ? 0.0F : 1.0F;
    for (; begin != end; ++begin) least = std::min(least, begin->confidence);
    return least;
}

// Works on one line: finds the place of each piece of raised print among the words and makes a word of it.
class LineParter {
public:
    LineParter(SourceLine& line, std::vector<Symbols>& symbols, const LineInk& ink)
        : line_(line), symbols_(symbols), ink_(ink) {}

    void part(const Raised& raised, const ReadDigits& read_digits) {
        // Of what stands behind raised ink the engine made one word with what stands before it, where there was no
        // blank.
        constexpr double blank = 0.5, blank_in_figure = 0.9;  // x-heights
        std::size_t word = home_of(raised);
        if (word == line_.words.size()) {
            if (raised.opens_line) insert_first(raised, read_digits({}));
            return;
        }
        const Symbols& symbols = symbols_[word];
        // The characters of the word before, of, and behind the raised ink.
        auto begin = symbols.begin();
        auto end = symbols.end();
        if (raised.opens_line) {
            end = begin;
            while (end != symbols.end() && middle(end->box) < raised.box.right) ++end;
        } else {
            while (end != begin && (end - 1)->box.left >= raised.box.right) --end;
            if (end != symbols.end() && is_letter_or_digit(end->text) && raised.gap < blank) return;  // a broken letter
            // The second stem of a broken U: nothing stands raised behind a word's first letter.
            if (end != symbols.end() && is_small_letter(end->text) && end - symbols.begin() <= 1) return;
            // "202" with a raised 2 before a 1: digits stand further apart, and one has lost its lower stroke.
            if (end != symbols.end() && is_digit(end->text) && raised.gap < blank_in_figure) return;
            begin = end;
            while (begin != symbols.begin() && given_for(*(begin - 1), raised.box, ink_.x_height)) --begin;
            while (begin != symbols.begin() && static_cast<std::size_t>(end - begin) < raised.pieces.size() &&
                   stray(*(begin - 1), raised)) {
                --begin;
            }
            while (begin != symbols.begin() && ends_no_word(*(begin - 1))) --begin;
            if (hyphen_at_end(word, begin, end)) return;
        }
        cut(word, raised, read_digits, static_cast<std::size_t>(begin - symbols.begin()),
            static_cast<std::size_t>(end - symbols.begin()));
    }

    // A first word that the engine boxed as raised print, though its ink is too broken to tell by itself.
    void mark_label(const std::vector<Piece>& pieces,
                    const std::function<std::vector<Reading>(const std::vector<const Piece*>&, const Reading&)>& read) {
        if (line_.words.size() < 2 || line_.words.front().style.raised || ink_.x_height <= 0) return;
        SourceWord& word = line_.words.front();
        constexpr double least_foot = 0.45, least_head = 1.4, least_gap = 0.4, most_height = 1.4, most_width = 2.4;
        const Box& box = word.box;
        const double gap = (line_.words[1].box.left - box.right) / ink_.x_height;
        if (ink_.foot(box) < least_foot || ink_.head(box) < least_head || gap < least_gap) return;
        if (box.height() > most_height * ink_.x_height || box.width() > most_width * ink_.x_height) return;
        std::vector<const Piece*> inside;
        for (const Piece& piece : pieces) {
            if (piece.box.left >= box.left && piece.box.right <= box.right && piece.box.top >= box.top &&
                piece.box.bottom <= box.bottom) {
                inside.push_back(&piece);
            }
        }
        word.style.raised = true;
        word.alternatives = read(inside, word.best);
    }

private:
    // The word that holds the raised ink, else the one it stands behind; the number of words where there is none. The
    // engine's boxes overlap: of two that hold it, the narrower one is the marker by itself.
    std::size_t home_of(const Raised& raised) const {
        std::size_t behind = line_.words.size(), holds = line_.words.size();
        for (std::size_t n = 0; n < line_.words.size(); ++n) {
            const Box& box = line_.words[n].box;
            if (line_.words[n].style.raised) continue;
            const bool inside = box.left <= middle(raised.box) && middle(raised.box) < box.right;
            if (inside && (holds == line_.words.size() || box.width() < line_.words[holds].box.width())) holds = n;
            if (box.right <= middle(raised.box)) behind = n;
        }
        if (holds < line_.words.size()) return holds;
        // Of a label in several pieces the engine may have boxed one only.
        const bool opens = raised.opens_line && !line_.words.empty() && !line_.words.front().style.raised;
        const double first = opens ? middle(line_.words.front().box) : -1;
        if (opens && first >= raised.box.left && first < raised.box.right) return 0;
        return raised.opens_line ? line_.words.size() : behind;
    }

    // How high the ink before the marker stands; of a semicolon its comma counts, not its dot.
    double foot_before(const Raised& raised) const {
        double foot = ink_.foot(raised.before->box);
        for (const Piece* piece : ink_.pieces) {
            const bool below =
                middle(piece->box) > raised.before->box.left - 2 && middle(piece->box) < raised.before->box.right + 2;
            if (below) foot = std::min(foot, ink_.foot(piece->box));
        }
        return foot;
    }

    // A sign that can stand for nothing but a digit for which a character is still missing, though the engine's box
    // for it lies before the ink: "wet,!°" for a raised 10. A quotation mark may have ink of its own.
    bool stray(const Symbol& symbol, const Raised& raised) const {
        constexpr std::string_view plain = "()[]-/%&$\"'";
        const bool quote = symbol.text == "’" || symbol.text == "”" || symbol.text == "'" || symbol.text == "\"";
        if (is_letter_or_digit(symbol.text) || is_low_punctuation(symbol.text)) return false;
        if (!quote) return symbol.text.size() > 1 || plain.find(symbol.text) == std::string_view::npos;
        constexpr double high = 0.4;
        return raised.before != nullptr && foot_before(raised) < high;
    }

    // A sign made of a typewriter's line under the marker: "Plan=" for "Plan" and a raised 4.
    static bool ends_no_word(const Symbol& symbol) {
        constexpr std::string_view strokes = "=<>~_^|\\";
        return (symbol.text.size() == 1 && strokes.find(symbol.text) != std::string_view::npos) || symbol.text == "«" ||
               symbol.text == "»";
    }

    // The hyphen of a word that the line's end breaks hangs together with an f before it ("ef-"), or seems to.
    bool hyphen_at_end(std::size_t word, Symbols::const_iterator begin, Symbols::const_iterator end) const {
        const Symbols& symbols = symbols_[word];
        const bool last = word + 1 == line_.words.size() && end == symbols.end();
        return last && begin != symbols.begin() && end - begin == 1 && begin->text == "-" &&
               is_small_letter((begin - 1)->text);
    }

    // Parts a word's characters into [0, begin), the marker [begin, end) and [end, …); empty parts make no word.
    void cut(std::size_t n, const Raised& raised, const ReadDigits& read_digits, std::size_t begin, std::size_t end) {
        const SourceWord whole = line_.words[n];
        const Symbols symbols = symbols_[n];
        const std::string joined = text_of(symbols.begin(), symbols.end());
        if (joined != whole.best.text) begin = end = symbols.size();  // no telling which character is which
        const auto at = [&](std::size_t i) { return symbols.begin() + static_cast<std::ptrdiff_t>(i); };
        std::vector<SourceWord> words;
        std::vector<Symbols> parts;
        const auto add = [&](std::size_t from, std::size_t to, bool is_marker) {
            if (from == to && !is_marker) return;
            SourceWord word;
            word.before = words.empty() ? whole.before : "";
            word.best = {text_of(at(from), at(to)), std::min(whole.best.confidence, confidence_of(at(from), at(to)))};
            word.box = is_marker ? raised.box : box_of(symbols, from, to, raised, whole.box);
            word.style = whole.style;
            if (is_marker) {
                word.style.raised = true;
                word.alternatives = read_digits(word.best);
            } else {
                word.alternatives = shortened(whole, symbols, from, to);
                if (to == begin) add_swallowed_stop(raised, word);
            }
            words.push_back(std::move(word));
            parts.emplace_back(at(from), at(to));
        };
        if (joined != whole.best.text) {
            if (raised.opens_line) add(0, 0, true);
            words.push_back(whole);
            parts.push_back(symbols);
            if (!raised.opens_line) add(end, end, true);
        } else {
            add(0, begin, false);
            add(begin, end, true);
            add(end, symbols.size(), false);
        }
        const bool marker_first = words.front().style.raised;
        if (marker_first && !raised.opens_line && n > 0) words.front().before = "";  // glued to the word before it
        if (marker_first && words.size() > 1 && !is_low_punctuation(words[1].best.text)) words[1].before = " ";
        replace(n, std::move(words), std::move(parts));
    }

    // Between a word and its marker stands the ink of a comma or semicolon for which there is no character: the engine
    // took it and the marker for one sign.
    void add_swallowed_stop(const Raised& raised, SourceWord& word) const {
        constexpr double low = 0.5, least = 0.12, least_dot_foot = 0.4, most_dot_head = 1.3;
        constexpr float certain = 0.7F;
        if (raised.opens_line || raised.before == nullptr || word.best.text.empty()) return;
        if (!is_letter_or_digit(word.best.text.substr(word.best.text.size() - 1)) && !word.best.text.ends_with(')')) {
            return;
        }
        const Box& ink = raised.before->box;
        const bool is_stop = ink_.head(ink) < low && ink.width() < low * ink_.x_height &&
                             ink.height() > least * ink_.x_height && ink.left >= word.box.left;
        if (!is_stop) return;
        const bool dot = std::any_of(ink_.pieces.begin(), ink_.pieces.end(), [&](const Piece* piece) {
            return piece != raised.before && middle(piece->box) > ink.left - 2 && middle(piece->box) < ink.right + 2 &&
                   ink_.foot(piece->box) > least_dot_foot && ink_.head(piece->box) < most_dot_head;
        });
        word.alternatives.insert(word.alternatives.begin(), {word.best.text + (dot ? ";" : ","), certain});
    }

    // A word's own box without the raised ink.
    static Box box_of(const Symbols& symbols, std::size_t from, std::size_t to, const Raised& raised, Box whole) {
        if (to == symbols.size() || from == 0) {
            if (from == 0 && whole.left < raised.box.left) whole.right = std::min(whole.right, raised.box.left);
            if (from > 0) whole.left = std::max(whole.left, raised.box.right);
            if (!whole.empty()) return whole;
        }
        Box box = symbols[from].box;
        for (std::size_t n = from; n < to; ++n) box = unite(box, symbols[n].box);
        return box;
    }

    // The whole word's alternatives, as far as they differ in this part only.
    static std::vector<Reading> shortened(const SourceWord& whole, const Symbols& symbols, std::size_t from,
                                          std::size_t to) {
        const auto at = [&](std::size_t i) { return symbols.begin() + static_cast<std::ptrdiff_t>(i); };
        const std::string head = text_of(symbols.begin(), at(from));
        const std::string tail = text_of(at(to), symbols.end());
        std::vector<Reading> kept;
        for (const Reading& reading : whole.alternatives) {
            const std::string& text = reading.text;
            if (text.size() <= head.size() + tail.size() || !text.starts_with(head) || !text.ends_with(tail)) continue;
            kept.push_back({text.substr(head.size(), text.size() - head.size() - tail.size()), reading.confidence});
        }
        return kept;
    }

    void insert_first(const Raised& raised, std::vector<Reading> digits) {
        SourceWord word;
        word.best.confidence = 0;
        word.box = raised.box;
        word.style.raised = true;
        if (!line_.words.empty()) word.style.size = line_.words.front().style.size;
        word.alternatives = std::move(digits);
        if (!line_.words.empty()) line_.words.front().before = " ";
        line_.words.insert(line_.words.begin(), std::move(word));
        symbols_.insert(symbols_.begin(), Symbols{});
    }

    void replace(std::size_t n, std::vector<SourceWord> words, std::vector<Symbols> parts) {
        const auto place = static_cast<std::ptrdiff_t>(n);
        line_.words.erase(line_.words.begin() + place);
        symbols_.erase(symbols_.begin() + place);
        line_.words.insert(line_.words.begin() + place, words.begin(), words.end());
        symbols_.insert(symbols_.begin() + place, parts.begin(), parts.end());
    }

    SourceLine& line_;
    std::vector<Symbols>& symbols_;
    const LineInk& ink_;
};

// Does a word stand raised on this line, between its ends or close behind?
bool stands_raised_on(const SourceLine& line, const Box& box) {
    constexpr double least_foot = 0.45, least_head = 1.4, most_head = 2.25, least = 0.6, most = 1.75, behind = 1.5;
    const auto unit = static_cast<double>(line.x_height);
    const auto base = static_cast<double>(line.baseline);
    if (line.words.size() < 2 || unit <= 0) return false;
    const double height = box.height() / unit;
    const double foot = (base - box.bottom) / unit;
    const double head = (base - box.top) / unit;
    return height >= least && height <= most && foot >= least_foot && head >= least_head && head <= most_head &&
           box.left > line.box.left - behind * unit && box.right < line.box.right + behind * unit;
}

}  // namespace

void take_markers_home(Recognition& recognition) {
    std::vector<SourceLine>& lines = recognition.page.lines;
    constexpr std::size_t longest = 9;  // bytes: three signs
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].words.size() != 1 || lines[n].words[0].best.text.size() > longest) continue;
        const Box box = lines[n].words[0].box;
        for (std::size_t home = 0; home < lines.size(); ++home) {
            if (home == n || !stands_raised_on(lines[home], box)) continue;
            std::vector<SourceWord>& words = lines[home].words;
            const auto place = std::find_if(words.begin(), words.end(),
                                            [&](const SourceWord& word) { return middle(word.box) > middle(box); });
            const auto at = place - words.begin();
            SourceWord word = std::move(lines[n].words[0]);
            word.before = at == 0 ? "" : " ";
            if (at == 0) words.front().before = " ";
            words.insert(place, std::move(word));
            auto& symbols = recognition.symbols[home];
            symbols.insert(symbols.begin() + at, std::move(recognition.symbols[n][0]));
            recognition.erase_line(n);
            --n;
            break;
        }
    }
}

void part_markers(const PageImage& image, const std::vector<Piece>& pieces, const std::vector<LineInk>& lines,
                  Recogniser& recogniser, Recognition& recognition) {
    const DigitShapes shapes = DigitShapes::learn(recognition.page, lines);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        LineParter parter(recognition.page.lines[n], recognition.symbols[n], lines[n]);
        for (const Raised& raised : find_raised(lines[n])) {
            parter.part(raised, [&](const Reading& as_read) {
                return read_marker(image, raised.pieces, as_read, shapes, recogniser);
            });
        }
        parter.mark_label(pieces, [&](const std::vector<const Piece*>& inside, const Reading& as_read) {
            return read_marker(image, inside, as_read, shapes, recogniser);
        });
    }
}

}  // namespace emend
