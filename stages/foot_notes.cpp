// The notes of a page of text stand at its foot, and nothing but their words tells them from the text above: no rule,
// no smaller print, and of the labels a sign or nothing at all is left. So every line is tried as the first of them,
// and what speaks for each line from there on is added up: a beginning such as notes have, words and symbols that cite;
// against it plain words. The best line wins, and above it each block that begins as a note does.
//
//     judicial sale of ships!” and encourages the        −1.4   plain words
//                                                               ---- here
//     ficial Records, Supplement No. 17 (A/76/17).       +3.0   an opening without its beginning, words of citations
//     “Tid. chap. VIL sect. B.2. and annex HL            +4.1   a sign, "Ibid." one letter off
//     A/TO/I73.                                          +3.1   a symbol
#include "stages/foot_notes.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"
#include "stages/citation_forms.h"
#include "stages/labels.h"
#include "stages/note_forms.h"

namespace emend {

namespace {

constexpr double enough = 2;                           // of the points of a page's notes
constexpr double begins = 2.5, perhaps_begins = 1.2;   // a line, as a note does
constexpr double cites_more = 0.6, most_citing = 1.8;  // each word of citations; all of a line
constexpr double plain = 0.2, most_plain = 1.6;        // each other word of small letters; all of a line
constexpr double no_note = -1.2;                       // or less, at a block's beginning: text stands behind the notes
constexpr double within_block = 1;                     // that the notes begin there

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
        if (!is_ascii_capital(c) && !is_ascii_digit(c) && parts.find(c) == std::string_view::npos && !stroke) {
            return false;
        }
    }
    const bool figures = digits >= few && capitals > 0;
    return word.size() >= shortest && word.find('-') == std::string_view::npos &&
           ((stroke && capitals > 0) || figures || (digits > 0 && capitals >= few));
}

// "ficial" for "Official": a word that opens notes, without its beginning.
bool is_rest_of_opening(std::string_view word, const Tables& tables) {
    constexpr std::size_t shortest = 4;
    const std::string small = to_lower(bare(word).word);
    if (small.size() < shortest) return false;
    const auto& openings = tables.word_classes.at("cites");
    return std::any_of(openings.begin(), openings.end(), [&](const std::string& opening) {
        return opening.size() > small.size() && opening.ends_with(small);
    });
}

// "Ibid.", "Resolution 60/1.", "A/56/157." at this word of the line: no "Adopted at the 30th meeting".
bool cites(const Line& line, std::size_t at, const Tables& tables) {
    const std::string& word = line.words[at].text;
    const Bare parts = bare(word);
    if (parts.before.empty() && !parts.after.empty() && is_like_ibid(parts.word)) return true;
    if (!begins_like_note(line, at, tables) || label_of(word) || !begins_with_upper(word)) return false;
    const auto first = line.words.begin() + static_cast<std::ptrdiff_t>(at);
    const bool figure = std::any_of(first, line.words.end(), [](const Word& one) {
        return std::any_of(one.text.begin(), one.text.end(), is_ascii_digit);
    });
    return is_like_symbol(word) || (tables.is_in("cites", to_lower(word)) && (figure || at + 1 == line.words.size()));
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
    if (rest.words.front().text.empty()) return 0;
    return cites(rest, 0, tables) || is_like_symbol(rest.words.front().text) ? bytes : 0;
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
    if (cites(*line.line, 0, tables)) return FootNote{&line, false, 0};
    if (words.size() == 1 && is_like_symbol(words[0].text)) return FootNote{&line, false, 0};
    return std::nullopt;
}

// The same, among notes: "5S thid.", "° Wid.", "ficial Records".
std::optional<FootNote> note_among(const LineView& line, const Tables& tables) {
    const std::vector<Word>& words = line.line->words;
    if (is_rest_of_opening(words[0].text, tables)) return FootNote{&line, false, 0};
    if (words.size() < 2 || !short_label(words[0].text)) return std::nullopt;
    const std::string& second = words[1].text;
    if (cites(*line.line, 1, tables) || is_rest_of_opening(second, tables) || begins_with_upper(second)) {
        return FootNote{&line, true, 0};
    }
    return std::nullopt;
}

bool breaks_off(const LineView& line) {
    const std::string& last = line.line->words.back().text;
    return !ends_sentence(last) && !last.ends_with(',');
}

