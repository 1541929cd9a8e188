// Furniture stands outside the text: a page is peeled from its head and from its foot, line by line, until a line
// comes that is none. A line is furniture
//   - by repetition: the same line, digits apart and misread letters allowed, stands in the same zone of other pages;
//   - by pattern: it looks like a document symbol, a job number, … (furniture.txt), or stands beside a job number or
//     below it;
//   - as a page number: a number alone on its line whose distance from the page's own place in the document is shared
//     by other pages, or that stands well apart from the text;
//   - as a rule: drawn with underscores or dashes, wherever it stands;
//   - as noise: no letter or digit in it, or so badly read that nothing in it is sure, apart from the text.
// In text without an image the zones are uncertain (a dump may run two pages together), so a line that stands alone
// between blank lines and matches a pattern, and does so more than once, is furniture wherever it is.
#include "stages/mark_furniture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/text/likeness.h"
#include "pipeline/text/pattern.h"
#include "pipeline/text/unicode.h"
#include "stages/layout.h"
#include "stages/note_forms.h"

namespace emend {

namespace {

constexpr std::size_t zone_lines = 5;  // so many lines at a page's edge may be furniture
constexpr int neighbours = 50;         // so many pages on either side are looked at: heads change with the chapter

struct Found {
    std::string what;
    double certainty = 1;
    std::string reason;
};

// What repeats from page to page: the line's letters in small, and the digits of its words. A number alone at the
// line's beginning or end may count the pages and is left out. `shape` is the whole line with one character for all
// that look alike, so that "A/RES/9/1" is also known as "AIRES/9/ 1".
struct Key {
    std::string letters, digits, shape;
};

char looks_like(char c) {
    constexpr std::string_view read = "il|!][/\\oszb", shape = "111111110528";
    const std::size_t at = read.find(c);
    return at == std::string_view::npos ? c : shape[at];
}

using Words = std::vector<const Word*>;

Key key_of(const Words& words) {
    Key key;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const bool edge = words.size() > 1 && (w == 0 || w + 1 == words.size());
        const std::string_view inner = bare(words[w]->text).word;
        const std::string small = to_lower(words[w]->text);
        for (const char c : small) key.shape += looks_like(c);
        if (edge && (inner.empty() || all_digits(inner))) continue;
        for (const char c : small) (c >= '0' && c <= '9' ? key.digits : key.letters) += c;
    }
    return key;
}

Key key_of(const LineView& line) {
    Words words;
    for (const Word& word : line.line->words) words.push_back(&word);
    return key_of(words);
}

bool nearly_same(const Key& a, const Key& b) {
    const std::size_t digits = a.digits.size() / 5;
    const std::size_t letters = std::max(a.letters.size(), b.letters.size()) / 5;
    if (letters_apart(a.digits, b.digits, digits) <= digits &&
        letters_apart(a.letters, b.letters, letters) <= letters) {
        return true;
    }
    constexpr std::size_t least_shape = 8;
    const std::size_t shape = std::min(a.shape.size(), b.shape.size()) / 8;
    return std::min(a.shape.size(), b.shape.size()) >= least_shape && letters_apart(a.shape, b.shape, shape) <= shape;
}

struct Sheet {
    const Page* page;
    PageLayout layout;
    std::vector<std::size_t> order;  // of the lines, from head to foot
};

Sheet sheet_of(const Page& page) {
    Sheet sheet{&page, layout_of(page, true), {}};
    for (std::size_t n = 0; n < sheet.layout.lines.size(); ++n) sheet.order.push_back(n);
    if (sheet.layout.measured) {
        std::stable_sort(sheet.order.begin(), sheet.order.end(), [&](std::size_t a, std::size_t b) {
            return sheet.layout.lines[a].box.bottom < sheet.layout.lines[b].box.bottom;
        });
    }
    return sheet;
}

// What stands far apart on one line of print: "A/RES/9/1          Lamps and their keepers". Empty for text without an
// image, and for lines in one piece.
std::vector<Words> pieces_of(const Sheet& sheet, const LineView& line) {
    constexpr double far_apart = 4;  // ems
    std::vector<Words> pieces(1);
    int right = 0;
    for (const Word& word : line.line->words) {
        if (!sheet.layout.measured || word.sources.empty()) return {};
        const Box& box = seen(*sheet.page->source, word.sources.front()).box;
        if (!pieces.back().empty() && box.left - right > far_apart * sheet.layout.em()) pieces.emplace_back();
        pieces.back().push_back(&word);
        right = box.right;
    }
    return pieces.size() > 1 ? pieces : std::vector<Words>{};
}

// A symbol, however badly read: one word with a stroke and a digit.
bool like_symbol_word(const Words& piece) {
    if (piece.size() != 1) return false;
    const std::string& text = piece.front()->text;
    return text.find('/') != std::string::npos && text.find_first_of("0123456789") != std::string::npos;
}

std::optional<int> lone_number(const std::string& text) {
    const std::string_view inner = bare(text).word;
    if (!all_digits(inner) || inner.size() > 4 || text.size() > inner.size() + 4) return std::nullopt;
    return std::stoi(std::string(inner));
}

class Finder {
public:
    Finder(const Document& document, const Tables& tables, const std::vector<Row>& patterns)
        : tables_(tables), patterns_(patterns) {
        for (const Page& page : document.pages) sheets_.push_back(sheet_of(page));
        for (const Sheet& sheet : sheets_) {
            for (const bool head : {true, false}) {
                for (std::size_t n = 0; n < std::min(zone_lines, sheet.order.size()); ++n) note(sheet, head, n);
            }
        }
    }

