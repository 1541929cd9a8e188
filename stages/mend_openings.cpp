#include "stages/mend_openings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/model/flow.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_text(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::paragraph || kind == BlockKind::item || kind == BlockKind::subitem;
}

// The first words of the openings whose second word is this one; an opening stands there as one string.
std::set<std::string> heads_before(std::string_view second, const Openings& openings) {
    std::set<std::string> heads;
    for (const std::set<std::string>* all : {&openings.preambular, &openings.operative}) {
        for (const std::string& opening : *all) {
            const std::size_t blank = opening.find(' ');
            if (blank == std::string::npos) continue;
            const std::string_view rest = std::string_view(opening).substr(blank + 1);
            if (rest.substr(0, rest.find(' ')) == second) heads.insert(opening.substr(0, blank));
        }
    }
    return heads;
}

// The one head that differs from the word in a letter, or in two where it is not short; a long word may have a letter
// more or less than was printed ("Alyse" for "Also").
std::optional<std::string> meant(const std::string& read, const std::set<std::string>& heads) {
    constexpr std::size_t shortest = 4, long_enough = 5;
    if (read.size() < shortest || heads.contains(read)) return std::nullopt;
    for (std::size_t apart = 1; apart <= (read.size() < long_enough ? 1U : 2U); ++apart) {
        std::optional<std::string> found;
        for (const std::string& head : heads) {
            const std::size_t longer = std::max(head.size(), read.size()), shorter = std::min(head.size(), read.size());
            if (longer - shorter > (longer > long_enough - 1 ? 1U : 0U)) continue;
            if (letters_apart(read, head, apart) > apart) continue;
            if (found) return std::nullopt;
            found = head;
        }
        if (found) return found;
    }
    return std::nullopt;
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
        const auto head = meant(to_lower(read.word), heads_before(text.texts[1], resources.style.openings));
        if (!head) continue;
        edits.push_back({Replace{first.id, to_title(*head)}, certainty,
                         "'" + *head + " " + std::string(text.texts[1]) + "' opens a paragraph"});
    }
    return edits;
}

}  // namespace emend
