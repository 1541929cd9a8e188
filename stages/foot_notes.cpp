#include "stages/foot_notes.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/note_forms.h"

namespace emend {

namespace {

// "A/T624S.", "AHRCIAT/M.": what is left of a document symbol.
bool is_like_symbol(std::string_view word) {
    const auto capitals = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_capital));
    const bool stroke = word.find('/') != std::string_view::npos;
    const bool digit = std::any_of(word.begin(), word.end(), is_ascii_digit);
    constexpr std::size_t few = 3, shortest = 5;
    return word.size() >= shortest && word.find('-') == std::string_view::npos &&
           ((stroke && capitals > 0) || (digit && capitals >= few));
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
    if (label && is_like_symbol(words[1].text)) return FootNote{&line, true, 0};
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
