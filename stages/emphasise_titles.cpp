#include "stages/emphasise_titles.h"

#include <algorithm>
#include <map>

#include "pipeline/model/flow.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"
#include "stages/printed_emphasis.h"

namespace emend {

namespace {

constexpr std::size_t most_between = 20;

bool number(std::string_view word) {
    const std::string_view inner = bare(word).word;
    return !inner.empty() && is_digit(code_points(inner).front());
}

bool year(std::string_view word) {
    const std::string_view inner = bare(word).word;
    return inner.size() == 4 && number(inner) && (inner.starts_with("19") || inner.starts_with("20"));
}

// A word of a title as read: the same letters, long ones with one misread; capitals count.
bool same(std::string_view read, std::string_view meant) {
    const std::string_view word = bare(read).word, wanted = bare(meant).word;
    if (word == wanted) return true;
    constexpr std::size_t long_word = 6;
    return wanted.size() > long_word && !word.empty() && word.front() == wanted.front() &&
           letters_apart(word, wanted, 1) <= 1;
}

// What ends a citation: a semicolon, or a full stop that does not belong to an abbreviation.
bool ends_citation(std::string_view word) {
    return word.ends_with(';') || (word.ends_with('.') && word.size() > 5 && word != "Suppl.");
}

// Where the form that begins at `at` ends; 0: it does not fit.
std::size_t fits(const std::vector<std::string_view>& words, std::size_t at, const TitleForm& form) {
    for (std::size_t n = 0; n < form.size(); ++n) {
        if (at >= words.size()) return 0;
        if (form[n] == "…") {
            std::size_t to = at;
            while (to < words.size() && to - at < most_between && !same(words[to], form[n + 1])) {
                if (ends_citation(words[to])) return 0;
                ++to;
            }
            if (to >= words.size() || to - at >= most_between) return 0;
            at = to;
            continue;
        }
        const bool fit = form[n] == "N"   ? number(words[at])
                         : form[n] == "Y" ? year(words[at])
                                          : same(words[at], form[n]);
        if (!fit) return 0;
        // Inside a title no bracket opens and no sentence ends.
        ++at;
    }
    return at;
}

}  // namespace

StructureEdits emphasise_titles(const Document& document, const HouseStyle& style) {
    StructureEdits edits;
    if (style.titles.empty()) return edits;
    std::map<std::string, std::vector<const TitleForm*>> by_first;
    for (const TitleForm& form : style.titles) by_first[std::string(bare(form.front()).word)].push_back(&form);
    const PrintedEmphasis printed(document);
    for (const Flow& flow : flows(document)) {
        const BlockKind kind = flow.head().kind;
        const bool text = kind == BlockKind::paragraph || kind == BlockKind::unknown || kind == BlockKind::item ||
                          kind == BlockKind::subitem || kind == BlockKind::note;
        if (!text || printed.decides(flow)) continue;
        std::vector<const Word*> words;
        std::vector<std::string_view> texts;
        for (const Word* word : words_of(flow)) {
            if (!word->note.empty() || word->text.empty()) continue;
            words.push_back(word);
            texts.push_back(word->text);
        }
        for (std::size_t at = 0; at < texts.size(); ++at) {
            const auto forms = by_first.find(std::string(bare(texts[at]).word));
            if (forms == by_first.end()) continue;
            std::size_t to = 0;
            for (const TitleForm* form : forms->second) to = std::max(to, fits(texts, at, *form));
            if (to == 0) continue;
            const bool dated =
                to < texts.size() && year(texts[to]) && kind != BlockKind::note && bare(texts[to - 1]).after.empty();
            if (dated) ++to;
            edits.push_back({Emphasise{words[at]->id, words[to - 1]->id, true}, 0.85, "a title in italics"});
            at = to - 1;
        }
    }
    return edits;
}

}  // namespace emend
