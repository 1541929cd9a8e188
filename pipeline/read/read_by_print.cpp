// The engine knows words and guesses where print is broken; the types know what print looks like and nothing of words.
// Where a word's ink is not as its reading would have been printed, the ink is decoded (`print_decoder`). What comes
// out is another look for the stages to choose from, as a dictionary tells words better. At once in the word's place it
// stands where dictionaries know nothing: stops and commas behind the same letters, symbols and figures.
//
// Example: "(A/76/61 7." was printed "(A/76/617,": the words are one, and the ink of a comma is below the line.
#include "pipeline/read/read_by_print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

#include "pipeline/read/formal_words.h"
#include "pipeline/read/page_print.h"
#include "pipeline/read/print_decoder.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double clear = 8;  // natural logarithm: so much likelier is clearly likelier
constexpr std::string_view stops = ".,;:";
constexpr double surely = 20;
constexpr double least_share = 0.9;  // of the likelihood for each pixel that the page's words have

const bool debug = std::getenv("EMEND_DID") != nullptr;

// A word as decoded, and the columns of the page between which it stands.
struct Token {
    std::string codes;
    int left = 0, right = 0;
};

std::vector<Token> tokens_of(const PrintedText& text, const LineBitmap& bitmap, const PrintModel& model) {
    std::vector<Token> tokens;
    bool inside = false;
    for (std::size_t n = 0; n < text.codes.size(); ++n) {
        if (text.codes[n] == ' ') {
            inside = false;
            continue;
        }
        const int left = bitmap.left() + text.places[n];
        if (!inside) tokens.push_back({"", left, left});
        inside = true;
        tokens.back().codes += text.codes[n];
        tokens.back().right = left + model.advance(static_cast<std::size_t>(model.find(text.codes[n])));
    }
    return tokens;
}

// The text without stops at its end.
std::string_view unstopped(std::string_view text) { return text.substr(0, text.find_last_not_of(stops) + 1); }

// The tokens with the words of another text, of as many words or of one.
std::vector<Token> parted(const std::string& text, std::vector<Token> tokens) {
    if (text.find(' ') == std::string::npos) return {{text, tokens.front().left, tokens.back().right}};
    std::size_t from = 0;
    for (Token& token : tokens) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        token.codes = text.substr(std::min(from, text.size()), to - std::min(from, text.size()));
        from = to + 1;
    }
    return tokens;
}

// A letter that the types do not have.
bool has_foreign_letter(std::string_view text) {
    const std::u32string points = code_points(text);
    constexpr char32_t ascii_end = 0x7F;
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return c > ascii_end && is_letter(c); });
}

bool is_figure(std::string_view text) {
    const std::string_view core = unstopped(text);
    return !core.empty() && std::all_of(core.begin(), core.end(), is_ascii_digit);
}

// "(III)).", "IV": capitals of numerals and brackets alone.
bool is_numeral(std::string_view text) {
    const std::string_view core = unstopped(text);
    return core.find_first_of("IVX") != std::string_view::npos &&
           core.find_first_not_of("IVX()") == std::string_view::npos;
}

// A citation's word that dictionaries do not have.
bool is_ibid(std::string_view text) { return unstopped(text) == "Ibid"; }

bool is_formal(std::string_view text) {
    return is_like_formal_word(text) || is_figure(text) || is_numeral(text) || is_ibid(text);
}

// What is left of a character in broken print, and what it may have been.
struct Lookalike {
    std::string_view seen, meant;
};
constexpr std::array<Lookalike, 16> lookalikes = {{{"l ", "1"},
                                                   {"1", "("},
                                                   {"l", "("},
                                                   {"l", "1"},
                                                   {"I", "1"},
                                                   {"[", "1"},
                                                   {"]", "1"},
                                                   {"t", "1"},
                                                   {" ", "."},
                                                   {" ", ""},
                                                   {"(l", "d"},
                                                   {"tl", "d"},
                                                   {"iI", "d"},
                                                   {"l", "I"},
                                                   {"[", "I"},
                                                   {"4", "I"}}};

