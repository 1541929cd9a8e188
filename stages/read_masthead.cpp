// The masthead's zone is the first page with text, from its top to where the body begins: at a resolution's
// designation, at the organ that speaks ("The General Assembly,"), at an opening or a numbered paragraph, at a long
// paragraph, or after many lines that no form understands. Within the zone every line is read from left to right. A
// form counts only where it reaches the line's end or another form (so an organ that is named within an agenda
// item's title is none), and it may begin behind other words only if it has words of its own ("Distr.:").
#include "stages/read_masthead.h"

#include <algorithm>
#include <set>

#include "pipeline/median.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"
#include "stages/designation.h"
#include "stages/labels.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"

namespace emend {

namespace {

constexpr std::size_t most_lines = 60, most_unknown_lines = 9, long_paragraph = 45, long_title = 80;

struct ZoneLine {
    const Block* block;
    const SourceLine* source;
    std::size_t from, to;  // words of the zone
};

struct Zone {
    std::vector<const Word*> words;
    std::vector<std::string_view> texts;
    std::vector<ZoneLine> lines;
    std::size_t end = 0;  // lines of the masthead
    bool at_designation = false;

    bool line_ends_at(std::size_t word) const {
        return std::any_of(lines.begin(), lines.end(), [&](const ZoneLine& line) { return line.to == word; });
    }
    std::vector<std::string_view> of(const ZoneLine& line) const {
        return {texts.begin() + static_cast<std::ptrdiff_t>(line.from),
                texts.begin() + static_cast<std::ptrdiff_t>(line.to)};
    }
};

Zone zone_of(const Document& document) {
    Zone zone;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            if (block.kind != BlockKind::unknown && block.kind != BlockKind::paragraph) continue;
            for (const Line& line : block.lines) {
                if (line.words.empty() || zone.lines.size() >= most_lines) continue;
                const std::size_t from = zone.words.size();
                for (const Word& word : line.words) {
                    if (word.text.empty()) continue;  // ink without a character
                    zone.words.push_back(&word);
                    zone.texts.push_back(word.text);
                }
                if (zone.words.size() == from) continue;
                zone.lines.push_back({&block, &seen(page, line), from, zone.words.size()});
            }
        }
        if (!zone.lines.empty()) break;
    }
    return zone;
}

std::size_t count_words(const Block& block) {
    std::size_t count = 0;
    for (const Line& line : block.lines) count += line.words.size();
    return count;
}

class Reader {
public:
    Reader(const Document& document, const HouseStyle& style) : zone_(zone_of(document)), style_(style) {}

    StructureEdits read() {
        find_matches();
        drop_parents();
        drop_within_agenda_title();
        if (matches_.empty()) return {};
        find_agenda_title();
        for (const MastheadMatch& match : matches_) {
            if (match.form != nullptr && match.form->stays) continue;
            std::string label;
            for (const MastheadValue& value : match.values) label += (label.empty() ? "" : " ") + value.key;
            take(match.from, match.to, BlockKind::masthead, label, "a line of the masthead");
        }
        leave_out_emblem();
        return std::move(edits_);
    }

private:
    // Whether the body begins with the line.
    bool begins_body(std::size_t n) const {
        const ZoneLine& line = zone_.lines[n];
        const std::vector<std::string_view> words = zone_.of(line);
        const auto organ = speaking_organ(words, style_);
        if (organ && words[organ->to - 1].ends_with(',')) return true;
        if (label_of(words[0]) && words.size() > 1) return true;
        if (opening_length(words, OpeningKind::preambular, style_.openings) > 0 && words.size() > 3) return true;
        const bool bracket = words[0].front() == '[' || words[0].front() == '%';
        return !bracket && line.from == first_word_of(*line.block) &&
               (count_words(*line.block) >= long_paragraph || says_something(*line.block)) &&
               !masthead_at(zone_.texts, line.from, style_);
    }

    // A sentence: the lines of a masthead do not end like one.
    static bool says_something(const Block& block) {
        constexpr std::size_t least = 15;  // words
        for (auto line = block.lines.rbegin(); line != block.lines.rend(); ++line) {
            if (!line->words.empty()) return count_words(block) >= least && line->words.back().text.ends_with('.');
        }
        return false;
    }

    std::size_t first_word_of(const Block& block) const {
        for (const ZoneLine& line : zone_.lines) {
            if (line.block == &block) return line.from;
        }
        return zone_.words.size();
    }

    // A designation begins the title, unless it stands alone and the adoption line is still to come (it hangs beside
    // the title, and recognition read it first).
    bool designation_begins_title(std::size_t n) {
        const std::vector<std::string_view> words = zone_.of(zone_.lines[n]);
        const auto designation = designation_at(words);
        if (!designation || (designation->alone && designation->words < words.size())) return false;
        if (designation->words < words.size()) return true;
        for (std::size_t later = n + 1; later < std::min(n + 5, zone_.lines.size()); ++later) {
            const auto match = masthead_at(zone_.texts, zone_.lines[later].from, style_);
            const bool adoption = match && match->form->anchored() && zone_.line_ends_at(match->to);
            if (!adoption) continue;
            matches_.push_back({zone_.lines[n].from, zone_.lines[n].to, nullptr, {}});
            matches_.back().values.push_back({"resolution", {designation->number}, zone_.lines[n].from, 0});
            return false;
        }
        return true;
    }

