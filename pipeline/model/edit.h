// The only step between evidence and document: a proposed change with its certainty and its reason.
//
// Text changes alter letters and word borders and cannot move anything; structure changes alter blocks, emphasis,
// links and fields and cannot alter a letter. All changes that one stage proposes speak of the document as that
// stage saw it; `carry_out` applies them in one pass, cuts before everything else, so a stage may relabel a block that
// its own cut makes (its id is the id of the word before which it cuts).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

struct Replace {
    WordId word;
    std::string text;
    friend bool operator==(const Replace&, const Replace&) = default;
};

// Two neighbours become one word, which stands where the first stood: over a line's end, or over a page's.
struct Join {
    WordId first, second;
    std::string text;  // of the joined word: with or without the hyphen
    friend bool operator==(const Join&, const Join&) = default;
};

// One word becomes two or more; the first keeps the id. With `glued` no blank is set between them.
struct Split {
    WordId word;
    std::vector<std::string> pieces;
    bool glued = false;
    friend bool operator==(const Split&, const Split&) = default;
};

// Says what a block is; all of kind, level and label are set.
struct Relabel {
    BlockId block;
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    std::string label;
    int label_words = 0;
    friend bool operator==(const Relabel&, const Relabel&) = default;
};

// A new block begins before this word; it takes the kind, level and label of the old one until it is relabelled, but
// no label words, and the old one's continuation.
struct Cut {
    WordId before;
    friend bool operator==(const Cut&, const Cut&) = default;
};

inline BlockId block_cut_at(WordId before) { return {before.page, before.n}; }  // the new block's

// The text of `block` goes on in `in`; an `in` without a page number takes an earlier continuation back.
struct Continue {
    BlockId block, in;
    friend bool operator==(const Continue&, const Continue&) = default;
};

// `word` is the marker of the note with this label. Without `inferred` the word itself is the marker as it was read;
// with it, a marker that has left no trace is set behind the word, and `inferred` names the rule.
struct LinkNote {
    WordId word;
    std::string label;
    std::string inferred;
    friend bool operator==(const LinkNote&, const LinkNote&) = default;
};

// From `first` to `last`, both included, which stand in one block or in blocks that continue one another.
struct Emphasise {
    WordId first, last;
    bool on = true;
    friend bool operator==(const Emphasise&, const Emphasise&) = default;
};

struct SetField {
    Field field;
    friend bool operator==(const SetField&, const SetField&) = default;
};

using TextChange = std::variant<Replace, Join, Split>;
using StructureChange = std::variant<Relabel, Cut, Continue, LinkNote, Emphasise, SetField>;
using Change = std::variant<Replace, Join, Split, Relabel, Cut, Continue, LinkNote, Emphasise, SetField>;

// `certainty` from 0 to 1: of many edits with certainty 0.9, about nine in ten should be right.
struct TextEdit {
    TextChange change;
    double certainty = 1;
    std::string reason;
};

struct StructureEdit {
    StructureChange change;
    double certainty = 1;
    std::string reason;
    std::string rival = {};  // what the next best edit would have said, where one was weighed
};

using TextEdits = std::vector<TextEdit>;
using StructureEdits = std::vector<StructureEdit>;

// What the runner and the audit handle: either kind of edit.
struct Edit {
    Change change;
    double certainty = 1;
    std::string reason;
    std::string rival = {};
};

Edit general(const TextEdit& edit);
Edit general(const StructureEdit& edit);

// The page a change stands on (of its first word or block; 0 for fields without words).
int page_of(const Change& change);
std::string_view name_of(const Change& change);

}  // namespace emend
