#include "stages/choose_readings.h"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/flow.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/other_readings.h"

namespace emend {

namespace {

// Of the tokens of a block, those that begin with a bracket which nothing closes.
std::vector<bool> with_open_bracket(const std::vector<const Word*>& words) {
    std::vector<bool> open(words.size(), false);
    std::vector<std::size_t> waiting;
    for (std::size_t n = 0; n < words.size(); ++n) {
        for (const char c : words[n]->text) {
            if (c == '(' || c == '[') waiting.push_back(n);
            if ((c == ')' || c == ']') && !waiting.empty()) waiting.pop_back();
        }
    }
    for (const std::size_t n : waiting) open[n] = true;
    return open;
}

bool opens_quotation(std::string_view text) {
    return text.find("“") != std::string_view::npos || text.starts_with('"') || text.starts_with('\'');
}

bool opens_with_letter(std::string_view text) { return begins_with_lower(text) || begins_with_upper(text); }

void look_at(const Page& page, const Block& block, const OtherReadings& others, TextEdits& edits) {
    std::vector<const Word*> words;
    std::set<const Word*> opens_line;
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) words.push_back(&word);
        if (!line.words.empty()) opens_line.insert(&line.words.front());
    }
    const std::vector<bool> open = with_open_bracket(words);
    bool half = false;    // of a word that the line's end has broken: no dictionary has it
    bool quoted = false;  // a quotation has begun
    for (std::size_t n = 0; n < words.size(); ++n) {
        const Word& word = *words[n];
        const Word* const next = n + 1 < words.size() ? words[n + 1] : nullptr;
        const auto is_word = [&](const Word* one) { return one != nullptr && others.is_word(bare(one->text).word); };
        const Surroundings around{open[n], quoted, next != nullptr && opens_with_letter(next->text),
                                  is_word(n > 0 ? words[n - 1] : nullptr) && is_word(next),
                                  next != nullptr && next->glued};
        const bool second_half = half;
        quoted = quoted || opens_quotation(word.text);
        half = word.text.ends_with('-') && (next == nullptr || opens_line.contains(next));  // no "troop- and"
        if (half || second_half || word.sources.size() != 1) continue;
        const SourceWord& source = seen(*page.source, word.sources.front());
        if (source.style.raised || source.best.text != word.text) continue;
        if (auto chosen = others.choose(source, around)) {
            edits.push_back({Replace{word.id, chosen->text}, chosen->certainty, chosen->reason});
        } else if (open[n] && opens_line.contains(&word) && others.is_bracket_and_word(source)) {
            edits.push_back({Split{word.id, {"(", word.text.substr(1)}}, 0.9,
                             "nothing closes the bracket: it is what is left of a label, and the blank was lost"});
        }
    }
}

}  // namespace

TextEdits choose_readings(const Document& document, const Resources& resources) {
    TextEdits edits;
    if (resources.language_model == nullptr || !has_scan(document)) return edits;
    const OtherReadings others(document, resources);
    for (const Page& page : document.pages) {
        if (page.source->origin != Origin::scan) continue;
        for (const Block& block : page.blocks) look_at(page, block, others, edits);
    }
    return edits;
}

}  // namespace emend
