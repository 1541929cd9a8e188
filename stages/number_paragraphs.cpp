#include "stages/number_paragraphs.h"

#include "stages/labels.h"

namespace emend {

namespace {

const Line* first_line(const Block& block) {
    for (const Line& line : block.lines) {
        if (!line.words.empty()) return &line;
    }
    return nullptr;
}

}  // namespace

StructureEdits number_paragraphs(const Page& page) {
    StructureEdits edits;
    for (const Block& block : page.blocks) {
        const Line* line = first_line(block);
        if (line == nullptr || (block.kind != BlockKind::unknown && block.kind != BlockKind::paragraph)) continue;
        const bool more = line->words.size() > 1 || block.lines.size() > 1;
        const auto label = label_of(line->words.front().text);
        const bool of_paragraph = label && (label->kind == LabelKind::number || label->kind == LabelKind::letter ||
                                            label->kind == LabelKind::small_roman);
        if (!more || !of_paragraph) {
            if (block.kind == BlockKind::unknown) {
                edits.push_back({Relabel{block.id, BlockKind::paragraph, 0, "", 0}, 0.9, "running text"});
            }
            continue;
        }
        const BlockKind kind = label->kind == LabelKind::number ? BlockKind::item : BlockKind::subitem;
        const int level = kind == BlockKind::item ? 0 : label->kind == LabelKind::letter ? 1 : 2;
        edits.push_back({Relabel{block.id, kind, level, label->text, 1}, 0.95, "the paragraph begins with its label"});
    }
    return edits;
}

}  // namespace emend
