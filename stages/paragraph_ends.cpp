#include "stages/paragraph_ends.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "pipeline/text/unicode.h"
#include "stages/masthead_forms.h"
#include "stages/months.h"
#include "stages/openings.h"

namespace emend {

namespace {

// Paragraphs of one kind, one behind the other, and what they end in.
struct Sibling {
    const Word* last = nullptr;
    char mark = 0;                                        // 0: none of the marks
    bool opens_anew = true;                               // begins as no paragraph does that a colon leads to
    bool nearly_comma = false, nearly_semicolon = false;  // as the recogniser saw it
    bool in_row = false;     // its number is the next of its row, and an opening stands behind it
    bool operative = false;  // opens as an operative paragraph does
    bool has_colon = false;  // whatever may speak for it
    bool nearly(char usual) const { return usual == ',' ? nearly_comma : usual == ';' && nearly_semicolon; }
};

// How many of several paragraphs end in full stops, and how many in other marks.
struct Stops {
    std::size_t stops = 0, others = 0;
    bool prevail() const { return stops > others; }
    void add(const Stops& more) {
        stops += more.stops;
        others += more.others;
    }
};

struct Group {
    std::vector<Sibling> siblings;
    char usual = 0;             // the mark that house style ends them in
    bool of_sentences = false;  // full stops prevail: an annex's or a report's paragraphs

    // The last one may end as it likes.
    Stops stops() const {
        Stops all;
        for (std::size_t n = 0; n + 1 < siblings.size(); ++n) {
            if (siblings[n].mark != 0) ++(siblings[n].mark == '.' ? all.stops : all.others);
        }
        return all;
    }

    // May a full stop be what is left of the usual mark? A comma loses its tail in many a scan; that a semicolon keeps
    // its lower dot alone needs more. Of a sentence the full stop stands, unless it opens as the operative paragraphs
    // do.
    bool may_be_stop(const Sibling& sibling, const MarkHabits& habits) const {
        const bool sentence = usual == ';' && of_sentences && !sibling.operative;
        return !sentence && (habits.stops_fade || (habits.recognised && usual == ','));
    }
};

// How many of the paragraphs before others of their kind end as they should, otherwise, or in what may be a misreading.
struct Counts {
    std::size_t alike = 0, otherwise = 0, misread = 0;
    bool tell(const MarkHabits& habits) const {
        constexpr std::size_t habit = 3;
        const std::size_t usual = alike + (habits.recognised && misread >= habit ? misread : 0);
        return usual > 0 && usual >= 2 * otherwise;
    }
};

Counts count(const Group& group, const MarkHabits& habits) {
    Counts counts;
    for (std::size_t n = 0; n + 1 < group.siblings.size(); ++n) {
        const Sibling& sibling = group.siblings[n];
        const bool stop = sibling.mark == '.' && group.may_be_stop(sibling, habits);
        const bool left = sibling.mark == ':' || stop || sibling.nearly(group.usual);
        counts.alike += sibling.mark == group.usual ? 1 : 0;
        counts.misread += sibling.mark != group.usual && left && group.siblings[n + 1].opens_anew ? 1 : 0;
        counts.otherwise += sibling.mark != group.usual && !left ? 1 : 0;
    }
    return counts;
}

// "therein:" before "2. Calls upon": whatever a colon leads to, it is not the next paragraph of its own row.
bool is_before_next_of_row(const Group& group, std::size_t n, const MarkHabits& habits) {
    return habits.recognised && group.usual == ';' && group.siblings[n].has_colon && group.siblings[n + 1].in_row;
}

// Not as its group does, but for a reason that a misreading has.
bool ends_otherwise(const Group& group, std::size_t n, const MarkHabits& habits) {
    const Sibling& sibling = group.siblings[n];
    const bool stop = group.may_be_stop(sibling, habits);
    if (sibling.mark == group.usual || sibling.mark == 0) return false;
    const bool leads_to_next = sibling.mark == ':' && !group.siblings[n + 1].opens_anew;
    const bool gained_dot = group.usual == ',' && sibling.mark != '.';  // no comma does
    return sibling.nearly(group.usual) || !(gained_dot || leads_to_next || (sibling.mark == '.' && !stop));
}

// Among siblings that end alike, the one that ends otherwise was misread; the last may end as it likes. A colon before
// one that opens anew leads to nothing, so it counts as misread, not as another way to end; where all tails have faded
// in a scan it may be the only way they end. Where a group is too small to tell, a scan's other groups do.
void judge(const Group& group, const Counts& own, const Counts& document, const MarkHabits& habits,
           std::vector<Slip>& slips) {
    const bool told = own.tell(habits) || (habits.recognised && document.tell(habits));
    const std::string reason = own.alike > 0 ? std::string("the paragraphs beside it end in '") + group.usual + "'"
                               : document.alike > 0
                                   ? std::string("other paragraphs of this kind end in '") + group.usual + "'"
                                   : "no paragraph beside it ends as it may here, so the tails have faded";
    for (std::size_t n = 0; n + 1 < group.siblings.size(); ++n) {
        const Sibling& sibling = group.siblings[n];
        if (told && ends_otherwise(group, n, habits)) {
            slips.push_back({sibling.last, group.usual, sibling.mark == '.' ? 0.85 : 0.92, reason});
        } else if (is_before_next_of_row(group, n, habits)) {
            slips.push_back({sibling.last, ';', 0.92, "no colon leads to the next paragraph of its own row"});
        }
    }
}

class Ends {
public:
    Ends(const Document& document, const Resources& resources, const MarkHabits& habits)
        : document_(document), tables_(resources.tables), style_(resources.style), habits_(habits) {}

