#include "stages/emphasise_as_printed.h"

#include "pipeline/text/unicode.h"
#include "stages/printed_emphasis.h"

namespace emend {

StructureEdits emphasise_as_printed(const Document& document) {
    constexpr std::size_t long_word = 5;
    StructureEdits edits;
    const PrintedEmphasis printed(document);
    if (!printed.seen_anywhere()) return edits;
    for (const Flow& flow : flows(document)) {
        const BlockKind kind = flow.head().kind;
        const bool text = kind != BlockKind::heading && kind != BlockKind::title && kind != BlockKind::masthead &&
                          kind != BlockKind::furniture;
        const bool exact = printed.decides(flow);
        if (!text || (!exact && !printed.measured(flow))) continue;
        std::size_t run = 0, long_words = 0, before = 0;  // words of the run, long ones, and words before it
        const Word* first = nullptr;
        const Word* last = nullptr;
        const auto propose = [&] {
            // The slant of short words may deceive, and how far an opening goes is another stage's matter.
            if (first == nullptr) return;
            const bool sure = exact || (long_words > 1 && before > 0 && begins_with_upper(bare(first->text).word));
            const double certainty = exact ? 0.97 : 0.85;
            if (first != nullptr && sure)
                edits.push_back({Emphasise{first->id, last->id, true}, certainty, "set in italics"});
            first = last = nullptr;
            before += run;
            run = long_words = 0;
        };
        for (const Word* word : words_of(flow)) {
            const bool marker = !word->note.empty() || word->text.empty();
            if (marker) continue;
            if (printed.of(*word).value_or(false)) {
                if (first == nullptr) first = word;
                last = word;
                ++run;
                if (bare(word->text).word.find_first_of("0123456789") == std::string_view::npos &&
                    bare(word->text).word.size() >= long_word) {
                    ++long_words;
                }
            } else if (exact || printed.of(*word)) {
                propose();
                ++before;
            }
        }
        propose();
    }
    return edits;
}

}  // namespace emend
