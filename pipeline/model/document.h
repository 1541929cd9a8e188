// What we say of the evidence. Plain values: copied, compared, printed. Nothing is ever deleted: a running head is a
// block of kind `furniture`, and the writers of text leave it out.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"

namespace emend {

// Ids carry the page, so that they can be given out page by page without a lock and do not depend on the number of
// threads. `n` counts from 1 on each page; 0 is no id.
struct WordId {
    int page = 0;
    int n = 0;
    auto operator<=>(const WordId&) const = default;
};

// A block is known by the word it began with when it was made.
struct BlockId {
    int page = 0;
    int n = 0;
    auto operator<=>(const BlockId&) const = default;
};

// Where a word was seen: page number, line and word from 0 within the `SourcePage`.
struct SourceId {
    int page = 0, line = 0, word = 0;
    auto operator<=>(const SourceId&) const = default;
};

struct Word {
    WordId id;
    std::string text;               // UTF-8; may be empty (raised ink for which the recogniser gave no character)
    std::vector<SourceId> sources;  // empty only where `inferred` names the rule that set it
    std::string inferred;           // the rule that set a word without a source, such as a lost footnote marker
    bool glued = false;             // no blank between the word before and this one
    bool emphasised = false;
    std::string note;  // not empty: this word is a footnote marker, and this the label of its note
    friend bool operator==(const Word&, const Word&) = default;
};

struct Line {
    int source = -1;  // line of the `SourcePage`, from 0
    std::vector<Word> words;
    friend bool operator==(const Line&, const Line&) = default;
};

enum class BlockKind {
    unknown,    // as read, not yet looked at; written like a paragraph
    title,      // the document's own title
    heading,    // `level` 1 and up: rank below the title
    paragraph,  // running text; `level` 1: stands inside the numbered paragraph before it
    item,       // numbered paragraph; label "12"
    subitem,    // lettered paragraph; label "a", "iv"; `level` 1: (a), 2: (i), …
    note,       // footnote; label as known so far
    closing,    // closing line: meeting, date
    table,      // rows are lines; or each block is a cell: `level` is its column from 1, `label` its row
    signature,  // who signed, as lines: party, name, office
    contents,   // an entry of a table of contents
    masthead,   // went whole into the front matter
    furniture,  // running head or foot, page number, job number, rule; `label` says which
};

struct Block {
    BlockId id;
    BlockKind kind = BlockKind::unknown;
    int level = 0;
    std::string label;        // as it shall be printed: "12", "a", "IV"; of furniture: what it is
    int label_words = 0;      // so many of the first words are the label as read (writers print `label` instead)
    std::vector<Line> lines;  // without words only where a join took the last one away
    std::optional<BlockId> continues_in;  // the text goes on there: over a page break, or over notes and furniture
    friend bool operator==(const Block&, const Block&) = default;
};

struct Page {
    int number = 1;
    std::shared_ptr<const SourcePage> source;
    std::vector<Block> blocks;
    int words_given = 0;  // the highest WordId::n in use
    bool operator==(const Page& other) const { return number == other.number && blocks == other.blocks; }
};

// A fact for the front matter. `values` has one entry but for lists (keywords).
struct Field {
    std::string key;
    std::vector<std::string> values;
    std::vector<WordId> words;  // where it stands
    friend bool operator==(const Field&, const Field&) = default;
};

// The facts that front matter knows, in the order in which it is written.
inline constexpr std::array<std::string_view, 14> field_keys{
    "title",        "symbol",       "resolution",        "body", "session", "agenda_item",
    "agenda_title", "distribution", "original_language", "date", "adopted", "meeting",
    "report",       "keywords"};

struct Document {
    std::vector<Page> pages;
    std::vector<Field> fields;
    bool operator==(const Document&) const = default;
};

// The document as it was read: a block for each block of the reader's layout, a word for each source word.
Document as_read(const Source& source);

// The evidence behind a word; nothing for inferred words. The page must be the one that `id.page` names.
const SourceWord& seen(const SourcePage& page, const SourceId& id);
const SourceLine& seen(const Page& page, const Line& line);

std::string_view name_of(BlockKind kind);
std::optional<BlockKind> block_kind(std::string_view name);

// The words of a line or block as text: blanks between words that are not glued, lines parted by "\n".
std::string text_of(const Line& line);
std::string text_of(const Block& block);

}  // namespace emend
