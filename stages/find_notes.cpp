// On a page that was measured the notes are a zone at its foot. Every line is tried as the zone's first one, and what
// speaks for it is added up: a printed rule right above, smaller print below than above, a raised label at its
// beginning, more room above than between lines. The best line wins if enough speaks for it.
//
// In text without geometry a note begins where a short label that is no paragraph's ("!", "2", "1/", a raised word, a
// mark of other tools) stands before the vocabulary of notes ("Ibid.", "See", a document symbol). The vocabulary is
// compared with one letter's slack ("5ee", "|bid.").
#include "stages/find_notes.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/unicode.h"
#include "stages/foot_notes.h"
#include "stages/labels.h"
#include "stages/note_forms.h"

namespace emend {

namespace {

constexpr double small_print = 0.92;  // x-height of notes over that of the text, at most
constexpr std::size_t lines_for_print = 5;
constexpr double enough = 4.5;  // of the points below

std::string label_as_read(const Page& page, const LineView& line) {
    if (line.source->mark == LineMark::note) return line.source->label;
    const Word& word = line.first();
    std::string label = word.text;
    const SourceWord* source = source_of(page, word);
    if (label.empty() && source != nullptr && !source->alternatives.empty()) label = source->alternatives.front().text;
    if (label.size() > 1 && label.back() == '/') label.pop_back();
    return label;
}

struct NoteStart {
    const LineView* line;
    bool labelled;
    double certainty;
    std::string reason;
    bool rest = false;  // no note of its own: the rest of the one before, in another block of the layout
};

void propose(const Page& page, const std::vector<NoteStart>& starts, StructureEdits& edits) {
    BlockId before;
    for (const NoteStart& start : starts) {
        const WordId first = start.line->first().id;
        const bool cut = !start.line->begins_block();
        if (cut) edits.push_back({Cut{first}, start.certainty, start.reason});
        const BlockId block = cut ? block_cut_at(first) : start.line->block->id;
        const bool mark = start.line->source->mark == LineMark::note;
        const std::string label = start.labelled ? label_as_read(page, *start.line) : "";
        if (start.rest) edits.push_back({Continue{before, block}, start.certainty, "the rest of the note before"});
        before = block;
        edits.push_back({Relabel{block, BlockKind::note, 0, label, start.labelled && !mark ? 1 : 0}, start.certainty,
                         start.reason});
    }
}

// --- measured pages
// ---------------------------------------------------------------------------------------------------

// The page's printed rules, those drawn with characters too.
std::vector<Box> rules_of(const Page& page) {
    std::vector<Box> rules = page.source->rules;
    for (const LineView& line : layout_of(page, true).lines) {
        if (line.block->kind == BlockKind::furniture && line.block->label == "rule") rules.push_back(line.box);
    }
    return rules;
}

// A printed rule between two lines, as short as the one above notes.
bool rule_between(const std::vector<Box>& rules, const LineView* above, const LineView& below,
                  const PageLayout& layout) {
    const int top = above != nullptr ? (above->box.top + above->box.bottom) / 2 : 0;
    const int bottom = (below.box.top + below.box.bottom) / 2;
    return std::any_of(rules.begin(), rules.end(), [&](const Box& rule) {
        const int middle = (rule.top + rule.bottom) / 2, width = layout.right - layout.left;
        const bool near_margin = std::abs(rule.left - layout.left) < 3 * layout.em();
        return middle > top && middle < bottom && near_margin && rule.width() * 10 < width * 7 &&
               rule.width() > 3 * rule.height();
    });
}

double mean_x_height(const std::vector<const LineView*>& lines, std::size_t from, std::size_t to) {
    double sum = 0, words = 0;
    for (std::size_t n = from; n < to; ++n) {
        const auto weight = static_cast<double>(lines[n]->line->words.size());
        if (lines[n]->source->x_height <= 0) continue;
        sum += weight * static_cast<double>(lines[n]->source->x_height);
        words += weight;
    }
    return words > 0 ? sum / words : 0;
}

struct Zone {
    std::size_t from = 0;
    double points = 0;
    std::string reason;
};

// Is the print below smaller than that of the text above? A few lines do not show the size of the text.
template <typename Add>
void judge_print(const std::vector<const LineView*>& lines, std::size_t from, const Add& add) {
    if (from < lines_for_print) return;
    const double body = mean_x_height(lines, 0, from), print = mean_x_height(lines, from, lines.size());
    const double own = lines[from]->source->x_height, above = mean_x_height(lines, from - 1, from);
    const bool large = own > 0.97 * body && lines[from]->line->words.size() > 4;
    if (body <= 0 || print <= 0 || print >= small_print * body || large) return;
    add(print < 0.88 * body ? 3 : 2, "smaller print");
    if (above > 0 && above < small_print * body) add(-1, "small print above too");
}

// "4. Stresses …"
bool numbers_paragraph(const LineView* line) {
    const auto& words = line->line->words;
    const auto label = label_of(words.front().text);
    return label && label->kind == LabelKind::number && words.size() > 2 && begins_with_upper(words[1].text);
}

Zone judge(const Page& page, const std::vector<Box>& rules, const std::vector<const LineView*>& lines, std::size_t from,
           const PageLayout& layout, const Tables& tables) {
    Zone zone{from, 0, ""};
    const LineView* above = from > 0 ? lines[from - 1] : nullptr;
    const auto add = [&](double points, const std::string& why) {
        zone.points += points;
        zone.reason += (zone.reason.empty() ? "" : ", ") + why;
    };
    if (rule_between(rules, above, *lines[from], layout)) add(3, "a rule above");
    const Line& first = *lines[from]->line;
    const double begins = begins_note(page, *lines[from], tables);
    if (begins > 0.95) {
        add(2, "a raised label");
    } else if (begins > 0) {
        add(1.5, "a label before words of notes");
    } else if (begins_like_note(first, 0, tables)) {
        add(0.7, "words of notes");
    } else if (first.words.size() > 1 && short_label(first.words[0].text)) {
        add(0.7, "something like a label");
    }
    if (zone.points == 0) return zone;  // print and room alone are no signs of notes
    judge_print(lines, from, add);
    const auto below = lines.begin() + static_cast<std::ptrdiff_t>(from) + 1;
    const auto more =
        std::count_if(below, lines.end(), [&](const LineView* line) { return begins_note(page, *line, tables) > 0; });
    const double weight =
        begins > 0 ? 1 : 0.3;  // where the first line is no note for certain, the zone may begin later
    if (more > 0) add(weight * static_cast<double>(std::min<std::ptrdiff_t>(more, 3)), "more notes below");
    if (std::any_of(below - 1, lines.end(), numbers_paragraph)) add(-3, "numbered paragraphs below");
    if (above != nullptr && baseline_gap(*above, *lines[from]) > 1.25 * layout.pitch) add(1, "room above");
    return zone;
}

// The smallest distance between two lines of the zone: that within a note, where any note has two lines.
double tightest_gap(const std::vector<const LineView*>& lines, std::size_t from) {
    double least = 0;
    for (std::size_t n = from + 1; n < lines.size(); ++n) {
        const double gap = baseline_gap(*lines[n - 1], *lines[n]);
        const bool same_row = gap < 0.8 * (lines[n]->box.bottom - lines[n]->box.top);
        if (!same_row && (least <= 0 || gap < least)) least = gap;
    }
    return least;
}

// Does a note begin with this line, though its label was not read as one? Worn labels become quotation marks that stick
// to the word behind them, or are gone; what is left is where the line before ended, how, and how far above.
class UnlabelledStart {
public:
    // `right` is the text's margin: notes that are all short do not tell where a line of theirs would end.
    UnlabelledStart(const std::vector<const LineView*>& lines, std::size_t from, const PageLayout& layout,
                    const Tables& tables)
        : lines_(lines), tightest_(tightest_gap(lines, from)), em_(layout.em()), right_(layout.right), tables_(tables) {
        for (std::size_t n = from; n < lines.size(); ++n) right_ = std::max(right_, lines[n]->box.right);
    }