    StructureEdits find() const {
        StructureEdits edits;
        for (const Sheet& sheet : sheets_) {
            std::map<std::size_t, Found> found;
            peel(sheet, true, found);
            peel_job_number(sheet, found);
            peel(sheet, false, found);
            find_rules(sheet, found);
            if (!sheet.layout.measured) find_alone(sheet, found);
            propose(sheet, found, edits);
        }
        return edits;
    }

private:
    static const LineView& line_at(const Sheet& sheet, bool head, std::size_t n) {
        return sheet.layout.lines[sheet.order[head ? n : sheet.order.size() - 1 - n]];
    }

    void note(const Sheet& sheet, bool head, std::size_t n) {
        const LineView& line = line_at(sheet, head, n);
        zone_keys_[head].emplace_back(sheet.page->number, key_of(line));
        for (const Words& piece : pieces_of(sheet, line)) {
            zone_keys_[head].emplace_back(sheet.page->number, key_of(piece));
        }
        if (const auto number = lone_number(line.text)) {
            offsets_[*number - sheet.page->number].insert(sheet.page->number);
        }
    }

    void peel(const Sheet& sheet, bool head, std::map<std::size_t, Found>& found) const {
        for (std::size_t n = 0; n < std::min(zone_lines, sheet.order.size()); ++n) {
            const std::size_t index = sheet.order[head ? n : sheet.order.size() - 1 - n];
            if (found.contains(index)) continue;
            const std::optional<Found> one = judge(sheet, head, n);
            if (!one) return;
            found[index] = *one;
        }
    }

    bool is_job_number(const std::string& text) const {
        return std::any_of(patterns_.begin(), patterns_.end(),
                           [&](const Row& row) { return row[1] == "job number" && matches(text, row[0]); });
    }

    // The line that begins with the job number, at the page's foot: "99-12345 (E)   010499", or any line that begins
    // with the number that stands alone at the foot of other pages.
    const LineView* job_number_line(const Sheet& sheet) const {
        for (std::size_t n = 0; n < std::min(zone_lines, sheet.order.size()); ++n) {
            const LineView& line = line_at(sheet, false, n);
            const Word& first = line.first();
            if (!matches(first.text, "N-N")) continue;
            if (is_job_number(line.text) || repeats(sheet, false, key_of(Words{&first})).others > 0) return &line;
        }
        return nullptr;
    }

    // Nothing of the text is printed on the job number's line of print or below it: dates, bar codes, appeals to
    // recycle the paper, however they were read.
    void peel_job_number(const Sheet& sheet, std::map<std::size_t, Found>& found) const {
        const LineView* number = sheet.layout.measured ? job_number_line(sheet) : nullptr;
        if (number == nullptr) return;
        for (std::size_t n = 0; n < std::min(zone_lines, sheet.order.size()); ++n) {
            const LineView& line = line_at(sheet, false, n);
            if ((line.box.top + line.box.bottom) / 2 < number->box.top) continue;
            const std::string where = &line == number ? "the job number" : "beside the job number or below it";
            found[sheet.order[sheet.order.size() - 1 - n]] = {"job number", 0.88, where};
        }
    }