    void add(const Flow& flow) {
        const BlockKind kind = flow.head().kind;
        if (kind == BlockKind::furniture || kind == BlockKind::note || kind == BlockKind::masthead) return;
        if (kind == BlockKind::closing) {
            closed_ = true;
            return finish();
        }
        const std::vector<const Word*> words = spoken(flow);
        if (words.empty()) return;
        if (kind == BlockKind::heading) {
            before_heading();
            close(subitems_, ';');
            close(recitals_, ',');
            return;  // numbers may run on behind it
        }
        Sibling end = sibling(words);
        if (!closed_) last_ = end;
        above_ = kind == BlockKind::paragraph || kind == BlockKind::item ? std::optional(end) : std::nullopt;
        if (kind != BlockKind::subitem) lead_.reset();
        if (kind == BlockKind::item) {
            const bool next = runs_on(flow.head().label);  // no colon leads to the next number of its own row
            end.in_row = next && opens(words, OpeningKind::operative);
            end.operative = opens(words, OpeningKind::operative) || is_set_off(*words.front());
            end.opens_anew = end.operative || (habits_.recognised && next);
            if (!next) close(items_, ';');
            label_ = flow.head().label;
            close(subitems_, ';');
            recitals_.push_back({});  // the last recital has something behind it
            close(recitals_, ',');
            items_.push_back(end);
            lead_ = end;
        } else if (kind == BlockKind::subitem && flow.head().level <= 1) {
            leads_to(flow.head().label);
            subitems_.push_back(end);
            replace_end(end);
        } else if (kind == BlockKind::subitem || (kind == BlockKind::paragraph && flow.head().level > 0)) {
            replace_end({});
            if (!subitems_.empty()) subitems_.back() = {};  // what it leads to has an end of its own
        } else if (kind == BlockKind::paragraph && is_recital(words)) {
            close(subitems_, ';');
            close(items_, ';');
            recitals_.push_back(end);
        } else {
            finish();
            if (is_organ(words)) recitals_.push_back(end);  // "The General Assembly,": it ends as recitals do
        }
    }

    std::vector<Slip> slips() {
        finish();
        find_sentences();
        std::vector<Counts> counts;
        std::map<char, Counts> document;
        for (const Group& group : groups_) {
            const Counts& own = counts.emplace_back(count(group, habits_));
            Counts& all = document[group.usual];
            all.alike += own.alike;
            all.otherwise += own.otherwise;
            all.misread += own.misread;
        }
        std::vector<Slip> slips = last_stop();
        slips.insert(slips.end(), slips_.begin(), slips_.end());
        for (std::size_t n = 0; n < groups_.size(); ++n) {
            judge(groups_[n], counts[n], document[groups_[n].usual], habits_, slips);
        }
        return slips;
    }

private:
    // By their own ends; where they are too few to tell, by those of all paragraphs of their kind.
    void find_sentences() {
        constexpr std::size_t enough = 4;
        std::map<char, Stops> document;
        for (const Group& group : groups_) document[group.usual].add(group.stops());
        for (Group& group : groups_) {
            const Stops own = group.stops();
            group.of_sentences = own.stops + own.others < enough ? document[group.usual].prevail() : own.prevail();
        }
    }

    // "the keepers are few," above a heading: a comma goes on to nothing there, and a stop was nearly read.
    void before_heading() {
        const bool comma = habits_.recognised && above_ && above_->mark == ',' && recitals_.empty();
        if (comma && nearly_read(document_, *above_->last, '.')) {
            slips_.push_back({above_->last, '.', 0.9, "no comma stands before a heading, and a stop was nearly read"});
        }
        above_.reset();
    }

    // Before the closing line the text ends, and so does its last sentence.
    std::vector<Slip> last_stop() const {
        if (!habits_.recognised || !closed_ || !last_) return {};
        const bool lost = last_->mark == 0 && was_read_with_stop(*last_->last);
        if (!lost && last_->mark != ',' && last_->mark != ';') return {};
        return {{last_->last, '.', 0.9, "the text ends here", lost}};
    }

    // "Treaty”", seen with its stop at another look.
    bool was_read_with_stop(const Word& word) const {
        const SourceWord* const source = scanned_word(document_, word);
        return source != nullptr && source->best.text == word.text &&
               std::any_of(source->alternatives.begin(), source->alternatives.end(),
                           [&](const Reading& one) { return one.text == word.text + "."; });
    }

