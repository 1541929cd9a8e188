// Words and runs that overlap on one row belong together, directly or through others; such a group holds the same
// characters in both views. For "[on the report" with a roman bracket and italic words:
//
//     words   |[on| |the| |report|          from pdftotext
//     runs    |[||on the report |           from pdftohtml
//     group   [onthereport = [onthereport   so every character of a word finds its run
//
// Where the two differ (a hidden character, a dropped duplicate) the longest common subsequence says which belong
// together.
#include "pipeline/read/pdf_style.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

#include "pipeline/median.h"

namespace emend {

namespace {

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0; }

bool only_blanks(const PdfRun& run) {
    return std::all_of(run.glyphs.begin(), run.glyphs.end(), [](const PdfGlyph& g) { return is_blank(g.character); });
}

struct Group {
    std::vector<std::size_t> words, runs;
};

class Groups {
public:
    explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t root(std::size_t n) {
        while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
        return n;
    }
    // The lower number becomes the root, so that the outcome does not depend on the order of joining.
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

// By more than kerned letters overlap: a quarter of the narrower one, or a tenth of the height.
bool overlap(const PdfBox& a, const PdfBox& b) {
    const double shared = std::min(a.right, b.right) - std::max(a.left, b.left);
    return shared > 0.05 && shared > std::min(0.25 * std::min(a.width(), b.width()), 0.1 * a.height());
}

std::vector<Group> groups_of(const PdfTextLayer& layer) {
    std::vector<std::size_t> by_middle;
    for (std::size_t n = 0; n < layer.runs.size(); ++n) {
        if (!only_blanks(layer.runs[n])) by_middle.push_back(n);
    }
    const auto middle = [&](std::size_t n) { return layer.runs[n].box.middle(); };
    std::stable_sort(by_middle.begin(), by_middle.end(),
                     [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
    Groups groups(layer.words.size() + layer.runs.size());
    for (std::size_t w = 0; w < layer.words.size(); ++w) {
        const PdfBox& box = layer.words[w].box;
        const double reach = 0.35 * box.height();
        auto at = std::lower_bound(by_middle.begin(), by_middle.end(), box.middle() - reach,
                                   [&](std::size_t n, double value) { return middle(n) < value; });
        for (; at != by_middle.end() && middle(*at) <= box.middle() + reach; ++at) {
            if (overlap(box, layer.runs[*at].box)) groups.join(w, layer.words.size() + *at);
        }
    }
    std::map<std::size_t, Group> by_root;
    for (std::size_t w = 0; w < layer.words.size(); ++w) by_root[groups.root(w)].words.push_back(w);
    for (const std::size_t n : by_middle) by_root[groups.root(layer.words.size() + n)].runs.push_back(n);
    std::vector<Group> out;
    for (auto& [root, group] : by_root) {
        const auto left_to_right = [](const auto& boxes) {
            return [&boxes](std::size_t a, std::size_t b) { return boxes[a].box.left < boxes[b].box.left; };
        };
        std::stable_sort(group.words.begin(), group.words.end(), left_to_right(layer.words));
        std::stable_sort(group.runs.begin(), group.runs.end(), left_to_right(layer.runs));
        out.push_back(std::move(group));
    }
    return out;
}

// The characters of a group's runs without the blanks, each knowing whether a blank stood before it.
std::vector<StyledGlyph> glyphs_of(const PdfTextLayer& layer, const std::vector<std::size_t>& runs) {
    std::vector<StyledGlyph> out;
    bool blank = false;
    for (const std::size_t n : runs) {
        for (const PdfGlyph& glyph : layer.runs[n].glyphs) {
            if (is_blank(glyph.character)) {
                blank = true;
                continue;
            }
            out.push_back({glyph, static_cast<int>(n), layer.runs[n].size, blank});
            blank = false;
        }
    }
    return out;
}

// Gives each of `to` the style of its partner among `from`, by the longest common subsequence.
void match(const std::vector<StyledGlyph>& from, std::vector<StyledGlyph*> to) {
    std::size_t begin = 0;
    const auto same = [&](std::size_t f, std::size_t t) { return from[f].glyph.character == to[t]->glyph.character; };
    const auto take = [&](std::size_t f, std::size_t t) { *to[t] = from[f]; };
    while (begin < from.size() && begin < to.size() && same(begin, begin)) {
        take(begin, begin);
        ++begin;
    }
    const std::size_t rows = from.size() - begin, columns = to.size() - begin;
    constexpr std::size_t most_cells = 4'000'000;
    if (rows == 0 || columns == 0 || rows > most_cells / columns) return;
    // length[f][t]: of the longest common subsequence of what follows f and t.
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
    const auto cell = [&](std::size_t f, std::size_t t) -> std::uint32_t& { return length[f * (columns + 1) + t]; };
    for (std::size_t f = rows; f-- > 0;) {
        for (std::size_t t = columns; t-- > 0;) {
            cell(f, t) = same(begin + f, begin + t) ? cell(f + 1, t + 1) + 1 : std::max(cell(f + 1, t), cell(f, t + 1));
        }
    }
    for (std::size_t f = 0, t = 0; f < rows && t < columns;) {
        if (same(begin + f, begin + t)) {
            take(begin + f++, begin + t++);
        } else if (cell(f + 1, t) >= cell(f, t + 1)) {
            ++f;
        } else {
            ++t;
        }
    }
}

// The height of a line of type in em, for sizes that no run tells.
double height_in_em(const std::vector<StyledWord>& words) {
    std::vector<double> heights;
    for (const StyledWord& word : words) {
        if (word.glyphs.front().size > 0) heights.push_back(word.box.height() / word.glyphs.front().size);
    }
    const double height = median(heights);
    return height > 0.1 ? height : 1.1;
}

// A character without a run is set like the one before it in its word, or like the one behind it.
void fill_gaps(std::vector<StyledWord>& words) {
    const double em = height_in_em(words);
    for (StyledWord& word : words) {
        const auto known = std::find_if(word.glyphs.begin(), word.glyphs.end(),
                                        [](const StyledGlyph& glyph) { return glyph.run >= 0 && glyph.size > 0; });
        StyledGlyph like;
        like.size = std::max(word.box.height() / em, 1.0);
        if (known != word.glyphs.end()) like = *known;
        for (StyledGlyph& glyph : word.glyphs) {
            if (glyph.run >= 0 && glyph.size > 0) {
                like = glyph;
                continue;
            }
            glyph.glyph.italic = like.glyph.italic;
            glyph.glyph.bold = like.glyph.bold;
            glyph.size = like.size;
        }
    }
}

}  // namespace

std::vector<StyledWord> styled_words(const PdfTextLayer& layer) {
    std::vector<StyledWord> words;
    words.reserve(layer.words.size());
    for (const PdfWord& word : layer.words) {
        StyledWord styled{{}, word.box, word.line, word.block};
        for (const char32_t c : word.text) styled.glyphs.push_back({{c}, -1, 0, false});
        words.push_back(std::move(styled));
    }
    for (const Group& group : groups_of(layer)) {
        std::vector<StyledGlyph*> glyphs;
        for (const std::size_t w : group.words) {
            for (StyledGlyph& glyph : words[w].glyphs) glyphs.push_back(&glyph);
        }
        match(glyphs_of(layer, group.runs), std::move(glyphs));
    }
    fill_gaps(words);
    return words;
}

}  // namespace emend
