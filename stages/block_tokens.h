// The words of a block as `repair_symbols` looks at them, and what stands around each.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/flow.h"

namespace emend {

struct BlockTokens {
    // The page and the block must outlive it.
    BlockTokens(const Page& page, const Block& block);

    std::vector<const Word*> words;
    std::vector<std::string_view> texts;
    std::vector<bool> opens, bracketed;  // it opens a line; its square bracket has a partner close by
    const Page* page = nullptr;

    std::string_view at(std::size_t n) const { return n < texts.size() ? texts[n] : std::string_view(); }
    // The word before a token, put together where a line's end has broken it: "section" for "sec-" and "tion".
    std::string_view before(std::size_t n) const;
    bool scanned() const { return page->source->origin == Origin::scan; }
    bool date_at(std::size_t n) const;  // "of 30 July"
    // The numeral that the word's ink is more like than what was read, or that the engine nearly read; empty for none.
    std::string_view numeral_look(std::size_t n) const;

private:
    int open_before(std::size_t n) const;

    std::map<std::size_t, std::string> whole_;  // of the second halves of broken words
};

}  // namespace emend