    bool at(std::size_t n) const {
        constexpr double enough_without_label = 2.5;
        return points(n) >= enough_without_label;
    }

private:
    double points(std::size_t n) const {
        const LineView &line = *lines_[n], &above = *lines_[n - 1];
        const std::string& word = line.first().text;
        const std::u32string points = code_points(word);
        double sum = 0;
        const auto room = right_ - above.box.right;
        if (room > 4 * em_) sum += 1.5;
        if (room > 12 * em_) sum += 1;  // no line breaks off so early but a paragraph's last
        if (ends_sentence(above.line->words.back().text)) sum += room > 4 * em_ ? 1.5 : room > 2 * em_ ? 1 : 0.5;
        const double gap = baseline_gap(above, line) / std::max(tightest_, 1.0);
        if (gap > 1.1) sum += 1.2;
        if (gap < 1.05) sum -= 0.8;
        if (begins_like_note(*line.line, 0, tables_)) sum += 1;
        const bool glyph = points.size() > 2 && !is_letter(points[0]) && !is_digit(points[0]) && points[0] != U'(';
        if (glyph && (is_letter(points[1]) || is_letter(points[2]))) sum += 1.2;
        if (begins_with_lower(word)) sum -= 1.5;
        if (line.line->words.size() > 1 && short_label(word) && begins_with_upper(line.line->words[1].text)) sum += 1;
        return sum;
    }

