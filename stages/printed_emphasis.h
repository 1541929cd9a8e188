// What the evidence shows of italics.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "pipeline/model/flow.h"

namespace emend {

class PrintedEmphasis {
public:
    explicit PrintedEmphasis(const Document& document);

    // Whether the word was set in italics (or underlined in typescript); nothing where it could not be seen.
    std::optional<bool> of(const Word& word) const;

    // Whether what was printed settles the flow's emphasis, so that house style has no say: in a text layer with
    // italics, and in a paragraph in which another tool marked some.
    bool decides(const Flow& flow) const;

    // How many of a paragraph's first words were seen in italics on a scanned page; nothing where the end of the run is
    // not sure: next to a word that could not be measured.
    std::optional<std::size_t> leading(const std::vector<const Word*>& words) const;

    // Whether the flow stands on scanned pages, in a document with enough italics to trust the slant.
    bool measured(const Flow& flow) const;

    // Whether any word of the document was seen in italics.
    bool seen_anywhere() const { return anywhere_; }

private:
    std::map<int, const Page*> pages_;
    bool anywhere_ = false, layer_ = false;
    int slanted_ = 0;  // words in italics on scanned pages
};

}  // namespace emend