    bool counts(const MastheadMatch& match, std::size_t line_from, std::size_t known_to) const {
        const bool at_start =
            match.from == line_from || match.from == known_to || specks(std::max(line_from, known_to), match.from);
        constexpr std::size_t most_junk = 5;
        if (!at_start && (!match.form->anchored() || match.from - line_from > most_junk)) return false;
        if (zone_.line_ends_at(match.to) || masthead_at(zone_.texts, match.to, style_)) return true;
        constexpr std::size_t most_specks = 2;
        for (std::size_t n = 1; n <= most_specks; ++n) {
            if (zone_.line_ends_at(match.to + n)) return specks(match.to, match.to + n);
        }
        return false;
    }

    // Dirt and pieces of an emblem that were read as a letter or two.
    bool specks(std::size_t from, std::size_t to) const {
        constexpr std::size_t most = 4;
        if (to - from > most || zone_.words.empty()) return false;
        return std::all_of(zone_.texts.begin() + static_cast<std::ptrdiff_t>(from),
                           zone_.texts.begin() + static_cast<std::ptrdiff_t>(std::min(to, zone_.texts.size())),
                           [](std::string_view word) {
                               const std::string letters = folded(word);
                               return letters.size() <= 2 && letters.find_first_of("0123456789") == std::string::npos;
                           });
    }

    void find_matches() {
        std::size_t known_to = 0, unknown_lines = 0;
        zone_.end = zone_.lines.size();
        for (std::size_t n = 0; n < zone_.lines.size(); ++n) {
            const ZoneLine& line = zone_.lines[n];
            if (known_to >= line.to) continue;
            if (designation_begins_title(n)) zone_.at_designation = true;
            if (zone_.at_designation || (known_to <= line.from && begins_body(n)) ||
                unknown_lines > most_unknown_lines) {
                zone_.end = n;
                if (zone_.at_designation) read_below(n);
                return;
            }
            const std::size_t before = matches_.size();
            for (std::size_t at = std::max(line.from, known_to); at < line.to;) {
                auto match = masthead_at(zone_.texts, at, style_);
                if (!match || !counts(*match, line.from, known_to)) {
                    ++at;
                    continue;
                }
                at = known_to = match->to;
                matches_.push_back(std::move(*match));
            }
            unknown_lines = matches_.size() > before ? 0 : unknown_lines + 1;
        }
    }

    // "Adopted by the Security Council at its 4683rd meeting" stands below the designation.
    void read_below(std::size_t designation) {
        constexpr std::size_t most = 4;
        for (std::size_t n = designation + 1; n < std::min(designation + most, zone_.lines.size()); ++n) {
            auto match = masthead_at(zone_.texts, zone_.lines[n].from, style_);
            const bool whole =
                match && match->form->anchored() && match->values.size() > 1 && zone_.line_ends_at(match->to);
            if (whole) matches_.push_back(std::move(*match));
        }
    }

    // An organ that stands above the one that is meant remains in the text.
    void drop_parents() {
        std::set<std::string> organs;
        for (const MastheadMatch& match : matches_) {
            for (const MastheadValue& value : match.values) {
                if (value.key == "body") organs.insert(value.values.front());
            }
        }
        if (organs.size() < 2) return;
        std::erase_if(matches_, [&](const MastheadMatch& match) {
            if (match.form == nullptr || match.form->tokens.size() != 1) return false;
            return std::any_of(style_.organs.begin(), style_.organs.end(), [&](const Organ& organ) {
                return organ.parent && match.values.front().key == "body" &&
                       match.values.front().values.front() == organ.name;
            });
        });
    }

    // "General Assembly" at the beginning of a line between the agenda item and the adoption line: the item's title is
    // broken there. The adoption line names the organ anyway.
    void drop_within_agenda_title() {
        const auto has = [](const MastheadMatch& match, std::string_view key) {
            return std::any_of(match.values.begin(), match.values.end(),
                               [&](const MastheadValue& value) { return value.key == key; });
        };
        const auto item = std::find_if(matches_.begin(), matches_.end(), [&](const MastheadMatch& match) {
            return match.form != nullptr && !match.form->stays && has(match, "agenda_item");
        });
        const auto adoption = std::find_if(item, matches_.end(), [&](const MastheadMatch& match) {
            return match.form != nullptr && match.form->anchored() && has(match, "body");
        });
        if (adoption == matches_.end()) return;
        const auto bare_name = [&](const MastheadMatch& match) {
            return match.form != nullptr && (match.values.empty() || (!match.form->anchored() && has(match, "body")));
        };
        matches_.erase(std::remove_if(item + 1, adoption, bare_name), adoption);
    }

