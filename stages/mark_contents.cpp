// A line that ends in dots and a page's number is an entry, or an entry's end. Behind such a line, and below a heading
// that says so, the number is enough if it stands apart from the words and does not fall; and lines without a number
// are the beginnings of entries that end further below. What does not end in an entry is text.
#include "stages/mark_contents.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/likeness.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/layout.h"
#include "stages/running_blocks.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 60;   // of a line, dots among them
constexpr std::size_t most_pending = 5;  // lines without a number between two with one
constexpr int most_pages = 300;          // from one entry to the next, where no dots lead to the number

struct ContentsLine {
    const Page* page = nullptr;
    const LineView* view = nullptr;
    std::vector<std::string_view> words;
    bool last = false;   // of its block
    bool led = false;    // dots lead to a page's number
    int number = 0;      // at its end; 0: none
    bool apart = false;  // room before the number, or it stands at the right margin
};

// 0 where the word is no page's number.
int page_number(std::string_view word) {
    const bool digits = all_digits(word);
    const bool roman = word.find_first_not_of("ivxl") == std::string_view::npos;
    if (word.empty() || word.size() > 5 || (digits && word.size() > 4)) return 0;
    if (digits) return std::stoi(std::string(word));
    std::string capitals(word);
    for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
    return roman ? roman_value(capitals) : 0;
}

// Dots that lead the eye to the page's number, in one word or in several.
bool leaders(const std::vector<std::string_view>& words) {
    constexpr std::size_t least = 4;
    std::size_t dots = 0;
    for (std::size_t n = words.size() - 1; n-- > 0 && dots < least;) {
        const std::size_t text = words[n].find_last_not_of(".\xC2\xB7_");  // dots on the line or in its middle
        dots += words[n].size() - (text == std::string_view::npos ? 0 : text + 1);
        if (text != std::string_view::npos) break;
    }
    return dots >= least;
}

bool stands_apart(const LineView& view, const PageLayout& layout) {
    const auto& words = view.source->words;
    if (words.size() < 2) return false;
    const int gap = words.back().box.left - words[words.size() - 2].box.right;
    if (words.back().before.find('\t') != std::string::npos) return true;
    if (!layout.measured) return gap >= 3;
    return gap > 1.5 * layout.em() || view.box.right > layout.right - layout.em();
}

class Finder {
public:
    Finder(const Document& document, const Resources& resources) : resources_(resources) {
        layouts_.reserve(document.pages.size());
        for (const Page& page : document.pages) layouts_.push_back(layout_of(page));
        for (std::size_t p = 0; p < document.pages.size(); ++p) add_lines(document.pages[p], layouts_[p]);
    }

    StructureEdits find() {
        for (std::size_t n = 0; n < lines_.size(); ++n) look_at(n);
        propose();
        return std::move(edits_);
    }

private:
    struct Entry {
        std::size_t from = 0, to = 0;  // lines
        BlockKind kind = BlockKind::contents;
    };

    void add_lines(const Page& page, const PageLayout& layout) {
        for (std::size_t n = 0; n < layout.lines.size(); ++n) {
            const LineView& view = layout.lines[n];
            ContentsLine line{&page, &view, {}};
            for (const Word& word : view.line->words) line.words.push_back(word.text);
            line.last = n + 1 == layout.lines.size() || layout.lines[n + 1].block != view.block;
            if (line.words.size() > 1 && line.words.size() <= most_words) {
                line.number = page_number(line.words.back());
                line.led = line.number > 0 && leaders(line.words);
                line.apart = line.number > 0 && stands_apart(view, layout);
            }
            lines_.push_back(std::move(line));
        }
    }

    bool open(std::size_t n) const {
        return is_paragraph(*lines_[n].view->block) && lines_[n].view->source->mark == LineMark::none;
    }

    // Whether the line is one of the table's, word for word.
    bool is(std::size_t n, const char* kind) const {
        std::string text;
        for (const std::string_view word : lines_[n].words) text += (text.empty() ? "" : " ") + to_lower(word);
        return std::any_of(resources_.tables.contents.begin(), resources_.tables.contents.end(), [&](const Row& row) {
            return row[0] == kind && (text == to_lower(row[1]) || text == to_lower(row[1]) + ":");
        });
    }

