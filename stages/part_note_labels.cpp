#include "stages/part_note_labels.h"

#include "stages/foot_notes.h"

namespace emend {

TextEdits part_note_labels(const Page& page, const Tables& tables) {
    constexpr double certainty = 0.9;
    TextEdits edits;
    if (page.source->origin != Origin::text) return edits;
    const PageLayout layout = layout_of(page);
    for (const FootNote& note : notes_at_foot(page, layout, tables)) {
        if (note.stuck == 0) continue;
        const Word& word = note.line->first();
        const std::string label = word.text.substr(0, note.stuck), rest = word.text.substr(note.stuck);
        edits.push_back({Split{word.id, {label, rest}}, certainty,
                         "'" + label + "' stands where a note at the page's foot has its label"});
    }
    return edits;
}

}  // namespace emend
