#include "stages/emphasise_titles.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/model/flow.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/source_fields.h"
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

// "e" in "Article 73 e of the Charter"
bool letter(std::string_view word) { return word.size() == 1 && word.front() >= 'a' && word.front() <= 'z'; }

// The words in italics; as long as the words that the form needs around them.
struct Fit {
    std::size_t from = 0, to = 0, end = 0;
};

std::optional<Fit> fits(const std::vector<std::string_view>& words, std::size_t at, const TitleForm& form) {
    Fit fit{at, 0, 0};
    bool opened = false;
    for (std::size_t n = 0; n < form.size(); ++n) {
        if (form[n] == "|") {
            (opened ? fit.to : fit.from) = at;
            opened = true;
            continue;
        }
        if (at >= words.size()) return std::nullopt;
        if (form[n] == "…") {
            std::size_t to = at;
            while (to < words.size() && to - at < most_between && !same(words[to], form[n + 1])) {
                if (ends_citation(words[to])) return std::nullopt;
                ++to;
            }
            if (to >= words.size() || to - at >= most_between) return std::nullopt;
            at = to;
            continue;
        }
        const bool same_word = form[n] == "N"   ? number(words[at])
                               : form[n] == "Y" ? year(words[at])
                               : form[n] == "L" ? letter(words[at])
                                                : same(words[at], form[n]);
        if (!same_word) return std::nullopt;
        // Inside a title no bracket opens and no sentence ends.
        ++at;
    }
    fit.end = at;
    if (fit.to == 0) fit.to = at;
    return fit;
}

}  // namespace

StructureEdits emphasise_titles(const Document& document, const HouseStyle& style) {
    if (cleaned_before(document)) return {};
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
            Fit best;
            for (const TitleForm* form : forms->second) {
                const auto fit = fits(texts, at, *form);
                if (fit && fit->end > best.end) best = *fit;
            }
            std::size_t to = best.to;
            if (to == 0) continue;
            const bool dated = to == best.end && to < texts.size() && year(texts[to]) && kind != BlockKind::note &&
                               bare(texts[to - 1]).after.empty();
            if (dated) ++to;
            edits.push_back({Emphasise{words[best.from]->id, words[to - 1]->id, true}, 0.85, "a title in italics"});
            at = to - 1;
        }
    }
    return edits;
}

}  // namespace emend
