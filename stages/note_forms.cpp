#include "stages/note_forms.h"

#include <algorithm>

#include "pipeline/text/unicode.h"
#include "stages/labels.h"

namespace emend {

namespace {

bool one_letter_off(std::string_view a, std::string_view b) {
    const std::u32string x = code_points(a), y = code_points(b);
    const std::size_t shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (longer - shorter > 1) return false;
    std::size_t from = 0, to = 0;
    while (from < shorter && x[from] == y[from]) ++from;
    while (to < shorter - from && x[x.size() - 1 - to] == y[y.size() - 1 - to]) ++to;
    return longer - from - to <= 1;
}

// "A/56/157.", "E/CN.7/2012/14", "A[56/157": capitals, digits and strokes.
bool looks_like_symbol(std::string_view word) {
    const bool stroke = word.find('/') != std::string_view::npos;
    const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return stroke && digit && begins_with_upper(bare(word).word);
}

bool is_note_word(std::string_view word, const Tables& tables) {
    if (looks_like_symbol(word)) return true;
    if (tables.note_words.contains(std::string(word))) return true;
    if (word.size() < 3) return false;
    return std::any_of(tables.note_words.begin(), tables.note_words.end(),
                       [&](const std::string& known) { return known.size() > 2 && one_letter_off(word, known); });
}

}  // namespace

const SourceWord* source_of(const Page& page, const Word& word) {
    return word.sources.empty() ? nullptr : &seen(*page.source, word.sources.front());
}

bool raised(const Page& page, const Word& word) {
    const SourceWord* source = source_of(page, word);
    return source != nullptr && source->style.raised;
}

bool begins_like_note(const Line& line, std::size_t at, const Tables& tables) {
    while (at + 1 < line.words.size() && line.words[at].text.empty()) ++at;  // raised ink without a character
    const std::string& word = line.words[at].text;
    if (is_note_word(word, tables)) return true;
    if (at + 1 >= line.words.size() || !begins_with_lower(line.words[at + 1].text)) return false;
    return tables.note_words.contains(word + line.words[at + 1].text);
}

bool short_label(const std::string& word) {
    const std::u32string points = code_points(word);
    // A long report has notes beyond 999; "1987" at a line's beginning is a year.
    const bool number = std::all_of(points.begin(), points.end(), is_digit);
    const bool thousands = number && points.size() == 4 && points < U"1500";
    if (points.empty() || (points.size() > 3 && !thousands) || label_of(word)) return false;
    if (points == U"(" || points == U"[") return false;  // a note's next line: "(A/57/41)."
    const bool letters = std::all_of(points.begin(), points.end(), [](char32_t c) { return is_letter(c); });
    return !letters || points.size() == 1;
}

double begins_note(const Page& page, const LineView& line, const Tables& tables) {
    if (line.source->mark == LineMark::note) return 1;
    const auto& words = line.line->words;
    const bool first_raised = raised(page, words[0]);
    if (first_raised && words.size() > 1) return 0.97;
    if (words.size() < 2 || !short_label(words[0].text)) return 0;
    const bool letter = begins_with_upper(words[0].text) || begins_with_lower(words[0].text);
    if (letter && !looks_like_symbol(words[1].text)) return 0;
    return begins_like_note(*line.line, 1, tables) ? 0.9 : 0;
}

bool has_raised_label_below_rule(const Page& page, const LineView& line) {
    constexpr int most_apart = 2;  // heights of the line
    if (!raised(page, line.line->words.front())) return false;
    return std::any_of(page.source->rules.begin(), page.source->rules.end(), [&](const Box& rule) {
        const int gap = line.box.top - rule.bottom;
        return gap >= 0 && gap < most_apart * line.box.height() && rule.left < line.box.right &&
               line.box.left < rule.right;
    });
}

}  // namespace emend
