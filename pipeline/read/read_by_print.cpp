// The engine knows words and guesses where print is broken; the types know what print looks like and nothing of words.
// Where a word's ink is not as its reading would have been printed, the ink is decoded (`print_decoder`). What comes
// out is another look for the stages to choose from, as a dictionary tells words better. At once in the word's place it
// stands where dictionaries know nothing: stops and commas behind the same letters, symbols and figures.
//
// Example: "(A/76/61 7." was printed "(A/76/617,": the words are one, and the ink of a comma is below the line.
#include "pipeline/read/read_by_print.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "pipeline/read/page_print.h"
#include "pipeline/read/print_decoder.h"
#include "pipeline/read/printed_case.h"
#include "pipeline/read/printed_forms.h"
#include "pipeline/read/printed_stops.h"
#include "pipeline/read/raised_digits.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double clear = 8, surely = 20;  // so much likelier, in natural logarithms

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
        const int left = bitmap.on_page(text.places[n]);
        if (!inside) tokens.push_back({"", left, left});
        inside = true;
        tokens.back().codes += text.codes[n];
        tokens.back().right =
            bitmap.on_page(text.places[n] + model.advance(static_cast<std::size_t>(model.find(text.codes[n]))));
    }
    return tokens;
}

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

class LineReader {
public:
    // Words that the engine was surer of than `well_read` are not looked at.
    LineReader(const LineInk& line, const std::vector<const PagePrint*>& prints, float well_read,
               std::vector<SourceWord>& words)
        : line_(line), prints_(prints), print_(prints.front()), well_read_(well_read), words_(words) {}

    void read() {
        for (std::size_t w = 0; w < words_.size(); ++w) mend_stop(w);
        for (std::size_t w = 0; w < words_.size(); ++w) mend_case(w);
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
        for (std::size_t w = 0; w < words_.size(); ++w) find_stop(w);
    }

private:
    LineBitmap bitmap_of_word(std::size_t w) const { return bitmap_of(words_, w, w, line_, print_->shrink); }

    // A comma's tail and a semicolon's upper dot tell even where the engine was sure of the word.
    void mend_stop(std::size_t w) {
        if (!words_[w].style.raised && words_[w].best.confidence <= well_read_) {
            emend::mend_stop(bitmap_of_word(w), *print_, words_[w]);
        }
    }

    void find_stop(std::size_t w) {
        if (!words_[w].style.raised) emend::find_stop(bitmap_of_word(w), *print_, words_[w]);
    }

    void mend_case(std::size_t w) {
        if (!words_[w].style.raised && words_[w].best.confidence <= well_read_) {
            emend::mend_case(bitmap_of_word(w), *print_, words_[w]);
        }
    }

    bool is_doubtful(std::size_t w) {
        const SourceWord& word = words_[w];
        constexpr double expected = 0.96;
        if (word.style.raised || word.best.confidence > well_read_) return false;
        const LineBitmap bitmap = bitmap_of_word(w);
        const auto codes = type_codes(word.best.text);
        if (bitmap.empty()) return false;
        if (!codes) return true;
        const PrintedText text = laid_over(bitmap, print_->slopes, *codes);
        if (text.gain < expected * print_->gain * bitmap.ink()) return true;
        raised_ = text.raised;
        return false;
    }

    // Is there less room behind the word than a blank takes?
    bool close(std::size_t w) const {
        constexpr double narrow = 0.45;
        return w + 1 < words_.size() && !words_[w].style.raised && !words_[w + 1].style.raised &&
               words_[w + 1].box.left - words_[w].box.right < narrow * line_.x_height;
    }

