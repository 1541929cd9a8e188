#include "pipeline/write/written.h"

#include <algorithm>

namespace emend {

bool is_furniture(const Flow& flow) { return flow.head().kind == BlockKind::furniture; }

std::vector<const Flow*> title_first(const std::vector<Flow>& all) {
    constexpr std::size_t long_line = 20;  // words
    std::vector<const Flow*> order;
    order.reserve(all.size());
    for (const Flow& flow : all) order.push_back(&flow);
    bool masthead = false;
    for (auto at = order.begin(); at != order.end(); ++at) {
        const BlockKind kind = (*at)->head().kind;
        if (kind == BlockKind::title) {
            if (masthead) std::rotate(order.begin(), at, at + 1);
            break;
        }
        masthead = masthead || kind == BlockKind::masthead;
        if (kind == BlockKind::masthead || kind == BlockKind::furniture || kind == BlockKind::note) continue;
        const bool text = kind == BlockKind::paragraph || kind == BlockKind::unknown;
        if (!text || words_of(**at).size() > long_line) break;
    }
    return order;
}

std::string written_label(const Block& block) {
    std::string label = block.label;
    if (label.empty()) return label;
    switch (block.kind) {
        case BlockKind::title:
        case BlockKind::heading:
        case BlockKind::item:
            if (label.back() != '.') label += '.';
            return label;
        case BlockKind::subitem:
            label.insert(0, 1, '(');
            label += ')';
            return label;
        default: return "";
    }
}

std::vector<const Word*> written_words(const Flow& flow) {
    const Block& head = flow.head();
    const bool label_is_written = head.kind == BlockKind::note ? !head.label.empty() : !written_label(head).empty();
    if (head.label_words == 0 || label_is_written) return words_of(flow);
    std::vector<const Word*> words;
    for (const Block* part : flow.parts) {
        for (const Line& line : part->lines) {
            for (const Word& word : line.words) words.push_back(&word);
        }
    }
    return words;
}

std::vector<std::vector<const Word*>> written_lines(const Flow& flow) {
    std::vector<std::vector<const Word*>> lines;
    const std::vector<const Word*> wanted = written_words(flow);
    auto next = wanted.begin();
    for (const Block* part : flow.parts) {
        for (const Line& line : part->lines) {
            lines.emplace_back();
            for (const Word& word : line.words) {
                if (next == wanted.end() || *next != &word) continue;
                lines.back().push_back(&word);
                ++next;
            }
        }
    }
    return lines;
}

}  // namespace emend
