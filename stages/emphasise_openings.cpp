#include "stages/emphasise_openings.h"

#include <algorithm>

#include "pipeline/model/flow.h"
#include "pipeline/text/unicode.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"
#include "stages/printed_emphasis.h"

namespace emend {

namespace {

constexpr std::size_t organ_words = 20;

std::size_t opening_of(const Flow& flow, const std::vector<std::string_view>& words, const HouseStyle& style) {
    const BlockKind kind = flow.head().kind;
    if (kind == BlockKind::item) return opening_length(words, OpeningKind::operative, style.openings);
    if (kind != BlockKind::paragraph || flow.head().level > 0) return 0;
    if (words[0] == "The" && words.size() < organ_words) {
        const auto organ = organ_at(words, 1, style);
        const bool alone = organ && organ->to == words.size();
        const bool comma = words.back().ends_with(',');
        return alone || comma ? words.size() : 0;
    }
    return std::max(opening_length(words, OpeningKind::preambular, style.openings),
                    opening_length(words, OpeningKind::operative, style.openings));
}

}  // namespace

StructureEdits emphasise_openings(const Document& document, const HouseStyle& style) {
    StructureEdits edits;
    if (style.none()) return edits;
    const PrintedEmphasis printed(document);
    for (const Flow& flow : flows(document)) {
        if (printed.decides(flow)) continue;
        std::vector<const Word*> words;
        std::vector<std::string_view> texts;
        for (const Word* word : words_of(flow)) {
            if (!word->note.empty() || word->text.empty()) continue;
            words.push_back(word);
            texts.push_back(word->text);
        }
        if (texts.empty()) continue;
        const std::size_t length = opening_of(flow, texts, style);
        if (length == 0) continue;
        edits.push_back({Emphasise{words.front()->id, words[length - 1]->id, true}, 0.9, "opening words"});
    }
    return edits;
}

}  // namespace emend
