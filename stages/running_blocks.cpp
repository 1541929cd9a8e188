#include "stages/running_blocks.h"

#include <algorithm>

namespace emend {

const SourceLine* RunningBlock::first_line() const {
    for (const Line& line : block->lines) {
        if (!line.words.empty()) return &seen(*page, line);
    }
    return nullptr;
}

std::vector<RunningBlock> running_blocks(const Document& document) {
    std::vector<RunningBlock> blocks;
    for (const Page& page : document.pages) {
        bool first = true;
        for (const Block& block : page.blocks) {
            const bool apart = block.kind == BlockKind::note || block.kind == BlockKind::furniture ||
                               block.kind == BlockKind::masthead;
            if (apart) continue;
            RunningBlock running{&page, &block, {}, {}};
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) {
                    running.words.push_back(&word);
                    running.texts.push_back(word.text);
                }
            }
            if (running.words.empty()) continue;
            running.first_on_page = first;
            first = false;
            blocks.push_back(std::move(running));
        }
        if (!first) blocks.back().last_on_page = true;
    }
    return blocks;
}

bool is_paragraph(const Block& block) { return block.kind == BlockKind::unknown || block.kind == BlockKind::paragraph; }

std::vector<std::string_view> from(const std::vector<std::string_view>& words, std::size_t from) {
    return {words.begin() + static_cast<std::ptrdiff_t>(std::min(from, words.size())), words.end()};
}

}  // namespace emend