    std::optional<Found> judge(const Sheet& sheet, bool head, std::size_t n) const {
        const LineView& line = line_at(sheet, head, n);
        if (line.source->mark == LineMark::heading || line.source->mark == LineMark::note) return std::nullopt;
        const bool apart = stands_apart(sheet, head, n);
        const bool note = !head && begins_note(*sheet.page, line, tables_) > 0;
        if (head || (apart && !note)) {
            if (auto found = by_repetition(sheet, head, line)) return found;
            if (auto found = by_pieces(sheet, head, line)) return found;
        }
        if (auto found = by_number(sheet, line, apart)) return found;
        if (auto found = by_pattern(head, line, apart)) return found;
        // A note alone at its page's foot may have been read with doubt; it is no dirt.
        return note && has_raised_label_below_rule(*sheet.page, line) ? std::nullopt : by_noise(sheet, line, apart);
    }

    struct Repeats {
        int others = 0;  // so many of the pages around have this line in the same zone
        int pages = 0;   // so many there are, this one among them
    };

    Repeats repeats(const Sheet& sheet, bool head, const Key& key) const {
        const int own = sheet.page->number;
        const auto& keys = zone_keys_.at(head);
        const auto from = std::lower_bound(keys.begin(), keys.end(), own - neighbours,
                                           [](const auto& one, int page) { return one.first < page; });
        Repeats found{0, 1};
        int seen = own, counted = own;
        for (auto at = from; at != keys.end() && at->first <= own + neighbours; ++at) {
            const auto& [page, other] = *at;
            if (page == own) continue;
            if (page != seen) ++found.pages;
            seen = page;
            if (page == counted || !nearly_same(key, other)) continue;
            ++found.others;
            counted = page;
        }
        return found;
    }

    std::optional<Found> by_repetition(const Sheet& sheet, bool head, const LineView& line) const {
        const Key key = key_of(line);
        if (key.letters.size() + key.digits.size() < 4 || line.line->words.size() > 12) return std::nullopt;
        const auto [others, pages] = repeats(sheet, head, key);
        if (others < 1 || (others + 1) * 4 < pages) return std::nullopt;
        if (others < 2 && !looks_like_pattern(line.text) && pages > 4) return std::nullopt;
        return Found{head ? "running head" : "running foot", others > 1 ? 0.97 : 0.88,
                     "the same line stands at the " + std::string(head ? "head" : "foot") + " of " +
                         std::to_string(others) + " other pages"};
    }

    // A symbol beside words that stand in other pages' heads, alone or beside theirs.
    std::optional<Found> by_pieces(const Sheet& sheet, bool head, const LineView& line) const {
        const std::vector<Words> pieces = pieces_of(sheet, line);
        bool repeated = false;
        for (const Words& piece : pieces) {
            if (like_symbol_word(piece)) continue;
            const Key key = key_of(piece);
            constexpr std::size_t least = 8;  // letters
            if (key.letters.size() < least || repeats(sheet, head, key).others < 1) return std::nullopt;
            repeated = true;
        }
        if (!repeated) return std::nullopt;
        return Found{head ? "running head" : "running foot", 0.88, "a symbol beside words of other pages' heads"};
    }

    std::optional<Found> by_number(const Sheet& sheet, const LineView& line, bool apart) const {
        const auto number = lone_number(line.text);
        if (!number || line.line->words.size() > 3) return std::nullopt;
        const auto offset = offsets_.find(*number - sheet.page->number);
        const std::size_t shared = offset == offsets_.end() ? 0 : offset->second.size();
        if (shared > 1) {
            return Found{"page number", 0.97,
                         "the number counts the pages along with " + std::to_string(shared - 1) + " others"};
        }
        if (sheet.layout.measured && apart) return Found{"page number", 0.9, "a number alone, apart from the text"};
        return std::nullopt;
    }

    bool looks_like_pattern(const std::string& text) const {
        return std::any_of(patterns_.begin(), patterns_.end(), [&](const Row& row) { return matches(text, row[0]); });
    }

    std::optional<Found> by_pattern(bool head, const LineView& line, bool apart) const {
        for (const Row& row : patterns_) {
            // A job number or a bar code is nothing else, however close the text stands.
            const bool unmistakable = !head && (row[1] == "job number" || row[1] == "bar code number") &&
                                      line.text.find_first_of("*(") != std::string::npos;
            if ((apart || unmistakable) && matches(line.text, row[0])) {
                return Found{row[1], head ? 0.85 : 0.9,
                             "the line looks like a " + row[1] + " and stands at the page's edge"};
            }
        }
        return std::nullopt;
    }