    void decode_run(std::size_t from, std::size_t to) {
        // Where the engine was sure the ink may be of another type, as in headings: a short look is enough.
        constexpr float well_enough = 0.8F;
        const auto end = words_.begin() + static_cast<std::ptrdiff_t>(to) + 1;
        const bool thorough = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(from), end,
                                          [](const SourceWord& word) { return word.best.confidence < well_enough; });
        const std::size_t prints = thorough ? prints_.size() : 1;
        Decoded best = decoded(from, to, thorough ? raised_ : raised_.value_or(0), prints);
        if (thorough && raised_ && best.share < least_share) best = decoded(from, to, {}, prints);
        if (best.print == nullptr) return;
        print_ = best.print;
        compare(from, to, best.tokens);
    }

    struct Decoded {
        std::vector<Token> tokens;
        const PagePrint* print = nullptr;
        double share = 0;  // of the likelihood that the page's words have
    };
    Decoded decoded(std::size_t from, std::size_t to, std::optional<int> raised, std::size_t prints) const {
        constexpr double surely_this_slope = 0.97;
        Decoded best;
        for (std::size_t n = 0; n < prints; ++n) {
            const PagePrint* print = prints_[n];
            const LineBitmap bitmap = bitmap_of(words_, from, to, line_, print->shrink);
            for (const PrintModel* model :
                 {&print->slopes.upright, print->slopes.italic ? &*print->slopes.italic : nullptr}) {
                if (model == nullptr || bitmap.empty() || best.share >= surely_this_slope) continue;
                const PrintedText text = decode(bitmap, *model, raised);
                const double share = text.gain / (print->gain_before * bitmap.ink());
                if (share > best.share) best = {tokens_of(text, bitmap, *model), print, share};
            }
            if (best.share >= least_share) break;
        }
        return best;
    }

    // Words and tokens that begin and end at the same places are compared, from the last to the first.
    void compare(std::size_t from, std::size_t to, const std::vector<Token>& tokens) {
        constexpr double same = 0.5;  // x-heights
        std::size_t word = to + 1, token = tokens.size();
        for (std::size_t w = to + 1, t = tokens.size(); w > from && t > 0;) {
            const int left = words_[w - 1].box.left, own = tokens[t - 1].left;
            const bool first = w == from + 1 && t == 1;  // its label or marker may have taken some of the ink
            if (first || std::abs(left - own) <= same * line_.x_height) {
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
        const LineBitmap bitmap = bitmap_of(words_, first, last, line_, print_->shrink);
        if (codes) print = with_letters_of(*codes, bitmap, tokens, print);
        print = with_form(bitmap, print);
        keep_stop(engine, bitmap, print);
        const double own = gain_of(bitmap, print);
        if (!fits(bitmap, *print_, own)) return;
        const double gain = codes ? own - std::max(0.0, gain_of(bitmap, *codes)) : surely;
        if (gain < clear) return;
        tokens = parted(print, tokens);
        if (first < last || tokens.size() > 1) return replace(first, last, tokens, engine, gain);
        SourceWord& word = words_[first];
        const Reading other{text_of_codes(print), sureness_of(gain), By::another_look};
        if (at_once(word.best, other.text, gain)) {
            word.alternatives.insert(word.alternatives.begin(), word.best);
            word.best = {other.text, other.confidence};
        } else {
            word.alternatives.insert(word.alternatives.begin(), other);
            const std::optional<std::string> capital = with_capital(bitmap, print, own);
            if (capital) {
                word.alternatives.insert(word.alternatives.begin() + 1, {*capital, other.confidence, By::another_look});
            }
        }
    }

    // "lsraeli": without its thin strokes a capital I is much like other upright ones.
    std::optional<std::string> with_capital(const LineBitmap& bitmap, const std::string& print, double own) const {
        constexpr double nearly = 20;
        if (print.size() < 3 || std::string_view("l[]1").find(print[0]) == std::string_view::npos) return std::nullopt;
        const std::string other = "I" + print.substr(1);
        return gain_of(bitmap, other) > own - nearly ? std::optional(text_of_codes(other)) : std::nullopt;
    }

    // Where dictionaries know nothing the ink decides; against a sure reading only about a stop.
    static bool at_once(const Reading& engine, std::string_view print, double gain) {
        constexpr float well_enough = 0.8F;
        const bool doubted = engine.confidence < well_enough && gain >= surely;
        if (unstopped(print) == unstopped(engine.text)) {
            const bool both = unstopped(print) != print && unstopped(engine.text) != engine.text;
            return both || doubted;
        }
        const std::string_view core = bare(print).word;
        const bool other_marks = core.size() > 1 && core == bare(engine.text).word;  // "[Israel"
        return doubted && (other_marks || is_formal(print));
    }

    double gain_of(const LineBitmap& bitmap, std::string_view codes) const {
        return laid_over(bitmap, print_->slopes, codes).gain;
    }

    // "(A/76/5/Ad(l 8)": the text that has a form of its own, where it fits the ink nearly as well.
    std::string with_form(const LineBitmap& bitmap, const std::string& print) const {
        constexpr double nearly = 50;
        constexpr std::size_t longest_ibid = 9;
        constexpr int most = 3;  // look-alikes
        constexpr std::size_t too_many = 4000;
        if (is_formal(print)) return print;
        const double own = gain_of(bitmap, print);
        if (print.size() < longest_ibid && print.find_first_of("0123456789/") == std::string::npos) {
            const double with = gain_of(bitmap, "Ibid."), without = gain_of(bitmap, "Ibid.,");
            if (std::max(with, without) > own - nearly) return without > with ? "Ibid.," : "Ibid.";
        }
        std::set<std::string> texts{print};
        for (int n = 0; n < most; ++n) {
            std::string best;
            double gain = own - nearly;
            std::set<std::string> next;
            for (const std::string& text : texts) {
                for (std::string& other : with_a_lookalike(text)) {
                    if (is_formal(other)) {
                        const double likely = gain_of(bitmap, other);
                        if (likely > gain) best = other, gain = likely;
                    }
                    next.insert(std::move(other));
                }
            }
            if (!best.empty() || next.size() > too_many) return best.empty() ? print : best;
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

    // "o ganizations": letters alone, with hardly any room between what was read as words.
    bool is_one_word(std::size_t first, std::size_t last, std::string_view codes) const {
        for (std::size_t w = first; w < last; ++w) {
            if (!close(w)) return false;
        }
        const std::string_view core = unstopped(codes);
        return is_formal(codes) ||
               (!core.empty() && is_ascii_letter(core[0]) && std::all_of(core.begin() + 1, core.end(), is_ascii_small));
    }

    // "anew" decoded as "a ncw": of the blank the ink tells, of the letters the engine.
    std::string with_letters_of(const std::string& engine, const LineBitmap& bitmap, const std::vector<Token>& tokens,
                                const std::string& print) const {
        if (tokens.size() != 2 || engine.size() + 1 != print.size() || engine.find(' ') != std::string::npos) {
            return print;
        }
        const std::string apart = std::string(engine).insert(tokens.front().codes.size(), " ");
        return gain_of(bitmap, apart) > gain_of(bitmap, print) - surely ? apart : print;
    }

    // Only the blanks differ, and of those the ink tells.
    static bool same_letters(std::string engine, const std::vector<Token>& tokens) {
        std::string print;
        for (const Token& token : tokens) {
            // "2018-2028": at a hyphen there is more room than between letters.
            if (!print.empty() && !(is_ascii_letter(print.back()) && is_ascii_letter(token.codes.front()))) {
                return false;
            }
            print += token.codes;
        }
        std::erase(engine, ' ');
        return engine == text_of_codes(print);
    }

    // Words that were parted or joined wrongly.
    void replace(std::size_t first, std::size_t last, const std::vector<Token>& tokens, const std::string& engine,
                 double gain) {
        if (gain < surely) return;
        const bool symbol =
            std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return is_symbol(token.codes); });
        if (!symbol && !same_letters(engine, tokens) &&
            (tokens.size() > 1 || !is_one_word(first, last, tokens.front().codes))) {
            return;
        }
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
            word.best = {text_of_codes(token.codes), sureness_of(gain)};
            word.alternatives = {{engine, 0.1F}};
            made.push_back(std::move(word));
        }
        const auto at = words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(first),
                                     words_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        words_.insert(at, made.begin(), made.end());
    }

    const LineInk& line_;
    const std::vector<const PagePrint*>& prints_;
    const PagePrint* print_;
    float well_read_;
    std::optional<int> raised_;  // rows that the baseline is off, as words that are right have told
    std::vector<SourceWord>& words_;
};

