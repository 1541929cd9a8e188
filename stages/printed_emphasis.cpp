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
                if (page.source->origin == Origin::scan) ++slanted_;
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

std::optional<std::size_t> PrintedEmphasis::leading(const std::vector<const Word*>& words) const {
    std::size_t run = 0;
    for (std::size_t n = 0; n < words.size(); ++n) {
        const auto italic = of(*words[n]);
        if (!italic) continue;
        if (!*italic) {
            const bool sure = n == run;  // nothing unmeasured between the last italic word and this one
            return sure || run == 0 ? std::optional(run) : std::nullopt;
        }
        run = n + 1;
    }
    return run;
}

bool PrintedEmphasis::measured(const Flow& flow) const {
    constexpr int enough = 4;
    return slanted_ >= enough && pages_.at(flow.head().id.page)->source->origin == Origin::scan;
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