// "2 XC/DR/1", "2 XC/DR/4", "2 XC/DR/2": numbers of notes differ, so these are the entries of a list.
bool lists(const std::vector<FootNote>& notes) {
    constexpr std::size_t few = 3;
    std::vector<std::string_view> labels;
    for (const FootNote& note : notes) {
        if (note.labelled) labels.push_back(note.line->first().text);
    }
    const auto same = [&](std::string_view label) { return label == labels.front(); };
    return labels.size() >= few && all_digits(labels.front()) && std::all_of(labels.begin(), labels.end(), same);
}

// "4. Stresses …", "(a) The lamps": text.
bool has_paragraph_label(const LineView& line) { return label_of(line.first().text) && line.line->words.size() > 2; }

class Foot {
public:
    Foot(const Page& page, const PageLayout& layout, const Tables& tables) : lines_(layout.lines), tables_(tables) {
        for (const LineView& line : lines_) {
            longest_ = std::max(longest_, line.text.size());
            const auto sure = note_of(page, line, tables);
            beginnings_.push_back({sure ? sure : note_among(line, tables), sure.has_value()});
        }
    }

    std::vector<FootNote> notes() const {
        const std::size_t from = with_blocks_above(best());
        if (from == lines_.size() || from == 0) return {};
        std::vector<FootNote> notes;
        bool labelled = false;
        for (std::size_t n = from; n < lines_.size(); ++n) {
            const auto note = part_at(n, n == from);
            if (!note) continue;
            notes.push_back(*note);
            labelled = labelled || note->labelled || note->stuck > 0;
        }
        if ((!labelled && !breaks_off(lines_[from - 1])) || lists(notes)) return {};
        return notes;
    }

private:
    // A note that may begin with a line: one wherever it stands, or one only among others.
    struct Beginning {
        std::optional<FootNote> note;
        bool sure = false;
    };

    double points(std::size_t n) const {
        const std::vector<Word>& words = lines_[n].line->words;
        double citing = 0, others = 0;
        for (const Word& word : words) {
            const std::string small = to_lower(bare(word.text).word);
            const bool cites = tables_.is_in("cited", small) || tables_.is_in("counted", small) ||
                               tables_.is_in("of_works", small) || is_like_symbol(word.text);
            if (cites) citing += cites_more;
            if (!cites && begins_with_lower(word.text)) others += plain;
        }
        const auto& [note, sure] = beginnings_[n];
        const double beginning = sure ? begins : note ? perhaps_begins : 0;
        return beginning + std::min(citing, most_citing) - std::min(others, most_plain);
    }

    // The first line of the notes, of which enough speaks for them; else behind the last.
    std::size_t best() const {
        std::size_t found = lines_.size();
        double sum = 0, most = enough;
        for (std::size_t n = lines_.size(); n-- > 0;) {
            const double own = points(n);
            const bool begins_block = lines_[n].begins_block();
            const bool sign = short_label(lines_[n].first().text);
            if (has_paragraph_label(lines_[n]) || (begins_block && !sign && own <= no_note)) break;
            sum += own;
            const auto& [note, sure] = beginnings_[n];
            const bool may_begin = begins_block ? note.has_value() : sure && ended(n);
            const double total = sum - (begins_block ? 0 : within_block);
            if (may_begin && total >= most) {
                most = total;
                found = n;
            }
        }
        return found;
    }

    std::size_t with_blocks_above(std::size_t end) const {
        while (end > 0) {
            std::size_t from = end - 1;
            while (from > 0 && !lines_[from].begins_block()) --from;
            if (!beginnings_[from].sure) break;
            end = from;
        }
        return end;
    }

    // Did the line above end, with its sentence or far from the margin?
    bool ended(std::size_t n) const {
        const LineView& above = lines_[n - 1];
        return ends_sentence(above.line->words.back().text) || above.text.size() * 4 < longest_ * 3;
    }

    // What begins with this line of the notes: one of them, the rest of the one before in another block, or nothing.
    std::optional<FootNote> part_at(std::size_t n, bool first) const {
        const LineView& line = lines_[n];
        const bool may_begin = first || ended(n);
        if (may_begin && beginnings_[n].note) return beginnings_[n].note;
        if (!line.begins_block()) return std::nullopt;
        const bool lost_label = may_begin && begins_with_upper(line.first().text);
        return FootNote{&line, false, 0, !lost_label};
    }

    const std::vector<LineView>& lines_;
    const Tables& tables_;
    std::vector<Beginning> beginnings_;  // by line
    std::size_t longest_ = 0;            // line, in bytes
};

}  // namespace

std::vector<FootNote> notes_at_foot(const Page& page, const PageLayout& layout, const Tables& tables) {
    return Foot(page, layout, tables).notes();
}

}  // namespace emend