std::vector<std::string> with_a_lookalike(const std::string& text) {
    std::vector<std::string> changed;
    for (const auto& [seen, meant] : lookalikes) {
        for (std::size_t at = text.find(seen); at != std::string::npos; at = text.find(seen, at + 1)) {
            changed.push_back(std::string(text).replace(at, seen.size(), meant));
        }
    }
    return changed;
}

class LineReader {
public:
    LineReader(const LineInk& line, const PagePrint& print, std::vector<SourceWord>& words, int number)
        : line_(line), print_(print), words_(words), number_(number) {}

    void read() {
        for (std::size_t w = 0; w < words_.size(); ++w) mend_stop(w);
        std::vector<bool> inside;  // a run of words to be decoded
        inside.reserve(words_.size());
        for (std::size_t w = 0; w < words_.size(); ++w) inside.push_back(is_doubtful(w));
        // What stands close to a doubtful word may be a part of it.
        for (std::size_t w = 1; w < words_.size(); ++w) inside[w] = inside[w] || (inside[w - 1] && close(w - 1));
        for (std::size_t w = words_.size(); w-- > 1;) inside[w - 1] = inside[w - 1] || (inside[w] && close(w - 1));
        for (std::size_t to = words_.size(); to > 0; --to) {  // from the end: words may become fewer
            if (!inside[to - 1]) continue;
            std::size_t from = to;
            while (from > 0 && inside[from - 1]) --from;
            decode_run(from, to - 1);
            to = from + 1;
        }
    }

private:
    // A comma's tail and a semicolon's upper dot tell even where the engine was sure of the word. That no tail is left
    // tells nothing.
    void mend_stop(std::size_t w) {
        constexpr double tail = 1;
        SourceWord& word = words_[w];
        const auto codes = type_codes(word.best.text);
        if (word.style.raised || !codes || unstopped(*codes).size() + 1 != codes->size() || codes->size() < 2) return;
        const LineBitmap bitmap = bitmap_of(words_, w, w, line_);
        const auto gain_with = [&](char stop) { return gain_of(bitmap, codes->substr(0, codes->size() - 1) + stop); };
        const char read = codes->back();
        if (bitmap.empty() || gain_with(read) < least_share * print_.gain_before * bitmap.ink()) return;
        const double comma = gain_with(','), stop = gain_with('.'), semicolon = gain_with(';'), colon = gain_with(':');
        const double two = std::max(semicolon, colon) - std::max(comma, stop);
        const bool was_two = read == ';' || read == ':', is_two = was_two ? two > -clear : two > clear;
        const double tails = is_two ? semicolon - colon : comma - stop;
        const bool had_tail = read == ';' || read == ',', has_tail = had_tail || tails > tail;
        const char meant = is_two ? (has_tail ? ';' : ':') : (has_tail ? ',' : '.');
        if (meant == read) return;
        word.alternatives.insert(word.alternatives.begin(), word.best);
        word.best.text.back() = meant;
    }

    bool is_doubtful(std::size_t w) const {
        const SourceWord& word = words_[w];
        if (word.style.raised) return false;
        constexpr float well_read = 0.9F;
        const double expected = word.best.confidence > well_read ? 0.9 : 0.96;
        const LineBitmap bitmap = bitmap_of(words_, w, w, line_);
        const auto codes = type_codes(word.best.text);
        if (bitmap.empty()) return false;
        if (!codes) return true;
        return gain_of(bitmap, *codes) < expected * print_.gain * bitmap.ink();
    }

    // Is there less room behind the word than a blank takes?
    bool close(std::size_t w) const {
        constexpr double narrow = 0.45;
        return w + 1 < words_.size() && !words_[w].style.raised && !words_[w + 1].style.raised &&
               words_[w + 1].box.left - words_[w].box.right < narrow * line_.x_height;
    }

