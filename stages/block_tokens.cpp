#include "stages/block_tokens.h"

#include <algorithm>

#include "pipeline/text/roman.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/brackets.h"
#include "stages/months.h"
#include "stages/numeral_forms.h"

namespace emend {

namespace {

bool is_numeral(std::string_view text) { return roman_value(text.substr(0, text.find_last_not_of(".,;:") + 1)) > 0; }

}  // namespace

BlockTokens::BlockTokens(const Page& of, const Block& block) : page(&of) {
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) {
            const bool opens_line = &word == line.words.data();
            if (opens_line && !texts.empty() && texts.back().ends_with('-') && begins_with_lower(word.text)) {
                whole_[texts.size()] = std::string(texts.back().substr(0, texts.back().size() - 1)) + word.text;
            }
            words.push_back(&word);
            texts.emplace_back(word.text);
            opens.push_back(opens_line);
        }
    }
    bracketed = with_paired_bracket(texts);
}

std::string_view BlockTokens::before(std::size_t n) const {
    const auto whole = n > 0 ? whole_.find(n - 1) : whole_.end();
    return whole == whole_.end() ? at(n - 1) : std::string_view(whole->second);
}

bool BlockTokens::date_at(std::size_t n) const { return at(n) == "of" && all_digits(at(n + 1)) && is_month(at(n + 2)); }

// Brackets that are open before a token, those of its last few neighbours.
int BlockTokens::open_before(std::size_t n) const {
    constexpr std::size_t few = 6;
    int open = 0;
    for (std::size_t k = n - std::min(n, few); k < n; ++k) open = std::max(0, open + open_brackets(texts[k]));
    return open;
}

std::string_view BlockTokens::numeral_look(std::size_t n) const {
    const Word& word = *words[n];
    if (word.sources.size() != 1) return {};
    const SourceWord& source = seen(*page->source, word.sources.front());
    if (source.best.text != word.text) return {};
    constexpr float nearly = 0.8F;
    const Reading* nearly_read = nullptr;
    for (const Reading& one : source.alternatives) {
        if (roman_value(bare(one.text).word) == 0 || open_brackets(one.text) + open_before(n) < 0) continue;
        if (one.by == By::letters) return one.text;
        const bool engine = one.by == By::recogniser && is_numeral(one.text) && !is_numeral(word.text) &&
                            one.confidence >= nearly * source.best.confidence;
        if (engine && nearly_read == nullptr && one.text.size() == word.text.size()) nearly_read = &one;
    }
    return nearly_read == nullptr ? std::string_view() : std::string_view(nearly_read->text);
}

}  // namespace emend
