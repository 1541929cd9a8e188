#include "pipeline/model/places.h"

namespace emend {

Word& at(Document& document, const Place& place) {
    return document.pages[place.page].blocks[place.block].lines[place.line].words[place.word];
}

Places find(const Document& document, const std::set<WordId>& wanted) {
    Places places;
    std::set<int> pages;
    for (const WordId& id : wanted) pages.insert(id.page);
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        const Page& page = document.pages[p];
        if (!pages.contains(page.number)) continue;
        for (std::size_t b = 0; b < page.blocks.size(); ++b) {
            for (std::size_t l = 0; l < page.blocks[b].lines.size(); ++l) {
                const auto& words = page.blocks[b].lines[l].words;
                for (std::size_t w = 0; w < words.size(); ++w) {
                    if (wanted.contains(words[w].id)) places[words[w].id] = {p, b, l, w};
                }
            }
        }
    }
    return places;
}

std::string excerpt(const Block& block) {
    constexpr std::size_t some_words = 6;
    std::string text;
    std::size_t n = 0;
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) {
            if (n++ == some_words) return text + " …";
            if (!text.empty() && !word.glued) text += ' ';
            text += word.text;
        }
    }
    return text;
}

}  // namespace emend