    void decode_run(std::size_t from, std::size_t to) {
        const LineBitmap bitmap = bitmap_of(words_, from, to, line_);
        const PrintModel* model = &print_.upright;
        PrintedText text = decode(bitmap, *model);
        if (print_.italic) {
            PrintedText other = decode(bitmap, *print_.italic);
            if (other.gain > text.gain) {
                text = std::move(other);
                model = &*print_.italic;
            }
        }
        if (debug) {
            std::string all;
            for (std::size_t w = from; w <= to; ++w) all += words_[w].best.text + " ";
            std::fprintf(stderr, "DID %d %-40s -> %-40s %s conf %.2f fit %.2f gain %.2f\n", number_, all.c_str(),
                         text_of_codes(text.codes).c_str(), model == &print_.upright ? "  " : "it",
                         static_cast<double>(words_[from].best.confidence), print_.gain, text.gain / bitmap.ink());
        }
        compare(from, to, tokens_of(text, bitmap, *model));
    }

    // Words and tokens that begin and end at the same places are compared, from the last to the first.
    void compare(std::size_t from, std::size_t to, const std::vector<Token>& tokens) {
        constexpr double same = 0.5;  // x-heights
        std::size_t word = to + 1, token = tokens.size();
        for (std::size_t w = to + 1, t = tokens.size(); w > from && t > 0;) {
            const int left = words_[w - 1].box.left, own = tokens[t - 1].left;
            if (std::abs(left - own) <= same * line_.x_height) {
                weigh(w - 1, word - 1,
                      {tokens.begin() + static_cast<std::ptrdiff_t>(t) - 1,
                       tokens.begin() + static_cast<std::ptrdiff_t>(token)});
                word = --w;
                token = --t;
            } else if (left > own) {
                --w;
            } else {
                --t;
            }
        }
    }

    void weigh(std::size_t first, std::size_t last, std::vector<Token> tokens) {
        std::string engine, print;
        for (std::size_t w = first; w <= last; ++w) engine += (w > first ? " " : "") + words_[w].best.text;
        for (const Token& token : tokens) print += (print.empty() ? "" : " ") + token.codes;
        const auto codes = type_codes(engine);
        if (codes == print || print.empty() || (!codes && has_foreign_letter(engine))) return;
        const LineBitmap bitmap = bitmap_of(words_, first, last, line_);
        print = with_form(bitmap, print);
        keep_stop(engine, bitmap, print);
        const double own = gain_of(bitmap, print);
        if (own < least_share * print_.gain_before * bitmap.ink()) return;
        const double gain = codes ? own - std::max(0.0, gain_of(bitmap, *codes)) : surely;
        if (debug) std::fprintf(stderr, "   %s -> %s %.0f\n", engine.c_str(), text_of_codes(print).c_str(), gain);
        if (gain < clear) return;
        tokens = parted(print, tokens);
        if (first < last || tokens.size() > 1) return replace(first, last, tokens, engine, gain);
        SourceWord& word = words_[first];
        const Reading other{text_of_codes(print), sure(gain), By::another_look};
        if (at_once(word.best, other.text, gain)) {
            word.alternatives.insert(word.alternatives.begin(), word.best);
            word.best = {other.text, other.confidence};
        } else {
            word.alternatives.insert(word.alternatives.begin(), other);
        }
    }

    // Where dictionaries know nothing the ink decides; against a sure reading only about a stop.
    static bool at_once(const Reading& engine, std::string_view print, double gain) {
        constexpr float well_read = 0.8F;
        const bool doubted = engine.confidence < well_read && gain >= surely;
        if (unstopped(print) == unstopped(engine.text)) {
            const bool both = unstopped(print) != print && unstopped(engine.text) != engine.text;
            return both || doubted;
        }
        return is_formal(print) && doubted;
    }