    // A resolution's paragraphs are numbered through, past its headings; an annex begins anew.
    bool runs_on(const std::string& label) const { return is_next_number(label_, label); }

    // "expenses occasioned by;" before "(a)"
    void leads_to(const std::string& label) {
        const bool faded = lead_ && (lead_->mark == ';' || lead_->mark == ',');
        if (habits_.recognised && label == "a" && faded) slips_.push_back({lead_->last, ':', 0.9, "it leads to (a)"});
        lead_.reset();
    }

    void finish() {
        close(subitems_, ';');
        close(items_, ';');
        close(recitals_, ',');
    }

    Sibling sibling(const std::vector<const Word*>& words) const {
        // "Commission. !": a mark that may be a footnote's, with a blank before it
        const bool word = words.size() < 2 || !bare(words.back()->text).word.empty();
        const Word& last = word ? *words.back() : *words[words.size() - 2];
        const std::optional<Ending> ending = ending_of(last.text);
        const bool colon = ending && ending->mark == ':';
        if (colon && leads_to_list(words, words.size() - (word ? 1 : 2), tables_)) {
            Sibling leading{&last};
            leading.has_colon = true;
            return leading;
        }
        if (words.size() > 1 && is_year_and_sign(words[words.size() - 2]->text, last.text)) {
            return {&last, last.text.back(), true, true, true};
        }
        // "workforces" for "workforce;"
        const bool letter =
            habits_.recognised && !ending && last.text.ends_with('s') && nearly_read(document_, last, ';');
        if (letter) return {&last, 's', true, false, true};
        Sibling end{&last, ending ? ending->mark : '\0', true, ending && nearly_read(document_, last, ','),
                    ending && nearly_read(document_, last, ';')};
        end.has_colon = colon;
        return end;
    }

    // "15 March 20192": a date's year has four digits, so the last sign is none.
    bool is_year_and_sign(std::string_view before, std::string_view text) const {
        constexpr std::size_t year = 4;
        return habits_.recognised && is_month(before) && all_digits(text) && text.size() == year + 1 &&
               (text.starts_with("19") || text.starts_with("20"));
    }

    void replace_end(const Sibling& end) {
        if (items_.empty()) return;
        items_.back().last = end.last;
        items_.back().mark = end.mark;
        items_.back().has_colon = end.has_colon;
        items_.back().nearly_comma = end.nearly_comma;
        items_.back().nearly_semicolon = end.nearly_semicolon;
    }

    bool opens(const std::vector<const Word*>& words, OpeningKind kind) const {
        std::vector<std::string_view> texts;
        texts.reserve(words.size());
        for (const Word* word : words) texts.emplace_back(word->text);
        return opening_length(texts, kind, style_.openings) > 0;
    }

    // "Affming": an opening that can't be read is still set off from its paragraph.
    bool is_recital(const std::vector<const Word*>& words) const {
        const bool among_recitals = !recitals_.empty() && begins_with_upper(words.front()->text);
        return opens(words, OpeningKind::preambular) || (among_recitals && is_set_off(*words.front()));
    }

    // In italics, or underlined.
    bool is_set_off(const Word& word) const {
        constexpr std::size_t shortest = 4;  // "Asks"; the strokes of "We" look slanted
        if (bare(word.text).word.size() < shortest) return false;
        if (word.sources.empty()) return false;
        const Style& style = seen(*page_of(document_, word.id.page).source, word.sources.front()).style;
        return style.italic.value_or(false) || style.underlined.value_or(false);
    }

    bool is_organ(const std::vector<const Word*>& words) const {
        std::vector<std::string_view> texts;
        texts.reserve(words.size());
        for (const Word* word : words) texts.emplace_back(word->text);
        const std::optional<OrganMatch> organ = speaking_organ(texts, style_);
        return organ && organ->to == texts.size();
    }

    void close(std::vector<Sibling>& siblings, char usual) {
        if (!siblings.empty()) groups_.push_back({std::move(siblings), usual});
        siblings.clear();
    }

    const Document& document_;
    const Tables& tables_;
    const HouseStyle& style_;
    MarkHabits habits_;
    std::vector<Sibling> recitals_, items_, subitems_;
    std::vector<Group> groups_;
    std::optional<Sibling> last_;   // before the closing line
    std::optional<Sibling> above_;  // the paragraph right before
    std::optional<Sibling> lead_;   // the numbered paragraph right before
    std::vector<Slip> slips_;
    std::string label_;  // of the item before
    bool closed_ = false;
};

}  // namespace

std::vector<Slip> paragraph_ends(const Document& document, const std::vector<Flow>& all, const Resources& resources,
                                 const MarkHabits& habits) {
    Ends ends(document, resources, habits);
    for (const Flow& flow : all) ends.add(flow);
    return ends.slips();
}

}  // namespace emend