    static std::optional<Found> by_noise(const Sheet& sheet, const LineView& line, bool apart) {
        const bool empty = bare(line.text).word.empty();
        if (empty && line.line->words.size() <= 3) {
            return Found{"noise", 0.85, "no letter or digit, at the page's edge"};
        }
        const bool beside = line.box.right < sheet.layout.left || line.box.left > sheet.layout.right;
        if (!sheet.layout.measured || line.confidence > 0.45F || !(apart || beside)) return std::nullopt;
        return Found{"noise", 0.8, "nothing in the line was read surely, and it stands at the page's edge"};
    }

    // Is there more room between this line and the text inwards than between lines of the text? Further lines that look
    // like furniture (a job number above its bar code) and pieces of one line of print do not count as text.
    bool stands_apart(const Sheet& sheet, bool head, std::size_t n) const {
        for (std::size_t inner = n + 1; inner < sheet.order.size(); ++inner) {
            const LineView& line = line_at(sheet, head, inner - 1);
            const LineView& text = line_at(sheet, head, inner);
            if (inner < zone_lines && is_formal(text)) continue;
            if (!sheet.layout.measured) return line.source->block != text.source->block;
            const double gap = head ? baseline_gap(line, text) : baseline_gap(text, line);
            if (gap > 0.5 * sheet.layout.pitch) return gap > 1.5 * sheet.layout.pitch;
        }
        return true;
    }

    bool is_formal(const LineView& line) const { return looks_like_pattern(line.text) || lone_number(line.text); }

    static void find_rules(const Sheet& sheet, std::map<std::size_t, Found>& found) {
        for (std::size_t n = 0; n < sheet.layout.lines.size(); ++n) {
            const std::string& text = sheet.layout.lines[n].text;
            const bool drawn = text.size() >= 5 && text.find_first_not_of("_- ") == std::string::npos;
            if (drawn) found.try_emplace(n, Found{"rule", 0.95, "a rule drawn with characters"});
        }
    }

    // In text without an image: lines alone between blank lines whose pattern comes more than once.
    void find_alone(const Sheet& sheet, std::map<std::size_t, Found>& found) const {
        std::map<const Block*, int> lines;
        for (const LineView& line : sheet.layout.lines) ++lines[line.block];
        for (std::size_t n = 0; n < sheet.layout.lines.size(); ++n) {
            const LineView& line = sheet.layout.lines[n];
            const bool marked = line.source->mark != LineMark::none;
            if (found.contains(n) || marked || !line.begins_block() || lines[line.block] > 2) continue;
            for (const Row& row : patterns_) {
                if (row[1] != "running head" || !matches(line.text, row[0])) continue;
                found[n] = {row[1], 0.9, "a document symbol alone on its line"};
                break;
            }
        }
    }

    // Cuts the lines out of their blocks and marks them.
    static void propose(const Sheet& sheet, const std::map<std::size_t, Found>& found, StructureEdits& edits) {
        for (std::size_t n = 0; n < sheet.layout.lines.size(); ++n) {
            const LineView& line = sheet.layout.lines[n];
            const auto one = found.find(n);
            const bool after_one = n > 0 && found.contains(n - 1) && sheet.layout.lines[n - 1].block == line.block;
            if (one == found.end() && !after_one) continue;
            const double certainty = one != found.end() ? one->second.certainty : found.at(n - 1).certainty;
            const WordId first = line.first().id;
            if (!line.begins_block()) {
                edits.push_back({Cut{first}, certainty,
                                 one != found.end() ? one->second.reason : "the text behind page furniture"});
            }
            const BlockId block = line.begins_block() ? line.block->id : block_cut_at(first);
            if (one != found.end()) {
                edits.push_back(
                    {Relabel{block, BlockKind::furniture, 0, one->second.what, 0}, certainty, one->second.reason});
            }
        }
    }

    const Tables& tables_;
    const std::vector<Row>& patterns_;
    std::vector<Sheet> sheets_;
    std::map<bool, std::vector<std::pair<int, Key>>> zone_keys_{{true, {}}, {false, {}}};
    std::map<int, std::set<int>> offsets_;  // number minus page: the pages that have it
};

}  // namespace

StructureEdits mark_furniture(const Document& document, const Tables& tables, const std::vector<Row>& patterns) {
    return Finder(document, tables, patterns).find();
}

}  // namespace emend