    double gain_of(const LineBitmap& bitmap, std::string_view codes) const {
        const double upright = laid_over(bitmap, print_.upright, codes).gain;
        return print_.italic ? std::max(upright, laid_over(bitmap, *print_.italic, codes).gain) : upright;
    }

    // "(A/76/5/Ad(l 8)": the text that has a form of its own, where it fits the ink nearly as well.
    std::string with_form(const LineBitmap& bitmap, const std::string& print) const {
        constexpr double nearly = 50;
        constexpr int most = 3;  // look-alikes
        if (is_formal(print)) return print;
        const double own = gain_of(bitmap, print);
        std::set<std::string> texts{print};
        for (int n = 0; n < most; ++n) {
            std::string best;
            double gain = own - nearly;
            std::set<std::string> next;
            for (const std::string& text : texts) {
                for (std::string& other : with_a_lookalike(text)) {
                    if (is_formal(other)) {
                        const double likely = gain_of(bitmap, other);
                        if (debug)
                            std::fprintf(stderr, "      form %s %.0f of %s %.0f\n", other.c_str(), likely,
                                         print.c_str(), own);
                        if (likely > gain) best = other, gain = likely;
                    }
                    next.insert(std::move(other));
                }
            }
            if (!best.empty()) return best;
            texts = std::move(next);
        }
        return print;
    }

    // The engine has learnt where commas stand; a tail that has faded tells nothing.
    void keep_stop(std::string_view engine, const LineBitmap& bitmap, std::string& print) const {
        if (unstopped(engine).size() + 1 != engine.size() || unstopped(print).size() + 1 != print.size()) return;
        if (engine.back() == print.back()) return;
        std::string other = print;
        other.back() = engine.back();
        if (gain_of(bitmap, print) - gain_of(bitmap, other) < clear) print = other;
    }

    static float sure(double gain) {
        constexpr double spread = 15, most = 0.97;
        return static_cast<float>(std::min(1 - std::exp(-gain / spread), most));
    }

    // "o ganizations": letters alone, with hardly any room between what was read as words.
    bool is_one_word(std::size_t first, std::size_t last, std::string_view codes) const {
        for (std::size_t w = first; w < last; ++w) {
            if (!close(w)) return false;
        }
        const std::string_view core = unstopped(codes);
        return is_formal(codes) || std::all_of(core.begin(), core.end(), is_ascii_letter);
    }

    // Words that were parted or joined wrongly.
    void replace(std::size_t first, std::size_t last, const std::vector<Token>& tokens, const std::string& engine,
                 double gain) {
        if (gain < surely) return;
        const bool symbol = std::any_of(tokens.begin(), tokens.end(),
                                        [](const Token& token) { return is_like_formal_word(token.codes); });
        if (!symbol && (tokens.size() > 1 || !is_one_word(first, last, tokens.front().codes))) return;
        SourceWord whole = words_[first];
        for (std::size_t w = first; w <= last; ++w) whole.box = unite(whole.box, words_[w].box);
        std::vector<SourceWord> made;
        for (const Token& token : tokens) {
            SourceWord word = whole;
            if (!made.empty()) word.before = " ";
            if (tokens.size() > 1) {
                word.box.left = std::max(whole.box.left, token.left);
                word.box.right = std::min(whole.box.right, token.right);
            }
            word.best = {text_of_codes(token.codes), sure(gain)};
            word.alternatives = {{engine, 0.1F}};
            made.push_back(std::move(word));
        }
        const auto at = words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(first),
                                     words_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        words_.insert(at, made.begin(), made.end());
    }

    const LineInk& line_;
    const PagePrint& print_;
    std::vector<SourceWord>& words_;
    int number_;
};

}  // namespace

void read_by_print(const std::vector<LineInk>& lines, SourcePage& page) {
    PagePrints prints(page, lines);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const PagePrint* print = prints.of_line(n);
        if (print != nullptr) LineReader(lines[n], *print, page.lines[n].words, page.number).read();
    }
}

}  // namespace emend