    const std::vector<const LineView*>& lines_;
    double tightest_, em_;
    int right_;
    const Tables& tables_;
};

// "Final Document, vol." above "I (A/50/1)": its number begins the next line, and no note does.
bool waits_for_number(const LineView& line, const Tables& tables) {
    return tables.is_in("counted", bare(line.line->words.back().text).word);
}

std::vector<NoteStart> split_zone(const Page& page, const std::vector<const LineView*>& lines, const Zone& zone,
                                  const PageLayout& layout, const Tables& tables) {
    std::vector<NoteStart> starts;
    const UnlabelledStart unlabelled(lines, zone.from, layout, tables);
    const double certainty = std::min(0.98, 0.7 + 0.05 * zone.points);
    for (std::size_t n = zone.from; n < lines.size(); ++n) {
        const LineView& line = *lines[n];
        const bool goes_on = n > zone.from && waits_for_number(*lines[n - 1], tables);
        const bool labelled = !goes_on && begins_note(page, line, tables) > 0;
        const bool any = labelled || n == zone.from || (!goes_on && unlabelled.at(n));
        const bool has_label = labelled || (any && line.line->words.size() > 1 && short_label(line.first().text));
        if (any || line.begins_block()) starts.push_back({&line, has_label, certainty, "a note: " + zone.reason, !any});
    }
    return starts;
}

StructureEdits find_measured(const Page& page, const Tables& tables) {
    const PageLayout layout = layout_of(page);
    std::vector<const LineView*> lines;
    for (const LineView& line : layout.lines) lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(),
                     [](const LineView* a, const LineView* b) { return a->box.bottom < b->box.bottom; });
    const std::vector<Box> rules = rules_of(page);
    Zone best;
    for (std::size_t from = 0; from < lines.size(); ++from) {
        const Zone zone = judge(page, rules, lines, from, layout, tables);
        if (zone.points > best.points) best = zone;
    }
    StructureEdits edits;
    if (best.points < enough) return edits;
    propose(page, split_zone(page, lines, best, layout, tables), edits);
    return edits;
}

// --- text
// ---------------------------------------------------------------------------------------------------------------

// Notes at the page's foot of which the label was lost or misread; other tools' notes stand where they are marked.
void add_foot(const Page& page, const PageLayout& layout, const Tables& tables, std::vector<NoteStart>& starts) {
    for (const FootNote& note : notes_at_foot(page, layout, tables)) {
        const auto at =
            std::find_if(starts.begin(), starts.end(), [&](const NoteStart& start) { return start.line >= note.line; });
        if (at != starts.end() && at->line == note.line) continue;
        starts.insert(
            at, {note.line, note.labelled, 0.85, "words of notes at the page's foot; the label was lost", note.rest});
    }
}

StructureEdits find_in_text(const Page& page, const Tables& tables) {
    const PageLayout layout = layout_of(page);
    StructureEdits edits;
    std::vector<NoteStart> starts;
    std::string previous;  // the last word of the line before
    for (const LineView& line : layout.lines) {
        const double certainty = begins_note(page, line, tables);
        const bool among_notes = !starts.empty() && starts.back().line->block == line.block;
        const bool first_of_block = line.begins_block();
        if (certainty > 0 && (first_of_block || among_notes || certainty >= 1)) {
            starts.push_back({&line, true, certainty, "a label before words of notes"});
        } else if (among_notes && line.line->words.size() > 1 && ends_sentence(previous) &&
                   begins_like_note(*line.line, 0, tables)) {
            starts.push_back({&line, false, 0.85, "words of notes among notes; the label was lost"});
        }
        previous = line.line->words.back().text;
    }
    if (page.source->origin == Origin::text) add_foot(page, layout, tables, starts);
    propose(page, starts, edits);
    return edits;
}

}  // namespace

StructureEdits find_notes(const Page& page, const Tables& tables) {
    const bool measured = page.source->origin == Origin::scan || page.source->origin == Origin::pdf_text;
    return measured ? find_measured(page, tables) : find_in_text(page, tables);
}

}  // namespace emend
