#include "pipeline/model/flow.h"

#include <algorithm>
#include <map>
#include <set>

namespace emend {

std::vector<Flow> flows(const Document& document) {
    std::map<BlockId, const Block*> by_id;
    std::set<BlockId> later;  // blocks in which another one goes on
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            by_id[block.id] = &block;
            if (block.continues_in) later.insert(*block.continues_in);
        }
    }
    std::vector<Flow> all;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            if (later.contains(block.id)) continue;
            Flow flow{{&block}};
            while (flow.parts.back()->continues_in) flow.parts.push_back(by_id.at(*flow.parts.back()->continues_in));
            all.push_back(std::move(flow));
        }
    }
    return all;
}

std::vector<const Word*> words_of(const Flow& flow) {
    std::vector<const Word*> words;
    int label_words = flow.head().label_words;
    for (const Block* block : flow.parts) {
        for (const Line& line : block->lines) {
            for (const Word& word : line.words) {
                if (label_words > 0) {
                    --label_words;
                } else {
                    words.push_back(&word);
                }
            }
        }
    }
    return words;
}

FlowText text_without_markers(const Flow& flow) {
    FlowText text;
    for (const Word* word : words_of(flow)) {
        if (!word->note.empty() || word->text.empty()) continue;
        text.words.push_back(word);
        text.texts.push_back(word->text);
    }
    return text;
}

const Page& page_of(const Document& document, int number) {
    // Nearly always the pages are counted from one.
    const auto usual = static_cast<std::size_t>(number) - 1;
    if (usual < document.pages.size() && document.pages[usual].number == number) return document.pages[usual];
    for (const Page& page : document.pages) {
        if (page.number == number) return page;
    }
    return document.pages.at(document.pages.size());  // throws: no such page
}

bool is_scanned(const Document& document, const Word& word) {
    return page_of(document, word.id.page).source->origin == Origin::scan;
}

bool has_scan(const Document& document) {
    return std::any_of(document.pages.begin(), document.pages.end(),
                       [](const Page& page) { return page.source->origin == Origin::scan; });
}

const SourceWord* scanned_word(const Document& document, const Word& word) {
    if (word.sources.empty() || !word.note.empty()) return nullptr;
    const SourcePage& page = *page_of(document, word.id.page).source;
    if (page.origin != Origin::scan) return nullptr;
    const SourceWord& found = seen(page, word.sources.back());
    return found.style.raised ? nullptr : &found;
}

}  // namespace emend
