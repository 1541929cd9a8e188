#include "pipeline/read/pdf_choice.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace emend {

namespace {

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

double share_of(long part, long whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0; }

}  // namespace

bool is_unreadable(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return control || private_use || c == 0xFFFD;
}

TextFacts facts_of(const PdfTextLayer& layer) {
    constexpr std::u32string_view frequent = U"etaoinsr";
    TextFacts facts;
    for (const PdfWord& word : layer.words) {
        for (const char32_t c : word.text) {
            ++facts.characters;
            const char32_t lower = c >= U'A' && c <= U'Z' ? c + 32 : c;
            if (is_unreadable(c)) ++facts.unreadable;
            if (lower >= U'a' && lower <= U'z') ++facts.latin;
            if (frequent.find(lower) != std::u32string_view::npos) ++facts.frequent;
        }
    }
    for (const PdfRun& run : layer.runs) {
        facts.visible += std::count_if(run.glyphs.begin(), run.glyphs.end(),
                                       [](const PdfGlyph& glyph) { return !is_blank(glyph.character); });
    }
    return facts;
}

PdfChoice choose(const TextFacts& text, const Cover& cover, const std::string& wanted) {
    const std::string picture = "a picture covers " + percent(cover.share) + " of the page";
    if (wanted == "scan") return {true, "recognition was asked for"};
    if (wanted == "text") return {false, "the text layer was asked for"};
    if (text.characters == 0) return {true, "no text layer"};
    if (text.visible * 2 < text.characters) {
        return {true, "the text layer is invisible" + (cover.share > 0.5 ? "; " + picture : "")};
    }
    if (cover.share >= 0.85) return {true, picture};
    if (cover.share >= 0.4 && text.characters < 150) {
        return {true, picture + ", the text layer has only " + std::to_string(text.characters) + " characters"};
    }
    if (const double share = share_of(text.unreadable, text.characters); share > 0.1) {
        return {true, percent(share) + " of the text layer's characters have no meaning"};
    }
    if (text.latin >= 200 && share_of(text.frequent, text.latin) < 0.4) {
        return {true, "the text layer's letters are not those of a language"};
    }
    return {false, "a text layer of " + std::to_string(text.characters) + " characters" +
                       (cover.share > 0.05 ? "; the largest " + picture.substr(2) : "")};
}

}  // namespace emend
