// Where a page was measured, a paragraph begins at a line that stands further below the one before than lines of the
// text do, that is indented while the one before is not, or before which so much room was left that its first word
// would have fitted: a compositor never breaks a line early inside a paragraph. In text without geometry only the
// labels, the hard breaks of other tools and the room that was left speak. Centred lines (headings) break early by
// nature; there only the distance counts.
#include "stages/split_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/text/unicode.h"
#include "stages/designation.h"
#include "stages/labels.h"
#include "stages/layout.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"

namespace emend {

namespace {

bool centred(const LineView& line, const PageLayout& layout) {
    const double middle = (line.box.left + line.box.right) / 2.0, page = (layout.left + layout.right) / 2.0;
    return line.box.left > layout.left + 2 * layout.em() && std::abs(middle - page) < 1.5 * layout.em();
}

bool symmetric(const LineView& line, const PageLayout& layout) {
    return std::abs((line.box.left + line.box.right) / 2.0 - (layout.left + layout.right) / 2.0) < 1.5 * layout.em();
}

// Would the line's first word have fitted behind the line above?
bool broken_early(const LineView& above, const LineView& line, const PageLayout& layout, int right) {
    const SourceWord& first = line.source->words.front();
    const double blank = layout.measured ? 0.5 * layout.em() : 1;
    return right - above.box.right > first.box.width() + 2 * blank;
}

// The right margin of the lines around: of a block that is set narrower than the page.
int right_margin_of(const Block& block, const PageLayout& layout) {
    int right = 0, lines = 0;
    for (const LineView& line : layout.lines) {
        if (line.block != &block) continue;
        right = std::max(right, line.box.right);
        ++lines;
    }
    return lines > 2 ? std::min(right, layout.right) : layout.right;
}

// Whether the line goes on below the second word of the one above, whose first word hangs in the margin: "56/124.
// Title".
bool below_hanging_label(const LineView& above, const LineView& line, const PageLayout& layout) {
    const auto& words = above.source->words;
    if (words.size() < 2) return false;
    const std::string& first = words[0].best.text;
    if (!label_of(first, true) && !designation_at({first, words[1].best.text})) return false;
    return std::abs(words[1].box.left - line.box.left) < 0.6 * layout.em() &&
           words[1].box.left - words[0].box.left > 1.5 * layout.em();
}

struct Reason {
    double certainty;
    std::string text;
};

std::optional<Reason> by_label(const LineView& above, const LineView& line) {
    if (line.line->words.size() < 2) return std::nullopt;
    const auto label = label_of(line.first().text);
    const bool closed = ends_sentence(above.line->words.back().text) || above.line->words.back().text.ends_with(',') ||
                        above.line->words.back().text == "and";
    if (!label || !closed) return std::nullopt;
    const bool name = label->kind == LabelKind::capital;  // "A." may be an initial
    return Reason{name ? 0.6 : 0.92, "a paragraph's label at the line's beginning"};
}

std::optional<Reason> in_measured(const LineView& above, const LineView& line, const PageLayout& layout) {
    const double gap = baseline_gap(above, line);
    const double larger_print = std::max(1.0, static_cast<double>(line.source->x_height) / layout.x_height);
    if (gap > 1.22 * layout.pitch * larger_print) return Reason{0.95, "more room above than between lines"};
    const bool both_centred = centred(above, layout) && centred(line, layout);
    if (both_centred) return std::nullopt;
    const std::string& last = above.line->words.back().text;
    const bool title =
        centred(line, layout) && symmetric(above, layout) && !ends_sentence(last) && !last.ends_with(',');
    if (title) return std::nullopt;  // a centred title's lines
    if (below_hanging_label(above, line, layout)) return std::nullopt;
    const double indent = line.box.left - above.box.left;
    const bool at_margin = above.box.left < layout.left + 0.8 * layout.em();
    if (indent > 1.2 * layout.em() && at_margin) return Reason{0.93, "the line is indented"};
    if (auto label = by_label(above, line)) return label;
    const auto own = label_of(line.first().text);
    const bool letter = own && (own->kind == LabelKind::letter || own->kind == LabelKind::small_roman);
    if (letter &&
        (indent > 0.5 * layout.em() || broken_early(above, line, layout, right_margin_of(*line.block, layout)))) {
        return Reason{0.9, "a letter at the beginning of a line that stands in, or behind one that ends early"};
    }
    const int right = right_margin_of(*line.block, layout);
    const bool closed = ends_sentence(last) || bare(last).after.find_first_of(",;:.") != std::string_view::npos;
    const bool far_short = (right - above.box.right) * 3 > right - layout.left;
    const bool opens = !begins_with_lower(bare(line.first().text).word) ? closed || far_short : ends_sentence(last);
    if (opens && broken_early(above, line, layout, right)) {
        return Reason{0.85, "the line before ends early"};
    }
    return std::nullopt;
}

// Behind a comma, a line that opens as house style opens a preambular paragraph begins one.
std::optional<Reason> by_opening(const LineView& above, const LineView& line, const HouseStyle& style) {
    if (style.none()) return std::nullopt;
    const std::string& first = line.line->words.front().text;
    if (first.starts_with('[') && line.line->words.back().text.ends_with(']') && line.line->words.size() < 4) {
        return Reason{0.85, "a line in brackets"};
    }
    std::vector<std::string_view> words;
    for (const Word& word : line.line->words) words.push_back(word.text);
    const auto organ = speaking_organ(words, style);
    if (organ && organ->to == words.size() && words.back().ends_with(',')) return Reason{0.9, "the organ that speaks"};
    const std::string_view end = bare(above.line->words.back().text).after;
    if (end.find(',') == std::string_view::npos) return std::nullopt;
    if (opening_length(words, OpeningKind::preambular, style.openings) == 0) return std::nullopt;
    return Reason{0.88, "an opening behind a comma at a line's end"};
}

bool hard_break(const LineView& line) {
    const std::string& end = line.source->end;
    return end.find("  ") == 0 || end.find('\\') == 0;
}

std::optional<Reason> in_text(const LineView& above, const LineView& line, const PageLayout& layout, bool markdown) {
    if (line.source->mark != above.source->mark) return Reason{0.98, "other markup"};
    if (line.source->mark == LineMark::heading || line.source->mark == LineMark::item) return Reason{0.98, "markup"};
    if (auto label = by_label(above, line)) return label;
    if (markdown) return hard_break(above) ? std::optional(Reason{0.9, "a hard break"}) : std::nullopt;
    const std::string& last = above.line->words.back().text;
    const bool opens = !begins_with_lower(bare(line.first().text).word);
    const bool closed = ends_sentence(last) || last.ends_with(',');
    const int indent = line.box.left - above.box.left;
    if (indent >= 2 && opens && closed) return Reason{0.85, "the line is indented"};
    const bool far_short = (layout.right - above.box.right) * 6 > layout.right - layout.left;
    if (opens && closed && far_short && broken_early(above, line, layout, layout.right)) {
        return Reason{0.82, "the line before ends early"};
    }
    return std::nullopt;
}

}  // namespace

StructureEdits split_paragraphs(const Page& page, const HouseStyle& style) {
    StructureEdits edits;
    const PageLayout layout = layout_of(page);
    for (std::size_t n = 1; n < layout.lines.size(); ++n) {
        const LineView& above = layout.lines[n - 1];
        const LineView& line = layout.lines[n];
        if (above.block != line.block || line.block->kind == BlockKind::table) continue;
        std::optional<Reason> reason = layout.measured
                                           ? in_measured(above, line, layout)
                                           : in_text(above, line, layout, page.source->origin == Origin::markdown);
        if (!reason) reason = by_opening(above, line, style);
        if (reason) edits.push_back({Cut{line.first().id}, reason->certainty, reason->text});
    }
    return edits;
}

}  // namespace emend