    // What stands between the agenda item's number and the next line of the masthead, or the title's designation.
    void find_agenda_title() {
        for (std::size_t m = 0; m < matches_.size(); ++m) {
            const MastheadMatch& match = matches_[m];
            const bool item = match.form != nullptr && !match.form->stays && !match.values.empty() &&
                              match.values.front().key == "agenda_item";
            if (!item) continue;
            const bool more = m + 1 < matches_.size();
            if (!more && !zone_.at_designation) {
                const std::size_t title_to = first_of_two_titles(match.to);
                if (title_to > match.to) {
                    take(match.to, title_to, BlockKind::masthead, "agenda_title",
                         "the first of two titles behind the agenda item");
                }
                return;
            }
            const std::size_t to =
                more ? matches_[m + 1].from : (zone_.end < zone_.lines.size() ? zone_.lines[zone_.end].from : match.to);
            if (to > match.to && to - match.to <= long_title) {
                take(match.to, to, BlockKind::masthead, "agenda_title",
                     "stands between the agenda item and what follows it");
            }
            return;
        }
    }

    // Between the agenda item and a body that begins without a designation stand the item's title and the document's
    // own, parted by room or a blank line; where only one stands there, it is the document's. Returns the first one's
    // end.
    std::size_t first_of_two_titles(std::size_t from) const {
        std::size_t end = from, parts = 0;
        for (std::size_t n = 0; n < zone_.end; ++n) {
            const ZoneLine& line = zone_.lines[n];
            if (line.from < from) continue;
            const bool apart = n == 0 || zone_.lines[n - 1].block != line.block || room_above(n);
            if (apart || parts == 0) ++parts;
            if (parts == 1) end = line.to;
        }
        constexpr std::size_t most_parts = 3;
        return parts >= 2 && parts <= most_parts && end - from <= long_title && zone_.end < zone_.lines.size() ? end
                                                                                                               : from;
    }

    // More room above the line than a line's height and a half.
    bool room_above(std::size_t n) const {
        const SourceLine* above = zone_.lines[n - 1].source;
        const SourceLine* line = zone_.lines[n].source;
        if (above->x_height <= 0 || line->baseline <= 0) return false;
        constexpr float lines_apart = 3.6F;  // in x-heights
        return line->baseline - above->baseline > lines_apart * line->x_height;
    }

    const Block& block_of(std::size_t word) const {
        const auto line = std::find_if(zone_.lines.begin(), zone_.lines.end(),
                                       [&](const ZoneLine& one) { return one.from <= word && word < one.to; });
        return *line->block;
    }

    // An emblem beside the masthead is read as a letter or two on lines far higher than those of the text around.
    void leave_out_emblem() {
        std::size_t last = 0;
        std::vector<int> heights;
        for (const MastheadMatch& match : matches_) last = std::max(last, match.to);
        for (std::size_t n = 0; n < zone_.end; ++n) heights.push_back(height(zone_.lines[n]));
        if (heights.empty()) return;
        const double usual = median(heights);
        for (std::size_t n = 0; n < zone_.end; ++n) {
            const ZoneLine& line = zone_.lines[n];
            const bool taken = std::any_of(matches_.begin(), matches_.end(), [&](const MastheadMatch& match) {
                return match.from < line.to && line.from < match.to;
            });
            constexpr double far_higher = 1.5;
            if (taken || line.from >= last || usual <= 0 || height(line) < far_higher * usual) continue;
            if (specks(line.from, line.to)) {
                take(line.from, line.to, BlockKind::furniture, "noise", "pieces of an emblem");
            }
        }
    }

    // Of the print; 0 where it was not measured.
    static int height(const ZoneLine& line) {
        return line.source->x_height > 0 ? line.source->box.bottom - line.source->box.top : 0;
    }

    // The words become blocks of the masthead, one for each block that they stand in.
    void take(std::size_t from, std::size_t to, BlockKind kind, const std::string& label, const std::string& reason) {
        const double certainty = kind == BlockKind::masthead ? 0.95 : 0.85;
        std::optional<BlockId> previous;
        for (std::size_t at = from; at < to;) {
            const Block& block = block_of(at);
            std::size_t end = at;
            while (end < to && &block_of(end) == &block) ++end;
            BlockId id = block.id;
            if (at > first_word_of(block)) {
                cut(at, reason);
                id = {zone_.words[at]->id.page, zone_.words[at]->id.n};
            }
            edits_.push_back({Relabel{id, kind, 0, label, 0}, certainty, reason});
            if (previous) edits_.push_back({Continue{*previous, id}, certainty, "goes on in the next block"});
            previous = id;
            const bool ends_block = end == zone_.words.size() || &block_of(end) != &block;
            if (!ends_block) cut(end, "behind the masthead");
            at = end;
        }
    }

    void cut(std::size_t word, const std::string& reason) {
        if (!cuts_.insert(word).second) return;
        edits_.push_back({Cut{zone_.words[word]->id}, 0.95, reason});
    }

    Zone zone_;
    const HouseStyle& style_;
    std::vector<MastheadMatch> matches_;  // in order
    std::set<std::size_t> cuts_;
    StructureEdits edits_;
};

}  // namespace

StructureEdits read_masthead(const Document& document, const HouseStyle& style) {
    if (style.masthead.empty()) return {};
    return Reader(document, style).read();
}

}  // namespace emend
