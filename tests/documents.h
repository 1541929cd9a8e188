// Documents that a test builds by hand.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/write/write.h"

namespace emend::test {

// Adds words to a document, with evidence behind each, so that it could have been read.
class Builder {
public:
    Builder() { begin_page(); }

    Builder& begin_page();

    // A block of one line; words are parted by blanks. Within the text, "_word_" is emphasised, "+word" stands without
    // a blank before it, "^4" is a marker of note 4 read as "4", "\n" begins a new line, and "%" in front takes the
    // next character as it is.
    Builder& block(BlockKind kind, const std::string& label, const std::string& text, int level = 0);

    // The last block goes on in the next one that is added.
    Builder& continued();

    Result result() const;
    Document document;

private:
    void end_word(Line& line, Word& word);

    std::shared_ptr<SourcePage> page_;
    std::vector<std::shared_ptr<const SourcePage>> pages_;
    std::optional<BlockId> continued_;  // the block that goes on in the next one
    BlockId last_;
};

}  // namespace emend::test
