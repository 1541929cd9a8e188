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

namespace {

bool page_number(std::string_view word) {
    const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
    const bool roman = word.find_first_not_of("ivxl") == std::string_view::npos;
    return !word.empty() && word.size() <= 4 && (digits || roman);
}

// Dots that lead the eye to the page's number, in one word or in several.
bool leaders(const std::vector<std::string_view>& words) {
    constexpr std::size_t least = 4;
    std::size_t dots = 0;
    for (std::size_t n = words.size() - 1; n-- > 0 && dots < least;) {
        const std::size_t text = words[n].find_last_not_of(".\xC2\xB7_");  // dots on the line or in its middle
        dots += words[n].size() - (text == std::string_view::npos ? 0 : text + 1);
        if (text != std::string_view::npos) break;
    }
    return dots >= least;
}

}  // namespace

std::vector<bool> contents_entries(const std::vector<RunningBlock>& blocks) {
    constexpr std::size_t longest = 60;  // words, dots among them
    std::vector<bool> numbered, found;
    for (const RunningBlock& running : blocks) {
        const auto& words = running.texts;
        const bool candidate = is_paragraph(*running.block) && words.size() > 1 && words.size() <= longest;
        numbered.push_back(candidate && page_number(words.back()));
        found.push_back(numbered.back() && leaders(words));
    }
    const std::vector<bool> sure = found;
    for (std::size_t n = 0; n < blocks.size(); ++n) {
        const bool beside = (n > 0 && sure[n - 1]) || (n + 1 < blocks.size() && sure[n + 1]);
        if (numbered[n] && beside) found[n] = true;
    }
    return found;
}

}  // namespace emend
