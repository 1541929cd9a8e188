#include "stages/mend_openings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/openings.h"
#include "stages/recognised_text.h"

namespace emend {

namespace {

bool is_text(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem;
}

// "£ pressing concern": of "Ex" a sign was read, and hardly that.
std::optional<std::string> with_end_parted(const Document& document, const FlowText& text, const Openings& openings) {
    constexpr float hardly_read = 0.3F;
    const Word &sign = *text.words[0], &end = *text.words[1];
    const SourceWord* read = scanned_word(document, sign);
    const std::u32string points = code_points(sign.text);
    const bool no_letter = std::none_of(points.begin(), points.end(), [](char32_t c) { return is_letter(c); });
    if (read == nullptr || read->best.confidence > hardly_read || !no_letter || end.glued) return std::nullopt;
    if (bare(end.text).word.size() != end.text.size() || !begins_with_lower(end.text)) return std::nullopt;
    const auto head = head_with_end(end.text, text.texts[2], openings);
    return head ? std::optional(to_title(*head)) : std::nullopt;
}

// "Undertines": no dictionary tells of such forms ("under", "tines"), but the archive has none.
bool is_strange_capital(std::string_view word, const Resources& resources) {
    const LanguageModel* const model = resources.language_model.get();
    return model != nullptr && shape_of(word) == Shape::title && model->find(key_of(word)) == no_word;
}

}  // namespace

TextEdits mend_openings(const Document& document, const Resources& resources) {
    constexpr double certainty = 0.9;
    TextEdits edits;
    const Recognised recognised(document);
    for (const Flow& flow : flows(document)) {
        if (!is_text(flow)) continue;
        const FlowText text = text_without_markers(flow);
        if (text.words.size() < 3) continue;
        const Word& first = *text.words[0];
        if (!recognised.has(first)) continue;
        if (const auto end = with_end_parted(document, text, resources.style.openings)) {
            edits.push_back({Join{first.id, text.words[1]->id, *end}, certainty,
                             "'" + to_lower(*end) + " " + std::string(text.texts[2]) +
                                 "' opens a paragraph; of its first letters a sign was read"});
            continue;
        }
        const Bare read = bare(first.text);
        if (!read.before.empty() || !read.after.empty()) continue;
        if (const auto head = misread_head(read.word, text.texts[1], resources.style.openings)) {
            edits.push_back({Replace{first.id, to_title(*head)}, certainty,
                             "'" + *head + " " + std::string(text.texts[1]) + "' opens a paragraph"});
        } else if (is_strange_capital(read.word, resources)) {
            const auto long_head = nearest_long_head(read.word, resources.style.openings);
            if (!long_head) continue;
            edits.push_back(
                {Replace{first.id, to_title(*long_head)}, certainty,
                 "'" + first.text + "' is no word of the archive, and '" + *long_head + "' opens paragraphs"});
        }
    }
    return edits;
}

}  // namespace emend
