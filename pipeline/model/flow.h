// The document as a reader sees it: blocks in reading order, those that continue one another in one piece.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

// One paragraph, heading, note, … with all its parts; kind, level and label are those of the first part.
struct Flow {
    std::vector<const Block*> parts;  // never empty
    const Block& head() const { return *parts.front(); }
};

// Every block of the document is in exactly one flow. A flow stands where its first part stands.
std::vector<Flow> flows(const Document& document);

// The words of a flow in order, label words left out.
std::vector<const Word*> words_of(const Flow& flow);

// What a flow says: its words without label, footnote markers and words without characters.
struct FlowText {
    std::vector<const Word*> words;
    std::vector<std::string_view> texts;  // of the words
};
FlowText text_without_markers(const Flow& flow);

// The page of a document by its number; the document must have it.
const Page& page_of(const Document& document, int number);

bool is_scanned(const Document& document, const Word& word);  // is it on a page that was recognised by us?
bool has_scan(const Document& document);                      // was any page of it recognised by us?

// What was read of a word of running text on a scan; nullptr for words of other pages, markers and raised print.
const SourceWord* scanned_word(const Document& document, const Word& word);

}  // namespace emend
