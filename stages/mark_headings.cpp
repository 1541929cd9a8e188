// A heading is a short block that does not end like a sentence, opens with a capital and is no opening, organ or
// label's paragraph; or it is marked as one by another tool. On a measured page it also keeps off the right margin or
// stands between the margins, or another block follows on the same page. A label ("II", "A.", "Annex I") on its own
// first line belongs to it.
//
// Ranks come from the order in which kinds of labels nest. A kind that is open already comes back to its rank; a new
// kind goes below where it follows a heading directly, or where labels have an order (II, then A, then 1); otherwise it
// stands beside the headings before it. Ranks that another tool gave count where they are the same for all labels of a
// kind.
#include "stages/mark_headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "pipeline/text/likeness.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/source_fields.h"
#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/layout.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"
#include "stages/running_blocks.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 40;          // of a heading
constexpr std::size_t most_below_numeral = 70;  // of one that a numeral above it announces

// In the order in which they nest: "Annex", "Part", "Chapter", "Section", "II", "A", "1", "Article 1"; without a label.
enum class Kind { annex, part, chapter, section, roman, capital, number, article, plain };

struct Heading {
    const RunningBlock* running = nullptr;
    Kind kind = Kind::plain;
    std::string label;
    int label_words = 0;
    bool directly_below = false;  // no text between the heading before and this one
    int marked_level = 0;
    double certainty = 0.9;
    std::string reason;
};

bool ends_like_sentence(std::string_view word) {
    const std::string_view tail = bare(word).after;
    return ends_sentence(word) || tail.find_first_of(".,;:!?") != std::string_view::npos;
}

// The kind of a heading's word, by the table of headings.
std::optional<Kind> kind_of_word(const Heading& heading, const Resources& resources) {
    static const std::map<std::string_view, Kind> kinds{{"annex", Kind::annex},
                                                        {"part", Kind::part},
                                                        {"chapter", Kind::chapter},
                                                        {"section", Kind::section},
                                                        {"article", Kind::article}};
    const std::string_view first = bare(heading.running->texts.front()).word;
    for (const Row& row : resources.tables.headings) {
        if (first != row[0] || row.size() < 2) continue;
        const auto known = kinds.find(row[1]);
        return known == kinds.end() ? Kind::section : known->second;
    }
    return std::nullopt;
}

// A numeral without a full stop that is no English word and no single letter but I, V or X.
bool plain_roman(std::string_view word) {
    return word.find_first_not_of("IVX") == std::string_view::npos && roman_value(word) > 0;
}