// The share of a page's words that the engine doubted.
double doubted(const SourcePage& page) {
    constexpr float doubtful = 0.75F;
    std::size_t words = 0, of_these = 0;
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) {
            ++words;
            of_these += word.best.confidence < doubtful ? 1 : 0;
        }
    }
    return words == 0 ? 0 : static_cast<double>(of_these) / static_cast<double>(words);
}

}  // namespace

void read_by_print(const std::vector<LineInk>& lines, SourcePage& page) {
    // A page that was read surely gains nothing; where print is broken the engine is sure of wrong words as well.
    constexpr double few = 0.02, many = 0.08;
    constexpr float well_read = 0.93F, always = 1;
    const double share = doubted(page);
    if (share < few) return;
    const float limit = share < many ? well_read : always;
    PagePrints prints(page, lines);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const std::vector<SourceWord>& words = page.lines[n].words;
        const auto looked_at = [&](const SourceWord& word) { return word.best.confidence <= limit; };
        if (std::none_of(words.begin(), words.end(), looked_at)) continue;
        const std::vector<const PagePrint*> of_line = prints.of_line(n);
        if (of_line.empty()) continue;
        LineReader(prints.line(n), of_line, limit, page.lines[n].words).read();
    }
    read_raised_digits(prints, page);
}

}  // namespace emend
