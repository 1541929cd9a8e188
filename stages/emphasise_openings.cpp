#include "stages/emphasise_openings.h"

#include <algorithm>

#include "pipeline/model/flow.h"
#include "pipeline/text/source_fields.h"
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
    const auto organ = speaking_organ(words, style);
    if ((organ || words[0] == "The") && words.size() < organ_words) {
        const bool alone = organ && organ->to == words.size();
        const bool comma = words.back().ends_with(',');
        return alone || comma ? words.size() : 0;
    }
    return std::max(opening_length(words, OpeningKind::preambular, style.openings),
                    opening_length(words, OpeningKind::operative, style.openings));
}

struct Extent {
    std::size_t words = 0;
    std::string reason;
};

// What print shows of an opening's extent counts more than house style where it is sure.
Extent extent_of(const Flow& flow, const std::vector<const Word*>& words, const std::vector<std::string_view>& texts,
                 const PrintedEmphasis& printed, const HouseStyle& style) {
    constexpr std::size_t longest = 12, long_word = 5;
    const std::size_t known = opening_of(flow, texts, style);
    const bool opens = flow.head().kind == BlockKind::paragraph || flow.head().kind == BlockKind::item;
    if (!opens || !printed.measured(flow) || known == texts.size()) return {known, "opening words"};
    const auto seen = printed.leading(words);
    if (!seen || *seen == 0 || *seen > longest || *seen == texts.size()) return {known, "opening words"};
    // The slant of short words deceives: a long one has to tell the two extents apart.
    const auto tells = [&](std::string_view word) { return bare(word).word.size() > long_word; };
    const auto shorter = static_cast<std::ptrdiff_t>(std::min(known, *seen));
    const auto longer = static_cast<std::ptrdiff_t>(std::max(known, *seen));
    if (!std::any_of(texts.begin() + shorter, texts.begin() + longer, tells)) return {known, "opening words"};
    const std::vector<std::string_view> slanted(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(*seen));
    if (*seen < known && !is_known_opening(slanted, style.openings)) return {known, "opening words"};
    const bool plausible = known > 0 || (texts[0].size() >= long_word && begins_with_upper(texts[0]));
    return plausible ? Extent{*seen, "opening words, as their slant or their underlining shows"} : Extent{};
}

// Whether the document speaks in openings: an organ speaks, or many of its numbered paragraphs begin with a verb. A
// report does not, though a paragraph of it may begin with a word like "Notes".
bool speaks_in_openings(const std::vector<Flow>& all, const HouseStyle& style) {
    std::size_t items = 0, opened = 0;
    for (const Flow& flow : all) {
        const FlowText text = text_without_markers(flow);
        if (text.texts.empty()) continue;
        if (flow.head().kind == BlockKind::paragraph && bare(text.texts[0]).word.starts_with("Th") &&
            opening_of(flow, text.texts, style) == text.texts.size()) {
            return true;
        }
        if (flow.head().kind != BlockKind::item) continue;
        ++items;
        if (opening_of(flow, text.texts, style) > 0) ++opened;
    }
    return items == 0 || opened * 3 >= items;
}

}  // namespace

StructureEdits emphasise_openings(const Document& document, const HouseStyle& style) {
    if (cleaned_before(document)) return {};
    StructureEdits edits;
    if (style.none()) return edits;
    const PrintedEmphasis printed(document);
    const std::vector<Flow> all = flows(document);
    if (!speaks_in_openings(all, style)) return edits;
    for (const Flow& flow : all) {
        if (printed.decides(flow)) continue;
        const auto [words, texts] = text_without_markers(flow);
        if (texts.empty()) continue;
        const Extent extent = extent_of(flow, words, texts, printed, style);
        if (extent.words == 0) continue;
        edits.push_back({Emphasise{words.front()->id, words[extent.words - 1]->id, true}, 0.9, extent.reason});
    }
    return edits;
}

}  // namespace emend
