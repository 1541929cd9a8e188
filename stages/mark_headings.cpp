// A heading is marked as one by another tool, or is a short block without a stop at its end whose first word or line
// is a section's label ("II", "A.").
#include "stages/mark_headings.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/unicode.h"
#include "stages/labels.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 40;  // of a heading

std::vector<const Word*> words_of(const Block& block) {
    std::vector<const Word*> words;
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) words.push_back(&word);
    }
    return words;
}

LineMark mark_of(const Page& page, const Block& block, int& level) {
    if (block.lines.empty()) return LineMark::none;
    const SourceLine& line = seen(page, block.lines.front());
    level = line.level;
    return line.mark;
}

struct Heading {
    int rank;  // 1: below the title
    std::string label;
    int label_words;
    double certainty;
    std::string reason;
};

std::optional<Heading> heading_of(const Page& page, const Block& block) {
    const std::vector<const Word*> words = words_of(block);
    if (words.empty() || words.size() > most_words) return std::nullopt;
    int marked_level = 0;
    const bool marked = mark_of(page, block, marked_level) == LineMark::heading;
    const bool own_line = block.lines.size() > 1 && block.lines.front().words.size() == 1;
    const auto label = label_of(words.front()->text, own_line || marked);
    const bool section =
        label && words.size() > 1 && (label->kind == LabelKind::capital_roman || label->kind == LabelKind::capital);
    if (marked) {
        return Heading{std::max(1, marked_level - 1), section ? label->text : "", section ? 1 : 0, 0.95,
                       "marked as a heading"};
    }
    if (!section || ends_sentence(words.back()->text) || words.back()->text.ends_with(',')) return std::nullopt;
    if (!begins_with_upper(bare(words[1]->text).word)) return std::nullopt;
    return Heading{label->kind == LabelKind::capital_roman ? 1 : 2, label->text, 1, own_line ? 0.92 : 0.8,
                   "a section's label before a short line"};
}

}  // namespace

StructureEdits mark_headings(const Document& document) {
    StructureEdits edits;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            const bool open = block.kind == BlockKind::unknown || block.kind == BlockKind::paragraph;
            if (!open || block.lines.empty() || block.lines.front().words.empty()) continue;
            const auto heading = heading_of(page, block);
            if (!heading) continue;
            edits.push_back({Relabel{block.id, BlockKind::heading, heading->rank, heading->label, heading->label_words},
                             heading->certainty, heading->reason});
        }
    }
    return edits;
}

}  // namespace emend
