// The title is looked for before the body begins (at the organ that speaks, an opening, a numbered paragraph). In this
// order: the block that opens with a designation ("56/124."), together with the next one where the designation stands
// alone; behind a designation that hung beside the title, the next block; the heading that another tool marked with
// the highest rank; behind a masthead, the last short block before the body.
#include "stages/mark_title.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/unicode.h"
#include "stages/designation.h"
#include "stages/labels.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 80, most_blocks = 60;

struct Candidate {
    const Page* page;
    const Block* block;
    std::vector<std::string_view> words;
    bool behind_masthead;  // a block of the masthead stands somewhere above
};

std::vector<std::string_view> words_of(const Block& block) {
    std::vector<std::string_view> words;
    for (const Line& line : block.lines) {
        for (const Word& word : line.words) {
            if (!word.text.empty()) words.push_back(word.text);
        }
    }
    return words;
}

int heading_rank(const Candidate& candidate) {
    for (const Line& line : candidate.block->lines) {
        if (line.words.empty()) continue;
        const SourceLine& source = seen(*candidate.page, line);
        return source.mark == LineMark::heading ? source.level : 0;
    }
    return 0;
}

bool begins_body(const Candidate& candidate, const HouseStyle& style) {
    const auto& words = candidate.words;
    const BlockKind kind = candidate.block->kind;
    if (kind == BlockKind::item || kind == BlockKind::subitem) return true;
    if (heading_rank(candidate) > 0) return false;
    if (words[0] == "The" && words.back().ends_with(',') && words.size() < 20) return true;
    const auto label = label_of(words[0], words[0].find_first_not_of("IVX") == std::string_view::npos);
    if (label && words.size() > 1) return true;
    if (speaking_organ(words, style)) return true;
    constexpr std::size_t of_a_sentence = 10;
    const std::string_view last = words.back();
    if (words.size() >= of_a_sentence && (last.ends_with(',') || last.ends_with('.') || last.ends_with(':'))) {
        return true;
    }
    return words.size() > most_words || opening_length(words, OpeningKind::preambular, style.openings) > 0;
}

struct Front {
    std::vector<Candidate> blocks;  // of the body, before it begins
    std::string hanging;            // a designation that became part of the masthead
    bool body_follows = false;
};

Front front_of(const Document& document, const HouseStyle& style) {
    Front front;
    bool masthead = false;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            if (block.kind == BlockKind::masthead) {
                masthead = true;
                if (block.label == "resolution") front.hanging = text_of(block);
            }
            const bool open = block.kind == BlockKind::unknown || block.kind == BlockKind::paragraph ||
                              block.kind == BlockKind::item || block.kind == BlockKind::subitem;
            Candidate candidate{&page, &block, words_of(block), masthead};
            if (!open || candidate.words.empty()) continue;
            const bool titled = designation_at(candidate.words).has_value();
            if ((!titled && begins_body(candidate, style)) || front.blocks.size() >= most_blocks) {
                front.body_follows = true;
                return front;
            }
            front.blocks.push_back(std::move(candidate));
        }
    }
    return front;
}

// What was read of a crest has none: "=<L", "Sy".
bool has_word(const Candidate& candidate) {
    constexpr std::ptrdiff_t least_letters = 3;
    return std::any_of(candidate.words.begin(), candidate.words.end(), [&](std::string_view word) {
        const std::u32string points = code_points(word);
        return std::count_if(points.begin(), points.end(), is_letter) >= least_letters;
    });
}

bool like_title(const Candidate& candidate) {
    const std::string_view last = candidate.words.back();
    return has_word(candidate) && candidate.words.size() <= most_words &&
           begins_with_upper(bare(candidate.words.front()).word) && !last.ends_with(',') && !last.ends_with(';') &&
           !last.ends_with(':') && !last.ends_with('.');
}

void propose(const Block& block, const std::string& label, std::size_t label_words, double certainty,
             const std::string& reason, StructureEdits& edits) {
    edits.push_back({Relabel{block.id, BlockKind::title, 0, label, static_cast<int>(label_words)}, certainty, reason});
}

