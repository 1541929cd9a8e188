#include "stages/printed_emphasis.h"

namespace emend {

namespace {

std::optional<bool> shown(const Style& style) {
    if (style.italic.value_or(false) || style.underlined.value_or(false)) return true;
    return style.italic.has_value() || style.underlined.has_value() ? std::optional(false) : std::nullopt;
}

bool markup_or_layer(const Page& page) {
    return page.source->origin == Origin::markdown || page.source->origin == Origin::pdf_text;
}

}  // namespace

PrintedEmphasis::PrintedEmphasis(const Document& document) {
    for (const Page& page : document.pages) {
        pages_[page.number] = &page;
        for (const SourceLine& line : page.source->lines) {
            for (const SourceWord& word : line.words) {
                if (!shown(word.style).value_or(false)) continue;
                anywhere_ = true;
                layer_ = layer_ || page.source->origin == Origin::pdf_text;
            }
        }
    }
}

std::optional<bool> PrintedEmphasis::of(const Word& word) const {
    std::optional<bool> all;
    for (const SourceId& id : word.sources) {
        const auto one = shown(seen(*pages_.at(id.page)->source, id).style);
        if (one) all = all.value_or(false) || *one;
    }
    return all;
}

bool PrintedEmphasis::decides(const Flow& flow) const {
    for (const Block* part : flow.parts) {
        const Page& page = *pages_.at(part->id.page);
        if (!markup_or_layer(page)) continue;
        if (layer_ && page.source->origin == Origin::pdf_text) return true;
        for (const Line& line : part->lines) {
            for (const Word& word : line.words) {
                if (of(word).value_or(false)) return true;
            }
        }
    }
    return false;
}

}  // namespace emend
