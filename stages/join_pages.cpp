// Two neighbours of the body (notes and furniture between them do not count) are one paragraph where the second
// begins with a small letter, or where the first breaks off without a stop and something stands between them. On
// measured pages the indent decides: a paragraph's first line is indented, the rest of a broken one begins at the
// margin; where a comma stands at the break, only the indent can tell.
#include "stages/join_pages.h"

#include <optional>

#include "pipeline/text/source_fields.h"
#include "pipeline/text/unicode.h"
#include "stages/layout.h"
#include "stages/openings.h"

namespace emend {

namespace {

constexpr std::size_t most_of_a_line = 15;   // words
constexpr std::size_t lines_for_margin = 4;  // fewer lines do not show where the margin is

struct Piece {
    const Page* page;
    const Block* block;
    bool interrupted;              // something stood between the piece before and this one
    std::optional<bool> indented;  // of the first line, where it was measured
    bool runs_full;                // the last line reaches the right margin
    bool close;                    // no more room above than between lines
};

bool marker(const Page& page, const Word& word) {
    if (!word.note.empty()) return true;
    return !word.sources.empty() && word.glued && seen(*page.source, word.sources.front()).style.raised;
}

const Word* last_word(const Page& page, const Block& block) {
    const auto counts = [&](const Word& word) {
        return !marker(page, word) && (!bare(word.text).word.empty() || word.text.ends_with('-'));
    };
    for (auto line = block.lines.rbegin(); line != block.lines.rend(); ++line) {
        const auto word = std::find_if(line->words.rbegin(), line->words.rend(), counts);
        if (word != line->words.rend()) return &*word;
    }
    return nullptr;
}

const Word* first_word(const Block& block) {
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) {
            if (!word.text.empty()) return &word;
        }
    }
    return nullptr;
}

bool running_text(const Block& block) {
    return block.kind == BlockKind::unknown || block.kind == BlockKind::paragraph || block.kind == BlockKind::item ||
           block.kind == BlockKind::subitem;
}

bool of_body(const Block& block) {
    return block.kind != BlockKind::note && block.kind != BlockKind::furniture && block.kind != BlockKind::masthead;
}

std::size_t count_words(const Block& block) {
    std::size_t count = 0;
    for (const Line& line : block.lines) count += line.words.size();
    return count;
}

void add_pieces(const Page& page, std::vector<Piece>& pieces, bool& interrupted) {
    const PageLayout layout = layout_of(page);
    for (const Block& block : page.blocks) {
        if (!of_body(block)) {
            // What went into the front matter breaks no paragraph: the text begins below it.
            interrupted = interrupted || block.kind != BlockKind::masthead;
            continue;
        }
        Piece piece{&page, &block, interrupted, std::nullopt, false, false};
        const LineView* above = nullptr;
        for (const LineView& line : layout.lines) {
            if (line.block != &block) {
                above = &line;
                continue;
            }
            if (line.begins_block() && above != nullptr && layout.measured) {
                constexpr double wider = 1.22;  // than from line to line
                const double gap = baseline_gap(*above, line);
                piece.close = gap > 0 && gap < wider * layout.pitch;
            }
            if (layout.measured && line.begins_block() && layout.lines.size() >= lines_for_margin) {
                piece.indented = line.box.left > layout.left + 0.9 * layout.em();
            }
            piece.runs_full = line.box.right > layout.right - 4 * layout.em();
        }
        pieces.push_back(piece);
        interrupted = false;
    }
    interrupted = true;  // the page's end
}

struct Reason {
    double certainty;
    std::string text;
};

bool stops(const std::string& text) {
    const std::string_view tail = bare(text).after;
    return ends_sentence(text) || tail.find_first_of(".;:?!") != std::string_view::npos;
}

// A block that opens as house style opens a paragraph is one.
bool opens_paragraph(const Block& block, const HouseStyle& style) {
    constexpr std::size_t enough = 12;
    std::vector<std::string_view> words;
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) {
            if (words.size() < enough) words.push_back(word.text);
        }
    }
    return opening_length(words, OpeningKind::preambular, style.openings) > 0 ||
           opening_length(words, OpeningKind::operative, style.openings) > 0;
}

std::optional<Reason> goes_on(const Piece& a, const Piece& b, const HouseStyle& style) {
    const Word* last = last_word(*a.page, *a.block);
    const Word* first = first_word(*b.block);
    if (last == nullptr || first == nullptr || !running_text(*a.block)) return std::nullopt;
    if (b.block->kind != BlockKind::unknown && b.block->kind != BlockKind::paragraph) return std::nullopt;
    const std::string_view opening = bare(first->text).word;
    const bool small = begins_with_lower(opening);
    const bool hyphen = last->text.ends_with('-');
    const bool comma = bare(last->text).after.find(',') != std::string_view::npos;
    const bool stop = stops(last->text);
    if (b.indented.value_or(false) && !small) return std::nullopt;
    if (hyphen && a.interrupted <= b.interrupted) return Reason{0.95, "a word is broken at the end"};
    // A marker that was read as "!" or "?" does not end a sentence before a small letter.
    const bool mark_only = stop && bare(last->text).after.find_first_of(".;:") == std::string_view::npos;
    if (small && (!stop || mark_only)) return Reason{0.95, "the text goes on with a small letter"};
    // A scan's full stop may be a comma: a full line goes on where the next begins small, at the left margin.
    const bool scanned = b.page->source->origin == Origin::scan;
    if (scanned && small && last->text.ends_with('.') && a.runs_full && !b.indented.value_or(true)) {
        return Reason{0.9, "a full line, and the next begins at the margin with a small letter"};
    }
    if (opens_paragraph(*b.block, style)) return std::nullopt;
    if (!b.interrupted && b.close && !stop && !comma && a.runs_full && !b.indented.value_or(true)) {
        return Reason{0.88, "the next line of the same paragraph"};
    }
    if (!b.interrupted) {
        const Word* end = last_word(*b.page, *b.block);
        const bool sentence = end != nullptr && stops(end->text) && count_words(*a.block) > most_of_a_line;
        if (stop || comma || !sentence || a.page->source->origin != Origin::markdown) return std::nullopt;
        return Reason{0.85, "the text breaks off without a stop, and the next block ends with one"};
    }
    const bool at_margin = b.indented.has_value() && !*b.indented;
    if (!stop && !comma && count_words(*a.block) > 6 && (at_margin || !b.indented)) {
        return Reason{0.9, "the text breaks off without a stop at a page's end or before notes"};
    }
    if (comma && at_margin && a.runs_full) return Reason{0.85, "the text goes on at the margin behind a comma"};
    return std::nullopt;
}

}  // namespace

StructureEdits join_pages(const Document& document, const HouseStyle& style) {
    if (cleaned_before(document)) return {};  // its paragraphs are whole
    std::vector<Piece> pieces;
    bool interrupted = false;
    for (const Page& page : document.pages) add_pieces(page, pieces, interrupted);
    StructureEdits edits;
    for (std::size_t n = 1; n < pieces.size(); ++n) {
        const auto reason = goes_on(pieces[n - 1], pieces[n], style);
        if (!reason) continue;
        edits.push_back({Continue{pieces[n - 1].block->id, pieces[n].block->id}, reason->certainty, reason->text});
    }
    return edits;
}

}  // namespace emend