// The last line of the block, as it was seen.
const SourceLine* last_line(const Candidate& candidate) {
    for (auto line = candidate.block->lines.rbegin(); line != candidate.block->lines.rend(); ++line) {
        if (!line->words.empty()) return &seen(*candidate.page, *line);
    }
    return nullptr;
}

// Does a title that was broken over lines go on in the next block? By what the words say, or, in print, by lines that
// are no further apart than those of one paragraph.
bool goes_on(const Candidate& title, const Candidate& next) {
    constexpr std::size_t longest = 30;
    if (title.page != next.page || next.words.size() > longest || designation_at(next.words)) return false;
    if (begins_with_lower(next.words.front()) || title.words.back().ends_with(',')) return true;
    const SourceLine* above = last_line(title);
    const SourceLine* below = &seen(*next.page, next.block->lines.front());
    if (above == nullptr || above->x_height <= 0 || below->baseline <= 0 || above->mark != below->mark) return false;
    constexpr float lines_apart = 2.9F;  // in x-heights
    const float gap = below->baseline - above->baseline;
    return gap > 0 && gap < lines_apart * above->x_height && !title.words.back().ends_with('.');
}

bool by_designation(const Front& front, StructureEdits& edits) {
    for (std::size_t n = 0; n < front.blocks.size(); ++n) {
        const Candidate& candidate = front.blocks[n];
        const auto designation = designation_at(candidate.words);
        const bool whole = designation && designation->words == candidate.words.size();
        const bool named = designation && designation->label != designation->number && like_title(candidate);
        if (!designation || (designation->alone && !whole && !named) || candidate.words.size() > most_words) continue;
        const bool sentence = !whole && begins_with_lower(candidate.words[designation->words]);
        if (sentence) {  // "Resolution 401 (1976) of 14 December 1976"
            propose(*candidate.block, "", 0, 0.92, "opens with a designation", edits);
        } else if (!whole) {
            propose(*candidate.block, designation->label, designation->words, 0.95, "opens with a designation", edits);
            for (; n + 1 < front.blocks.size() && goes_on(front.blocks[n], front.blocks[n + 1]); ++n) {
                const Block& next = *front.blocks[n + 1].block;
                propose(next, "", 0, 0.9, "the title goes on", edits);
                edits.push_back({Continue{front.blocks[n].block->id, next.id}, 0.9, "the title goes on"});
            }
        } else if (n + 1 < front.blocks.size() && like_title(front.blocks[n + 1])) {
            const Block& next = *front.blocks[n + 1].block;
            propose(*candidate.block, designation->label, designation->words, 0.95, "is a designation", edits);
            propose(next, "", 0, 0.9, "stands behind the designation", edits);
            edits.push_back({Continue{candidate.block->id, next.id}, 0.9, "stands behind the designation"});
        } else {
            propose(*candidate.block, "", 0, 0.9, "is a designation without a title", edits);
        }
        return true;
    }
    return false;
}

const Candidate* highest_heading(const Front& front) {
    const Candidate* best = nullptr;
    for (const Candidate& candidate : front.blocks) {
        const int rank = heading_rank(candidate);
        if (rank > 0 && (best == nullptr || rank < heading_rank(*best))) best = &candidate;
    }
    return best;
}

}  // namespace

StructureEdits mark_title(const Document& document, const HouseStyle& style) {
    const Front front = front_of(document, style);
    StructureEdits edits;
    if (front.blocks.empty()) return edits;
    const Candidate& last = front.blocks.back();
    const bool masthead = last.behind_masthead && front.body_follows;
    if (!style.none() && by_designation(front, edits)) return edits;
    if (!front.hanging.empty() && masthead && like_title(last)) {
        const std::string label = designation_at({front.hanging}).value_or(Designation{}).label;
        propose(*last.block, label, 0, 0.9, "stands behind the masthead, its designation beside it", edits);
    } else if (masthead && like_title(last)) {
        propose(*last.block, "", 0, 0.85, "the last line before the body, behind a masthead", edits);
    } else if (const Candidate* heading = highest_heading(front); heading != nullptr) {
        propose(*heading->block, "", 0, 0.9, "marked as the highest heading", edits);
    }
    return edits;
}

}  // namespace emend