bool year(std::string_view word) {
    return word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool short_line(const std::vector<std::string_view>& words, std::size_t most) {
    return words.size() <= most && !ends_like_sentence(words.back());
}

bool marker(const RunningBlock& running, const Word& word) {
    if (!word.note.empty()) return true;
    return !word.sources.empty() && seen(*running.page->source, word.sources.front()).style.raised;
}

// The label in front, if there is one: on its own line it needs no full stop.
void read_label(Heading& heading) {
    const RunningBlock& running = *heading.running;
    const bool own_line = running.block->lines.size() > 1 && running.block->lines.front().words.size() == 1;
    const bool alone = running.texts.size() == 1;
    const bool before_title =
        running.texts.size() > 1 && begins_with_upper(running.texts[1]) && plain_roman(running.texts[0]);
    const auto label = label_of(running.texts.front(), own_line || alone || before_title || heading.marked_level > 0);
    if (!label || (!alone && running.texts.size() < 2)) return;
    if (label->kind == LabelKind::letter || label->kind == LabelKind::small_roman) return;
    if (label->kind == LabelKind::number && heading.marked_level == 0) return;
    heading.kind = label->kind == LabelKind::capital_roman ? Kind::roman
                   : label->kind == LabelKind::capital     ? Kind::capital
                                                           : Kind::number;
    heading.label = label->text;
    heading.label_words = alone ? 0 : 1;  // of a numeral without a title the words are the heading
}

// "C." behind "B." is a letter, not a hundred.
void settle_letter(Heading& heading, int& capital) {
    if (heading.label.size() != 1) return;
    const int value = heading.label.front() - 'A' + 1;
    if (heading.kind == Kind::roman && capital > 0 && value == capital + 1) heading.kind = Kind::capital;
    if (heading.kind == Kind::capital) capital = value;
}

// A first word that is like a numeral: "1" for II, "v" for IV on a line of its own, "Il." and "Hl" before a title. The
// sequence will tell.
bool garbled_numeral(const RunningBlock& running) {
    const auto& lines = running.block->lines;
    const std::string& text = running.words.front()->text;
    if (text.size() > 5) return false;
    if (text.find_first_not_of("IVXHNTlivxt1|!.,") != std::string::npos) return false;
    const bool own_line = lines.front().words.size() == 1;
    const bool strokes = text.find_first_of("IVXlHN") != std::string::npos;
    return own_line || (strokes && text.size() > 1 && begins_with_upper(running.texts.at(1)));
}

// Not the text that was cut off behind a heading of its line.
bool begins_line(const Block& block) {
    for (const Line& line : block.lines) {
        if (line.words.empty()) continue;
        const std::vector<SourceId>& sources = line.words.front().sources;
        return sources.empty() || sources.front().word == 0;
    }
    return true;
}

bool room_around(const RunningBlock& running, const PageLayout& layout) {
    if (!layout.measured) return true;
    for (const LineView& line : layout.lines) {
        if (line.block != running.block) continue;
        const bool full = line.box.left < layout.left + layout.em() && line.box.right > layout.right - layout.em();
        const bool last = &line.line->words == &running.block->lines.back().words;
        if (full && last) return false;
    }
    return true;
}

class Finder {
public:
    Finder(const Document& document, const Resources& resources)
        : resources_(resources), blocks_(running_blocks(document)), as_marked_(cleaned_before(document)) {
        for (const Page& page : document.pages) layouts_.emplace(page.number, layout_of(page));
    }

    std::vector<Heading> find() const {
        std::vector<Heading> headings;
        bool directly_below = false, in_body = false;
        int capital = 0;
        const auto title = std::find_if(blocks_.begin(), blocks_.end(), [](const RunningBlock& running) {
            return running.block->kind == BlockKind::title;
        });
        const auto first = title == blocks_.end() ? 0 : title - blocks_.begin();  // what stands above it is no section
        for (auto n = static_cast<std::size_t>(first); n < blocks_.size(); ++n) {
            if (blocks_[n].block->kind == BlockKind::title) in_body = true;
            auto heading = heading_of(n, in_body);
            in_body = in_body || blocks_[n].block->kind == BlockKind::item;
            if (!heading) {
                directly_below = false;
                continue;
            }
            heading->directly_below = directly_below;
            directly_below = true;
            settle_letter(*heading, capital);
            headings.push_back(std::move(*heading));
        }
        return headings;
    }

private:
    std::optional<Heading> heading_of(std::size_t n, bool in_body) const {
        const RunningBlock& running = blocks_[n];
        if (!is_paragraph(*running.block)) return std::nullopt;
        Heading heading;
        heading.running = &running;
        const SourceLine* line = running.first_line();
        const bool marked = line->mark == LineMark::heading && begins_line(*running.block);
        if (marked) heading.marked_level = std::max(1, line->level);
        read_label(heading);
        const auto word = kind_of_word(heading, resources_);
        if (as_marked_ && (heading.marked_level == 0 || !running.texts.front().ends_with('.'))) {
            heading.label.clear();
            heading.label_words = 0;
        }
        if (heading.marked_level > 0) {
            heading.kind = word.value_or(heading.kind);
            heading.certainty = 0.95;
            heading.reason = "marked as a heading";
            return heading;
        }
        if (as_marked_ || resources_.style.none() || running.texts.size() > most_below_numeral ||
            line->mark != LineMark::none) {
            return std::nullopt;
        }
        if (word && !ends_like_sentence(running.texts.back())) {
            heading.kind = *word;
            heading.reason = "opens with a heading's word";
            return heading;
        }
        if (garbled_numeral(running)) {
            if (heading.label.empty()) heading.label = running.texts.front();
            while (heading.label.ends_with(',')) heading.label.pop_back();
            heading.label_words = running.texts.size() > 1 ? 1 : 0;
            heading.kind = heading.kind == Kind::plain ? Kind::roman : heading.kind;
        }
        if (heading.label_words == 0 && !in_body) return std::nullopt;
        if (!like_heading(n, heading)) return std::nullopt;
        heading.reason = heading.label.empty() ? "a short block that does not end like a sentence"
                                               : "a section's label before a short line";
        heading.certainty = heading.label.empty() ? 0.85 : 0.92;
        return heading;
    }

    bool like_heading(std::size_t n, const Heading& heading) const {
        const RunningBlock& running = blocks_[n];
        if (n + 1 == blocks_.size()) return false;  // a heading has something below it; "A. Keeper" at the end signs
        if (running.texts.size() == 1 && !heading.label.empty()) {
            return n + 1 < blocks_.size() && is_paragraph(*blocks_[n + 1].block) &&
                   title_words(blocks_[n + 1].texts, most_below_numeral);
        }
        std::vector<std::string_view> words;
        for (const Word* word : running.words) {
            if (!marker(running, *word)) words.push_back(word->text);
        }
        words = from(words, static_cast<std::size_t>(heading.label_words));
        if (words.empty()) return false;
        const std::string_view first = bare(words.front()).word;
        if (!begins_with_upper(first) && !year(first)) return false;
        const bool below_numeral = n > 0 && blocks_[n - 1].texts.size() == 1 && garbled_numeral(blocks_[n - 1]);
        if (!title_words(words, below_numeral ? most_below_numeral : most_words)) return false;
        if (words.size() > 1 && words[0] == "The" && organ_at(words, 1, resources_.style)) return false;
        if (date_at(words, 0) || is_ordinal_number(words.front())) return false;
        if (heading.label.empty() && !below_numeral && !follows_an_end(n)) return false;
        return heading.label_words > 0 || below_numeral || room_around(running, layouts_.at(running.page->number));
    }

    bool title_words(const std::vector<std::string_view>& words, std::size_t most = most_words) const {
        const Openings& openings = resources_.style.openings;
        return short_line(words, most) && opening_length(words, OpeningKind::preambular, openings) == 0 &&
               opening_length(words, OpeningKind::operative, openings) == 0;
    }

    // The block before is complete, and this one is not the beginning of a paragraph that the page's end breaks.
    bool follows_an_end(std::size_t n) const {
        const RunningBlock& running = blocks_[n];
        if (n + 1 == blocks_.size() || (running.last_on_page && layouts_.at(running.page->number).measured)) {
            return false;
        }
        if (n + 1 < blocks_.size()) {
            const std::string_view next = bare(blocks_[n + 1].texts.front()).word;
            if (is_paragraph(*blocks_[n + 1].block) && begins_with_lower(next)) return false;
        }
        if (n == 0) return true;
        const RunningBlock& before = blocks_[n - 1];
        const bool text = before.block->kind == BlockKind::item || before.block->kind == BlockKind::subitem ||
                          before.texts.size() > most_words;
        const std::string_view last = before.texts.back();
        const bool stopped = ends_like_sentence(last) || last == "and" || last == "or" || bare(last).word.empty();
        return !text || stopped || !before.words.back()->note.empty() || is_digit(code_points(last).back());
    }

    const Resources& resources_;
    std::vector<RunningBlock> blocks_;
    bool as_marked_;  // headings stand as the source has them
    std::map<int, PageLayout> layouts_;
};

// Whether a numeral that stands alone has its title below.
bool completes(const Heading& above, const Heading& heading) {
    const bool numeral = above.running->texts.size() == 1 && !above.label.empty();
    return numeral && heading.directly_below && heading.kind == Kind::plain;
}

// Whether every kind of label has one level of the other tool's only.
bool levels_hold(const std::vector<Heading>& headings) {
    std::map<Kind, int> levels;
    for (const Heading& heading : headings) {
        if (heading.marked_level == 0) return false;
        if (heading.kind == Kind::plain) continue;
        const auto known = levels.emplace(heading.kind, heading.marked_level).first;
        if (known->second != heading.marked_level) return false;
    }
    return true;
}

std::vector<int> marked_ranks(const std::vector<Heading>& headings) {
    int highest = 6;
    for (const Heading& heading : headings) highest = std::min(highest, heading.marked_level);
    std::vector<int> ranks;
    ranks.reserve(headings.size());
    for (const Heading& heading : headings) ranks.push_back(heading.marked_level - highest + 1);
    return ranks;
}

std::vector<int> nested_ranks(const std::vector<Heading>& headings) {
    std::vector<int> ranks;
    std::vector<Kind> open;
    for (const Heading& heading : headings) {
        if (&heading != &headings.front() && completes(*(&heading - 1), heading)) {
            ranks.push_back(ranks.back());
            continue;
        }
        const auto known = std::find(open.begin(), open.end(), heading.kind);
        const bool ordered =
            !open.empty() && heading.kind != Kind::plain && open.back() != Kind::plain && open.back() < heading.kind;
        if (heading.kind == Kind::annex) {
            open = {Kind::annex};
        } else if (heading.kind == Kind::article && known == open.end() && open.size() > 1 &&
                   open.back() == Kind::plain) {
            open.back() = Kind::article;  // beside the title that stands below the annex
        } else if (known != open.end()) {
            open.erase(known + 1, open.end());
        } else if (!open.empty() && (heading.directly_below || ordered)) {
            open.push_back(heading.kind);
        } else if (open.empty()) {
            open = {heading.kind};
        } else {
            open.back() = heading.kind;
        }
        ranks.push_back(static_cast<int>(open.size()));
    }
    return ranks;
}

}  // namespace

StructureEdits mark_headings(const Document& document, const Resources& resources) {
    const Finder finder(document, resources);
    const std::vector<Heading> headings = finder.find();
    const std::vector<int> ranks = levels_hold(headings) ? marked_ranks(headings) : nested_ranks(headings);
    StructureEdits edits;
    for (std::size_t n = 0; n < headings.size(); ++n) {
        const Heading& heading = headings[n];
        edits.push_back({Relabel{heading.running->block->id, BlockKind::heading, ranks[n],
                                 heading.label_words > 0 ? heading.label : "", heading.label_words},
                         heading.certainty, heading.reason});
        if (n == 0 || !completes(headings[n - 1], heading)) continue;
        const BlockId numeral = headings[n - 1].running->block->id, title = heading.running->block->id;
        edits.push_back({Relabel{numeral, BlockKind::heading, ranks[n - 1], headings[n - 1].label, 1}, 0.92,
                         "a section's label above its title"});
        edits.push_back({Relabel{title, BlockKind::heading, ranks[n - 1], "", 0}, 0.92, "stands below its label"});
        edits.push_back({Continue{numeral, title}, 0.92, "a section's label above its title"});
    }
    return edits;
}

}  // namespace emend
