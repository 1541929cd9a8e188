#include "stages/mend_openings.h"

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/flow.h"
#include "pipeline/text/unicode.h"
#include "stages/openings.h"

namespace emend {

namespace {

bool is_text(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem;
}

}  // namespace

TextEdits mend_openings(const Document& document, const Resources& resources) {
    constexpr double certainty = 0.9;
    TextEdits edits;
    for (const Flow& flow : flows(document)) {
        if (!is_text(flow)) continue;
        const FlowText text = text_without_markers(flow);
        if (text.words.size() < 3) continue;
        const Word& first = *text.words[0];
        if (page_of(document, first.id.page).source->origin != Origin::scan) continue;
        const Bare read = bare(first.text);
        if (!read.before.empty() || !read.after.empty()) continue;
        const auto head = misread_head(read.word, text.texts[1], resources.style.openings);
        if (!head) continue;
        edits.push_back({Replace{first.id, to_title(*head)}, certainty,
                         "'" + *head + " " + std::string(text.texts[1]) + "' opens a paragraph"});
    }
    return edits;
}

}  // namespace emend
