#include "pipeline/read/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// A piece of a word, all in one style.
struct Piece {
    std::vector<StyledGlyph> glyphs;
    PdfBox box;
    bool blank_before = false;
    bool raised = false;

    double size() const { return glyphs.front().size; }
    // Fonts say how far they reach above and below the baseline, but the tools keep that to themselves; about a fifth
    // of the height is below it in most.
    double baseline() const { return box.bottom - 0.2 * box.height(); }
};

struct TextLine {
    std::vector<Piece> pieces;
    PdfBox box;
    int block = 0;
    double size = 0, baseline = 0;  // of the greater part
};

bool is_blank(char32_t c) { return c == U' ' || c == 0xA0; }

bool is_superscript_character(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x207F);
}

bool same_style(const StyledGlyph& a, const StyledGlyph& b) {
    return a.glyph.italic == b.glyph.italic && a.glyph.bold == b.glyph.bold &&
           std::abs(a.size - b.size) <= 0.08 * std::max(a.size, b.size) &&
           is_superscript_character(a.glyph.character) == is_superscript_character(b.glyph.character);
}

PdfBox together(const PdfBox& a, const PdfBox& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// Where a style begins within a word is known where its run begins there; else the word's width is shared out evenly.
double border(const PdfTextLayer& layer, const StyledWord& word, std::size_t at) {
    const StyledGlyph& glyph = word.glyphs[at];
    if (glyph.run >= 0 && glyph.run != word.glyphs[at - 1].run) {
        const double left = layer.runs[static_cast<std::size_t>(glyph.run)].box.left;
        if (left > word.box.left && left < word.box.right) return left;
    }
    return word.box.left + word.box.width() * static_cast<double>(at) / static_cast<double>(word.glyphs.size());
}

std::vector<Piece> pieces_of(const PdfTextLayer& layer, const StyledWord& word) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < word.glyphs.size(); ++at) {
        if (at == 0 || !same_style(word.glyphs[at - 1], word.glyphs[at])) {
            Piece piece;
            piece.box = word.box;
            if (at > 0) pieces.back().box.right = piece.box.left = border(layer, word, at);
            pieces.push_back(std::move(piece));
        }
        pieces.back().glyphs.push_back(word.glyphs[at]);
    }
    return pieces;
}

// Is there a blank between two neighbours of a line? Some programs write blanks, others only leave gaps, some do both:
// gaps where the font changes, blanks elsewhere. Where blanks are written, a narrow gap is none: justified words are
// spread. Raised print stands off from its word, so that it takes a wide gap to part them.
class Blanks {
public:
    Blanks(const PdfTextLayer& layer, const std::vector<StyledWord>& words) {
        // At a run's end, or a run of its own; within a run the character behind it knows.
        for (const PdfRun& run : layer.runs) {
            if (run.glyphs.empty() || !is_blank(run.glyphs.back().character)) continue;
            PdfBox blank = run.box;
            blank.left = std::max(blank.left, blank.right - 0.2 * run.size);
            trailing_.emplace(run.box.middle(), blank);
        }
        int gaps = 0, written = 0;
        for (std::size_t n = 1; n < words.size(); ++n) {
            if (words[n].line != words[n - 1].line || gap(words[n - 1], words[n]) < 0.15) continue;
            ++gaps;
            written += in_text(words[n - 1], words[n]) ? 1 : 0;
        }
        written_ = 2 * written > gaps;
    }

    bool between(const StyledWord& left, const StyledWord& right) const {
        const bool raised = right.glyphs.front().size < 0.85 * left.glyphs.back().size;
        const double least = raised ? 0.45 : written_ ? 0.2 : 0.15;
        return in_text(left, right) || gap(left, right) >= least || gap(left, right) < -1;
    }

private:
    // In em.
    static double gap(const StyledWord& left, const StyledWord& right) {
        const double em = std::max({left.glyphs.back().size, right.glyphs.front().size, 1.0});
        return (right.box.left - left.box.right) / em;
    }

