// Markup and text layers say exactly what is in italics. On scans the slant of short words deceives: a run inside a
// paragraph counts where it begins with a capital and has two long words, and it goes on over the words that belong to
// the same title: capitals, particles before capitals, figures, up to a comma or stop. How far an opening goes is the
// matter of emphasise_openings.
#include "stages/emphasise_as_printed.h"

#include <algorithm>
#include <array>

#include "pipeline/text/unicode.h"
#include "stages/printed_emphasis.h"

namespace emend {

namespace {

using Words = std::vector<const Word*>;

bool figure(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

bool ends_title(std::string_view word) { return bare(word).after.find_first_of(",;.)") != std::string_view::npos; }

bool particle(std::string_view word) {
    static constexpr std::array<std::string_view, 10> known{"of", "the", "on", "and", "for",
                                                            "in", "to",  "a",  "an",  "with"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

// Where the title goes on to that a slanted run began.
std::size_t title_end(const Words& words, std::size_t to) {
    std::size_t end = to;
    for (std::size_t at = to; at < words.size() && !ends_title(words[at - 1]->text); ++at) {
        const std::string_view word = words[at]->text;
        if (figure(word)) {
            end = at + 1;
            if (!word.ends_with(':')) break;  // a year ends a title
        } else if (begins_with_upper(bare(word).word)) {
            end = at + 1;
        } else if (!particle(word)) {
            break;
        }
    }
    return end;
}

bool title_on_scan(const Words& words, std::size_t from, std::size_t to) {
    constexpr std::size_t long_word = 5, long_words = 2;
    const auto is_long = [](const Word* word) {
        return bare(word->text).word.size() >= long_word && !figure(word->text);
    };
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = words.begin() + static_cast<std::ptrdiff_t>(to);
    return from > 0 && begins_with_upper(bare(words[from]->text).word) &&
           std::count_if(first, last, is_long) >= static_cast<std::ptrdiff_t>(long_words);
}

void look(const Words& words, const PrintedEmphasis& printed, bool exact, StructureEdits& edits) {
    for (std::size_t from = 0; from < words.size();) {
        if (!printed.of(*words[from]).value_or(false)) {
            ++from;
            continue;
        }
        std::size_t to = from + 1;
        for (std::size_t at = to; at < words.size(); ++at) {
            const auto italic = printed.of(*words[at]);
            if (italic.value_or(false)) to = at + 1;
            if (exact ? !italic.value_or(false) : italic && !*italic) break;
        }
        const bool sure = exact || title_on_scan(words, from, to);
        if (sure && !exact) to = title_end(words, to);
        if (sure) {
            edits.push_back(
                {Emphasise{words[from]->id, words[to - 1]->id, true}, exact ? 0.97 : 0.85, "set in italics"});
        }
        from = to;
    }
}

}  // namespace

StructureEdits emphasise_as_printed(const Document& document) {
    StructureEdits edits;
    const PrintedEmphasis printed(document);
    if (!printed.seen_anywhere()) return edits;
    for (const Flow& flow : flows(document)) {
        const BlockKind kind = flow.head().kind;
        const bool text = kind != BlockKind::heading && kind != BlockKind::title && kind != BlockKind::masthead &&
                          kind != BlockKind::furniture;
        const bool exact = printed.decides(flow);
        if (!text || (!exact && !printed.measured(flow))) continue;
        Words words;
        for (const Word* word : words_of(flow)) {
            if (word->note.empty() && !word->text.empty()) words.push_back(word);
        }
        look(words, printed, exact, edits);
    }
    return edits;
}

}  // namespace emend
