#include "stages/foot_notes.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/note_forms.h"

namespace emend {

namespace {

// "A/T624S.", "AHRCIAT/M.", "AS61694": what is left of a document symbol.
bool is_like_symbol(std::string_view word) {
    constexpr std::string_view parts = "/.,;:()[]";
    constexpr std::size_t shortest = 5, few = 3;
    std::size_t capitals = 0, digits = 0;
    bool stroke = false;
    for (const char c : word) {
        capitals += is_ascii_capital(c) ? 1 : 0;
        digits += is_ascii_digit(c) ? 1 : 0;
        stroke = stroke || c == '/';
        if (!is_ascii_capital(c) && !is_ascii_digit(c) && parts.find(c) == std::string_view::npos && !stroke)
            return false;
    }
    const bool figures = digits >= few && capitals > 0;
    return word.size() >= shortest && word.find('-') == std::string_view::npos &&
           ((stroke && capitals > 0) || figures || (digits > 0 && capitals >= few));
}

// "Ibid.", "Resolution 60/1.", "A/56/157.": no "Adopted at the 30th meeting".
bool cites(const Line& line, const Tables& tables) {
    const std::string& word = line.words.front().text;
    if (!begins_like_note(line, 0, tables) || label_of(word) || !begins_with_upper(word)) return false;
    const bool figure = std::any_of(line.words.begin(), line.words.end(), [](const Word& one) {
        return std::any_of(one.text.begin(), one.text.end(), is_ascii_digit);
    });
    return is_like_symbol(word) || (tables.is_in("cites", to_lower(word)) && (figure || line.words.size() == 1));
}

// "“Ibid.": the bytes of signs before a word that opens notes.
std::size_t stuck_label(const Line& line, const Tables& tables) {
    constexpr std::size_t most = 2;
    const std::string& text = line.words.front().text;
    const std::u32string points = code_points(text);
    std::size_t signs = 0;
    while (signs < points.size() && !is_letter(points[signs]) && !is_digit(points[signs])) ++signs;
    if (signs == 0 || signs > most || points.substr(0, signs).find_first_of(U"([") != std::u32string::npos) return 0;
    const std::size_t bytes = from_code_points(points.substr(0, signs)).size();
    Line rest = line;
    rest.words.front().text = text.substr(bytes);
    return !rest.words.front().text.empty() && cites(rest, tables) ? bytes : 0;
}

// A note that begins with this line, as one of a page's foot.
std::optional<FootNote> note_of(const Page& page, const LineView& line, const Tables& tables) {
    if (begins_note(page, line, tables) > 0) return FootNote{&line, true, 0};
    const std::vector<Word>& words = line.line->words;
    const bool label = words.size() > 1 && short_label(words[0].text) && !begins_with_upper(words[0].text);
    // "* Report of the Conference"; "|." and "(ly" are what is left of a paragraph's label.
    const std::u32string points = code_points(words[0].text);
    const bool sign = label && std::all_of(points.begin(), points.end(), [](char32_t c) {
                          constexpr std::u32string_view raised = U"*?”“’‘'\"°®©™¢";
                          return raised.find(c) != std::u32string_view::npos;
                      });
    if (label && (is_like_symbol(words[1].text) || (sign && begins_with_upper(words[1].text)))) {
        return FootNote{&line, true, 0};
    }
    if (const std::size_t bytes = stuck_label(*line.line, tables); bytes > 0) return FootNote{&line, false, bytes};
    if (cites(*line.line, tables)) return FootNote{&line, false, 0};
    if (words.size() == 1 && is_like_symbol(words[0].text)) return FootNote{&line, false, 0};
    return std::nullopt;
}

bool breaks_off(const LineView& line) {
    const std::string& last = line.line->words.back().text;
    return !ends_sentence(last) && !last.ends_with(',');
}

}  // namespace

std::vector<FootNote> notes_at_foot(const Page& page, const PageLayout& layout, const Tables& tables) {
    std::vector<FootNote> notes;
    bool labelled = false;
    std::size_t end = layout.lines.size();
    while (end > 0) {
        std::size_t from = end - 1;  // the first line of the last block
        while (from > 0 && !layout.lines[from].begins_block()) --from;
        std::vector<FootNote> block;
        for (std::size_t n = from; n < end; ++n) {
            const bool may_begin = n == from || ends_sentence(layout.lines[n - 1].line->words.back().text);
            const auto note = may_begin ? note_of(page, layout.lines[n], tables) : std::nullopt;
            if (note) block.push_back(*note);
            if (n == from && !note) break;
        }
        if (block.empty()) break;
        for (const FootNote& note : block) labelled = labelled || note.labelled || note.stuck > 0;
        notes.insert(notes.begin(), block.begin(), block.end());
        end = from;
    }
    const bool text_above = end > 0;
    if (notes.empty() || !text_above || (!labelled && !breaks_off(layout.lines[end - 1]))) return {};
    return notes;
}

}  // namespace emend