    bool in_text(const StyledWord& left, const StyledWord& right) const {
        if (right.glyphs.front().blank_before) return true;
        const double reach = 0.6 * std::max(left.box.height(), right.box.height());
        const double row = std::max(left.box.middle(), right.box.middle());
        for (auto at = trailing_.lower_bound(row - reach); at != trailing_.end() && at->first <= row + reach; ++at) {
            const double middle = (at->second.left + at->second.right) / 2;
            if (at->second.left >= left.box.right - 0.5 && middle <= right.box.left + 0.5) return true;
        }
        return false;
    }

    std::multimap<double, PdfBox> trailing_;  // blanks at the end of runs, by the middle of their height
    bool written_ = false;
};

// Size and baseline of the greater part of a line; big type counts for more, so that a short note beside a long marker
// still outweighs it.
void measure(TextLine& line) {
    std::map<int, double> weights;  // by size in tenths of a point
    const auto key = [](const Piece& piece) { return static_cast<int>(std::lround(piece.size() * 10)); };
    for (const Piece& piece : line.pieces) {
        weights[key(piece)] += piece.size() * static_cast<double>(piece.glyphs.size());
    }
    const auto heaviest = std::max_element(weights.begin(), weights.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const Piece& piece : line.pieces) line.box = together(line.box, piece.box);
    for (const Piece& piece : line.pieces) {
        if (key(piece) != heaviest->first) continue;
        line.size = piece.size();
        line.baseline = piece.baseline();
        return;
    }
}

std::vector<TextLine> raw_lines(const PdfTextLayer& layer, const std::vector<StyledWord>& words) {
    const Blanks blanks(layer, words);
    std::vector<TextLine> lines;
    for (std::size_t n = 0; n < words.size(); ++n) {
        const bool begins = n == 0 || words[n].line != words[n - 1].line;
        if (begins) lines.push_back({{}, words[n].box, words[n].block});
        std::vector<Piece> pieces = pieces_of(layer, words[n]);
        pieces.front().blank_before = begins || blanks.between(words[n - 1], words[n]);
        TextLine& line = lines.back();
        for (Piece& piece : pieces) {
            Piece* const before = line.pieces.empty() ? nullptr : &line.pieces.back();
            if (before != nullptr && !piece.blank_before && same_style(before->glyphs.back(), piece.glyphs.front()) &&
                std::abs(before->baseline() - piece.baseline()) < 0.1 * piece.size()) {
                before->glyphs.insert(before->glyphs.end(), piece.glyphs.begin(), piece.glyphs.end());
                before->box = together(before->box, piece.box);
            } else {
                line.pieces.push_back(std::move(piece));
            }
        }
    }
    for (TextLine& line : lines) measure(line);
    return lines;
}

std::size_t length_of(const TextLine& line) {
    std::size_t length = 0;
    for (const Piece& piece : line.pieces) length += piece.glyphs.size();
    return length;
}

bool same_row(const TextLine& a, const TextLine& b) {
    const double shared = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
    return shared > 0.5 * std::min(a.box.height(), b.box.height());
}

// "1.", "(a)", "56/12.", "IV.", a raised "12": what stands before a text at a distance.
bool is_label(const TextLine& line) {
    if (length_of(line) > 8 || line.pieces.size() > 2) return false;
    const char32_t first = line.pieces.front().glyphs.front().glyph.character;
    const char32_t last = line.pieces.back().glyphs.back().glyph.character;
    const bool marked = last == U'.' || last == U')' || last == U'*';
    return is_digit(first) ? marked || is_digit(last) : marked;
}

// How the tool parts them: a label from its text, raised print from the word before it. `right` begins behind `left`.
enum class Bond { none, label, raised };
Bond bond_of(const TextLine& left, const TextLine& right) {
    if (!same_row(left, right)) return Bond::none;
    const double em = std::max(left.size, right.size);
    const double gap = (right.box.left - left.box.right) / em;
    if (gap < -0.1) return Bond::none;
    if (gap < 0.6 && length_of(right) <= 4 && right.size < 0.85 * left.size && right.baseline < left.baseline) {
        return Bond::raised;
    }
    return is_label(left) && gap < 4 ? Bond::label : Bond::none;
}

