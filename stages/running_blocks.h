// The body's blocks in reading order, as the stages that look for structure walk over them.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

struct RunningBlock {
    const Page* page = nullptr;
    const Block* block = nullptr;
    std::vector<const Word*> words;
    std::vector<std::string_view> texts;  // of the words

    bool first_on_page = false, last_on_page = false;

    const SourceLine* first_line() const;  // nothing where it has no lines with words
};

// Blocks with words that are no notes, furniture or masthead. The pointers live as long as the document.
std::vector<RunningBlock> running_blocks(const Document& document);

bool is_paragraph(const Block& block);  // unknown or paragraph

// The words from `from` on.
std::vector<std::string_view> from(const std::vector<std::string_view>& words, std::size_t from);

}  // namespace emend
