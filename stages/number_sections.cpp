// The headings of one rank between two of a higher one are a sequence. Where at least one of them has a numeral or
// something like it, and every numeral that was read for certain stands at its place, the others get theirs. What was
// read as "1" may be I, II or III; as "v", IV or V: strokes get lost, so a reading must not have more strokes than the
// numeral.
#include "stages/number_sections.h"

#include <algorithm>
#include <string>

#include "pipeline/model/flow.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/source_fields.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// Whether `read` may be the numeral with strokes lost or letters confused.
bool may_be_numeral(std::string read, const std::string& numeral) {
    std::erase_if(read, [](char c) { return c == '.' || c == ','; });
    for (std::size_t at = read.find_first_of("HN"); at != std::string::npos; at = read.find_first_of("HN")) {
        read.replace(at, 1, "II");
    }
    for (char& c : read) {
        if (std::string_view("1l|!iTt").find(c) != std::string_view::npos) c = 'I';
        if (c == 'v') c = 'V';
        if (c == 'x') c = 'X';
    }
    return !read.empty() && is_left_of(read, numeral);
}

void restore(const std::vector<const Block*>& siblings, StructureEdits& edits) {
    std::size_t certain = 0, like = 0;
    for (std::size_t n = 0; n < siblings.size(); ++n) {
        const std::string& label = siblings[n]->label;
        const std::string numeral = to_roman(static_cast<int>(n) + 1);
        if (label.empty()) continue;
        if (label == numeral) {
            ++certain;
        } else if (may_be_numeral(label, numeral)) {
            ++like;
        } else {
            return;
        }
    }
    if (siblings.size() < 2 || certain + like == 0 || (certain == 0 && like < 2 && siblings.size() > 2)) return;
    for (std::size_t n = 0; n < siblings.size(); ++n) {
        const Block& block = *siblings[n];
        const std::string numeral = to_roman(static_cast<int>(n) + 1);
        if (block.label == numeral) continue;
        edits.push_back({Relabel{block.id, block.kind, block.level, numeral, block.label_words}, 0.88,
                         "the numeral that its place among the headings leaves"});
    }
}

// "Annex I", "Contents": they have names of their own and stand outside the sequence.
bool named(const Block& block, const Tables& tables) {
    if (!block.label.empty()) return false;
    const std::string text = text_of(block);
    const std::string first = text.substr(0, text.find_first_of(" \n"));
    const auto heads = [&](const Row& row) { return row[0] == bare(first).word; };
    const auto opens = [&](const Row& row) { return to_lower(row[1]) == to_lower(text); };
    return std::any_of(tables.headings.begin(), tables.headings.end(), heads) ||
           std::any_of(tables.contents.begin(), tables.contents.end(), opens);
}

}  // namespace

StructureEdits number_sections(const Document& document, const Tables& tables) {
    StructureEdits edits;
    if (cleaned_before(document)) return edits;
    std::vector<const Block*> siblings;
    for (const Flow& flow : flows(document)) {
        const Block& block = flow.head();
        if (block.kind != BlockKind::heading || block.level > 1 || named(block, tables)) continue;
        siblings.push_back(&block);
    }
    restore(siblings, edits);
    return edits;
}

}  // namespace emend