void append(TextLine& left, TextLine&& right) {
    const double gap = right.box.left - left.box.right;
    right.pieces.front().blank_before = gap > 0.15 * std::max(left.size, right.size);
    left.pieces.insert(left.pieces.end(), std::make_move_iterator(right.pieces.begin()),
                       std::make_move_iterator(right.pieces.end()));
    measure(left);
}

// Puts labels and raised print back into their lines. The line stands where its text stood.
std::vector<TextLine> joined(std::vector<TextLine> lines) {
    constexpr std::size_t most_lines = 3000;  // a page with more is no page of text
    if (lines.size() > most_lines) return lines;
    std::vector<bool> gone(lines.size(), false);
    // From the right, so that a label finds its text whole.
    std::vector<std::size_t> order(lines.size());
    for (std::size_t n = 0; n < order.size(); ++n) order[n] = n;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return lines[a].box.left > lines[b].box.left; });
    for (const std::size_t left : order) {
        std::optional<std::size_t> nearest;
        for (std::size_t right = 0; right < lines.size(); ++right) {
            if (right == left || gone[right] ||
                lines[right].box.left < lines[left].box.right - 0.1 * lines[left].size) {
                continue;
            }
            if (!same_row(lines[left], lines[right])) continue;
            if (!nearest || lines[right].box.left < lines[*nearest].box.left) nearest = right;
        }
        if (!nearest) continue;
        const Bond bond = bond_of(lines[left], lines[*nearest]);
        if (bond == Bond::none) continue;
        const int block = bond == Bond::label ? lines[*nearest].block : lines[left].block;
        append(lines[left], std::move(lines[*nearest]));
        lines[left].block = block;
        if (bond == Bond::label) std::swap(lines[left], lines[*nearest]);
        gone[bond == Bond::label ? left : *nearest] = true;
    }
    std::vector<TextLine> kept;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (!gone[n]) kept.push_back(std::move(lines[n]));
    }
    return kept;
}

// Smaller than the line's type and above its baseline, or a character that is raised by itself.
bool is_raised(const Piece& piece, const TextLine& line) {
    if (is_superscript_character(piece.glyphs.front().glyph.character)) return true;
    const double rise = (line.baseline - piece.baseline()) / line.size;
    return piece.size() < 0.85 * line.size && rise > 0.12 && rise < 1;
}

Box in_units(const PdfBox& box) {
    return {static_cast<int>(std::floor(box.left * pdf_units_per_point)),
            static_cast<int>(std::floor(box.top * pdf_units_per_point)),
            static_cast<int>(std::ceil(box.right * pdf_units_per_point)),
            static_cast<int>(std::ceil(box.bottom * pdf_units_per_point))};
}

SourceWord word_of(const Piece& piece, const TextLine& line) {
    SourceWord word;
    for (const StyledGlyph& glyph : piece.glyphs) emend::append(word.best.text, glyph.glyph.character);
    word.before = piece.blank_before ? " " : "";
    word.box = in_units(piece.box);
    word.style.italic = piece.glyphs.front().glyph.italic;
    word.style.bold = piece.glyphs.front().glyph.bold;
    word.style.raised = is_raised(piece, line);
    word.style.size = static_cast<float>(piece.size());
    return word;
}

SourceLine line_of(const TextLine& line) {
    SourceLine out;
    for (const Piece& piece : line.pieces) out.words.push_back(word_of(piece, line));
    out.words.front().before.clear();
    out.end = "\n";
    out.box = in_units(line.box);
    out.baseline = static_cast<float>(line.baseline * pdf_units_per_point);
    out.x_height = static_cast<float>(0.45 * line.size * pdf_units_per_point);
    out.block = line.block;
    return out;
}

}  // namespace

SourcePage lines_of(const PdfTextLayer& layer, const std::vector<StyledWord>& words) {
    SourcePage page;
    page.origin = Origin::pdf_text;
    page.width = static_cast<int>(std::ceil(layer.width * pdf_units_per_point));
    page.height = static_cast<int>(std::ceil(layer.height * pdf_units_per_point));
    page.x_dpi = page.y_dpi = 72 * pdf_units_per_point;
    for (const TextLine& line : joined(raw_lines(layer, words))) page.lines.push_back(line_of(line));
    return page;
}

}  // namespace emend
