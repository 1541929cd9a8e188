// A paragraph as the stage that numbers paragraphs sees it: what its first word says, and what it gets.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "stages/running_blocks.h"

namespace emend {

enum class Doubt { certain, garbled, lost };  // the label was read; something like it was read; nothing was read

struct Entry {
    const RunningBlock* running = nullptr;
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    int value = 0;  // 0: not known
    Doubt doubt = Doubt::certain;
    bool verb = true;  // an operative verb follows the garbled label
    std::string label;
    int label_words = 1;
    double certainty = 0.95;
    std::string reason = "the paragraph begins with its label";
};

inline bool origin_is_scan(const RunningBlock& running) { return running.page->source->origin == Origin::scan; }

inline std::string_view label_word(const Entry& entry) { return entry.running->texts[entry.label_words == 2 ? 1 : 0]; }

}  // namespace emend