    bool begins_entry(std::size_t n) const {
        const std::string_view first = lines_[n].words.front();
        if (begins_with_lower(bare(first).word)) return false;
        const auto& headings = resources_.tables.headings;
        const bool word =
            std::any_of(headings.begin(), headings.end(), [&](const Row& row) { return row[0] == bare(first).word; });
        return word || label_of(first, true) || lines_[n].view->begins_block();
    }

    void look_at(std::size_t n) {
        const ContentsLine& line = lines_[n];
        if (!open(n)) return leave();
        if (is(n, "heading") && !resources_.style.none()) {
            pending_.clear();
            entries_.push_back({n, n + 1, BlockKind::heading});
            inside_ = true;
            number_ = 0;
            return;
        }
        if (inside_ && is(n, "column")) {
            commit(n, true);
            return;
        }
        const bool follows =
            line.number >= number_ && line.number <= number_ + most_pages && line.words.back().size() < 4;
        // A block of its own below an entry with dots needs no room before the number.
        const bool below = led_ && line.last && line.view->begins_block() && line.number > 0;
        if (line.led || (inside_ && (line.apart || below) && follows)) {
            commit(n, begins_entry(n));
            inside_ = true;
            number_ = line.number;
            led_ = line.led || led_;
            return;
        }
        const std::string_view last = line.words.back();
        const bool sentence = line.words.size() > 4 && (last.ends_with('.') || last.ends_with(';'));
        if (!inside_ || sentence || pending_.size() >= most_pending) return leave();
        pending_.push_back(n);
    }

    // The line and those that wait above it are entries.
    void commit(std::size_t n, bool begins) {
        pending_.push_back(n);
        for (const std::size_t one : pending_) {
            const bool own = one == pending_.front() || (one == n ? begins : begins_entry(one));
            if (own) {
                entries_.push_back({one, one + 1});
            } else {
                entries_.back().to = one + 1;
            }
        }
        pending_.clear();
    }

    void leave() {
        inside_ = false;
        pending_.clear();
        number_ = 0;
        led_ = false;
    }

    BlockId block_at(std::size_t n) const {
        const WordId& first = lines_[n].view->first().id;
        return lines_[n].view->begins_block() ? lines_[n].view->block->id : block_cut_at(first);
    }

    void propose() {
        for (std::size_t e = 0; e < entries_.size(); ++e) {
            const Entry& entry = entries_[e];
            const bool heading = entry.kind == BlockKind::heading;
            if (heading && (e + 1 == entries_.size() || entries_[e + 1].kind == BlockKind::heading)) continue;
            const std::string reason = heading ? "opens a table of contents" : "an entry of a table of contents";
            std::optional<BlockId> before;
            for (std::size_t n = entry.from; n < entry.to; ++n) {
                const bool begins = lines_[n].view->begins_block();
                if (n > entry.from && !begins) continue;
                if (!begins) edits_.push_back({Cut{lines_[n].view->first().id}, 0.92, reason});
                edits_.push_back({Relabel{block_at(n), entry.kind, heading ? 1 : 0, "", 0}, 0.92, reason});
                if (before) edits_.push_back({Continue{*before, block_at(n)}, 0.92, "the entry goes on"});
                before = block_at(n);
            }
            const bool adjoins = e + 1 < entries_.size() && entries_[e + 1].from == entry.to;
            if (!lines_[entry.to - 1].last && !adjoins) {
                edits_.push_back({Cut{lines_[entry.to].view->first().id}, 0.92, "the text behind a table of contents"});
            }
        }
    }

    const Resources& resources_;
    std::vector<PageLayout> layouts_;
    std::vector<ContentsLine> lines_;
    std::vector<Entry> entries_;
    std::vector<std::size_t> pending_;
    bool inside_ = false, led_ = false;  // in a table of contents; one whose entries have dots
    int number_ = 0;                     // of the last entry
    StructureEdits edits_;
};

}  // namespace

StructureEdits mark_contents(const Document& document, const Resources& resources) {
    return Finder(document, resources).find();
}

}  // namespace emend
