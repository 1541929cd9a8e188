#include "stages/emphasise_as_printed.h"

#include "stages/printed_emphasis.h"

namespace emend {

StructureEdits emphasise_as_printed(const Document& document) {
    StructureEdits edits;
    const PrintedEmphasis printed(document);
    if (!printed.seen_anywhere()) return edits;
    for (const Flow& flow : flows(document)) {
        const BlockKind kind = flow.head().kind;
        const bool text = kind != BlockKind::heading && kind != BlockKind::title && kind != BlockKind::masthead &&
                          kind != BlockKind::furniture;
        if (!text || !printed.decides(flow)) continue;
        const Word* first = nullptr;
        const Word* last = nullptr;
        const auto propose = [&] {
            if (first != nullptr) edits.push_back({Emphasise{first->id, last->id, true}, 0.97, "set in italics"});
            first = last = nullptr;
        };
        for (const Word* word : words_of(flow)) {
            const bool marker = !word->note.empty() || word->text.empty();
            if (marker) continue;
            if (printed.of(*word).value_or(false)) {
                if (first == nullptr) first = word;
                last = word;
            } else {
                propose();
            }
        }
        propose();
    }
    return edits;
}

}  // namespace emend
