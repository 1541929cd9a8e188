// Three steps, each with its own file: the labels of the notes by their sequence (note_numbers), the markers by one
// alignment over the whole document (marker_alignment), and here what goes before and comes after: the candidates and
// notes are collected, and what the alignment leaves over is placed. A note whose first marker has left no trace is
// anchored where the same words stand as before a later marker of it, or else at the end of its page's text.
#include "stages/link_notes.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include "pipeline/model/flow.h"
#include "pipeline/text/unicode.h"
#include "stages/marker_alignment.h"
#include "stages/note_numbers.h"

namespace emend {

namespace {

constexpr std::size_t context_words = 4;
constexpr std::u32string_view quotation_marks = U"\"'“”‘’";

bool of_body(BlockKind kind) {
    return kind != BlockKind::note && kind != BlockKind::furniture && kind != BlockKind::masthead;
}

// A word of the body in reading order.
struct Place {
    const Page* page;
    const Word* word;
    int section;
    std::vector<std::string> context;  // the words before it, nearest first
};

struct NotePlace {
    const Page* page;
    const Block* block;
    NoteSeen seen;
    const Word* anchor;  // the last word of the body before it
};

struct Collected {
    std::vector<Place> words;
    std::vector<NotePlace> notes;
};

const Word* last_word_of(const Block& block) {
    const auto line =
        std::find_if(block.lines.rbegin(), block.lines.rend(), [](const Line& one) { return !one.words.empty(); });
    return line == block.lines.rend() ? nullptr : &line->words.back();
}

MarkerEvidence label_evidence(const Page& page, const Block& block) {
    const SourceLine& line = seen(page, block.lines.front());
    MarkerEvidence evidence;
    if (line.mark == LineMark::note) {
        evidence.glyphs = line.label;
        evidence.exact = true;
    } else if (block.label_words > 0) {
        evidence = evidence_of(page, block.lines.front().words.front());
    }
    return evidence;
}

// Does the text of a note seem to go on in the next block? As it was read: a stop that a stage has set is no evidence.
bool unfinished(const Page& page, const Block& block) {
    const Word* last = last_word_of(block);
    if (last == nullptr) return false;
    const bool own = !last->sources.empty() && last->sources.back().page == page.number;
    const std::string& text = own ? seen(*page.source, last->sources.back()).best.text : last->text;
    return !ends_sentence(text) && !text.ends_with(')');
}

// "vol. I (…)": no note begins with a small letter, unless with an address.
bool begins_midway(const Block& block) {
    const Line& line = block.lines.front();
    if (block.label_words > 0 || line.words.empty()) return false;
    const std::string_view first = line.words.front().text;
    return begins_with_lower(first) && !first.starts_with("www.") && !first.starts_with("http");
}

// Walks over the document; sections are pages where pages were measured, else stretches before a run of notes.
class Collector {
public:
    Collected collect(const Document& document) {
        std::set<BlockId> later;
        for (const Page& page : document.pages) {
            for (const Block& block : page.blocks) {
                if (block.continues_in) later.insert(*block.continues_in);
            }
        }
        for (const Page& page : document.pages) {
            const bool measured = page.source->origin == Origin::scan || page.source->origin == Origin::pdf_text;
            if (measured) section_ = page.number;
            for (const Block& block : page.blocks) {
                if (block.lines.empty()) continue;
                if (block.kind == BlockKind::note && !later.contains(block.id)) add_note(page, block);
                if (of_body(block.kind)) add_body(page, block, measured);
            }
        }
        endnotes();
        return std::move(all_);
    }

private:
    void add_note(const Page& page, const Block& block) {
        all_.notes.push_back({&page, &block, {label_evidence(page, block), section_}, last_});
        behind_notes_ = true;
    }

    void add_body(const Page& page, const Block& block, bool measured) {
        if (behind_notes_ && !measured) ++section_;
        behind_notes_ = false;
        int label_words = block.label_words;
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) {
                const bool label = label_words-- > 0;
                if (!label) all_.words.push_back({&page, &word, section_, {context_.begin(), context_.end()}});
                const std::string_view inner = bare(word.text).word;
                if (!inner.empty() && !label && !word.glued) context_.push_front(to_lower(inner));
                if (context_.size() > context_words) context_.pop_back();
                last_ = &word;
            }
        }
    }

    // Notes that all stand on one page behind the others are no page's own.
    void endnotes() {
        if (all_.notes.empty() || all_.words.empty()) return;
        const int first = all_.notes.front().seen.section, last = all_.notes.back().seen.section;
        const bool one_section = last - first <= static_cast<int>(all_.notes.size()) / 40;
        const bool at_the_end = all_.words.front().section + 1 < first && all_.words.back().section <= last;
        if (!one_section || !at_the_end || all_.notes.size() < 4) return;
        for (Place& place : all_.words) place.section = 0;
        for (NotePlace& note : all_.notes) note.seen.section = 0;
    }

    Collected all_;
    std::deque<std::string> context_;
    const Word* last_ = nullptr;
    int section_ = 0;
    bool behind_notes_ = false;
};

bool is_unit(const std::vector<std::string>& context) {
    static const std::set<std::string> units{"m", "km", "cm", "mm", "ft"};
    return !context.empty() && units.contains(context.front());
}

// Of broken print a figure's last digit may seem raised: "200" and "2" of 2002. A marker stands behind a whole number,
// which of the years at least is known.
bool goes_on_number(std::string_view before, std::string_view glyphs) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (before.empty() || !digit(before.back()) || glyphs.empty() || !digit(glyphs.front())) return false;
    const std::string_view number = bare(before).word;
    return !(number.size() == 4 && all_digits(number));
}

// What it costs to say that the word is no marker; nothing where it cannot be one. Behind a comma or a semicolon
// hardly any of the glyphs can stand otherwise.
std::optional<double> cost_of_none(const Place& place, std::string_view before, const MarkerEvidence& evidence,
                                   const MarkerGlyphs& glyphs) {
    const std::u32string points = code_points(evidence.glyphs);
    const auto known = glyphs.costs.find(points.empty() ? "" : from_code_points(points.substr(0, 1)));
    const bool digits_only = all_digits(evidence.glyphs);
    if (evidence.exact) {
        if (!digits_only && symbol_label(evidence.glyphs).empty()) return std::nullopt;
        return is_unit(place.context) ? 0.5 : 7;
    }
    if (evidence.raised) {
        const bool quote = !points.empty() && quotation_marks.find(points.front()) != std::u32string_view::npos;
        const bool read = evidence.likeness_to_digits() >= 0.6;
        constexpr double quotes_height = 0.75;                             // at most; digits are higher
        if (quote && !read && evidence.height < quotes_height) return 2;   // raised by nature
        if (goes_on_number(before, evidence.glyphs)) return read ? 2 : 1;  // the number as a whole is likelier
        // A letter of broken print: its foot is gone.
        const bool letter = points.size() == 1 && is_letter(points.front()) && !read;
        if (letter) return 1.2;
        // Dust and broken letters are hardly like any digit.
        return 3.5 + std::min(1.0, 1.4 * evidence.likeness_to_digits());
    }
    if (digits_only) {
        constexpr double behind_comma = 4, behind_stop = 1.5;  // "Abstentions.7" is the rest of a table
        const bool stop = before.ends_with('.') || before.ends_with(':');
        return place.word->glued ? std::optional(stop ? behind_stop : behind_comma) : std::nullopt;
    }
    if (known == glyphs.costs.end() || points.size() > 3) return std::nullopt;
    double cost = place.word->glued ? known->second.glued : known->second.alone;
    if (cost <= 0) return std::nullopt;
    constexpr double behind_punctuation = 1.5;
    if (place.word->glued && (before.ends_with(',') || before.ends_with(';'))) cost += behind_punctuation;
    for (const char32_t c : points.substr(1)) {  // each further glyph makes it less likely that it is none
        const auto more = glyphs.costs.find(from_code_points(std::u32string(1, c)));
        cost += more == glyphs.costs.end() ? 0 : more->second.glued;
    }
    return cost;
}

std::string spoken(const MarkerEvidence& evidence) {
    std::string text = evidence.glyphs.empty() ? "raised ink without a character" : "'" + evidence.glyphs + "'";
    for (const Reading& reading : evidence.digits) {
        if (reading.text == evidence.glyphs) continue;
        const int percent = static_cast<int>(100 * reading.confidence);
        text += ", digits '" + reading.text + "' (" + std::to_string(percent) + " %)";
    }
    if (!evidence.print.empty()) {
        const Reading& likeliest = evidence.print.front();
        const int percent = static_cast<int>(100 * likeliest.confidence);
        text += ", in the page's type most like '" + likeliest.text + "' (" + std::to_string(percent) + " %)";
    }
    return text;
}

class Linker {
public:
    Linker(Collected all, const MarkerReadings& readings, const MarkerGlyphs& glyphs)
        : all_(std::move(all)), readings_(readings), glyphs_(glyphs) {}

    StructureEdits link() {
        join_broken_notes();
        find_candidates();
        measure_labels();
        label_notes();
        alignment_ = align_markers(candidates_, targets_, readings_);
        for (std::size_t i = 0; i < candidates_.size(); ++i) propose(i);
        for (std::size_t t = 0; t < targets_.size(); ++t) {
            if (!alignment_.marked[t]) place_unmarked(t);
        }
        return std::move(edits_);
    }

private:
    // A note that begins without a label where the one before it did not end is its rest, over a page break.
    void join_broken_notes() {
        std::vector<NotePlace> whole;
        for (const NotePlace& note : all_.notes) {
            const bool rest = !whole.empty() && note.seen.label.nothing() && note.page != whole.back().page &&
                              (unfinished(*whole.back().page, *whole.back().block) || begins_midway(*note.block)) &&
                              !whole.back().block->continues_in;
            if (!rest) {
                whole.push_back(note);
                continue;
            }
            edits_.push_back({Continue{whole.back().block->id, note.block->id}, 0.85,
                              "the note before breaks off at its page's end, and this one has no label"});
        }
        all_.notes = std::move(whole);
    }

    void measure_labels() {
        std::vector<MarkerEvidence*> labels, markers;
        for (NotePlace& note : all_.notes) labels.push_back(&note.seen.label);
        for (MarkerCandidate& candidate : candidates_) markers.push_back(&candidate.evidence);
        count_places(labels);
        count_places(markers);
        for (MarkerCandidate& candidate : candidates_) {
            constexpr double cost_of_speck = 1.2;
            if (candidate.evidence.speck) candidate.cost_of_none = std::min(candidate.cost_of_none, cost_of_speck);
        }
    }

    void label_notes() {
        std::vector<NoteSeen> notes;
        for (const NotePlace& note : all_.notes) notes.push_back(note.seen);
        const std::vector<NoteLabel> labels = number_notes(notes, candidates_, readings_);
        std::set<std::string> used;
        for (std::size_t n = 0; n < labels.size(); ++n) {
            std::string label = labels[n].label;
            if (used.contains(label)) label.insert(0, std::to_string(all_.notes[n].page->number) + "-");
            for (int again = 2; !used.insert(label).second; ++again) label += "-" + std::to_string(again);
            targets_.push_back({labels[n].label, notes[n].section});
            labels_.push_back(label);
            const Block& block = *all_.notes[n].block;
            if (block.label == label) continue;
            edits_.push_back({Relabel{block.id, BlockKind::note, 0, label, block.label_words}, labels[n].certainty,
                              "label read as " + spoken(notes[n].label) + neighbours(labels, n)});
        }
    }

    static std::string neighbours(const std::vector<NoteLabel>& labels, std::size_t n) {
        std::string text;
        if (n > 0) text += "; it follows note " + labels[n - 1].label;
        if (n + 1 < labels.size()) {
            text += (n > 0 ? " and stands before " : "; it stands before note ") + labels[n + 1].label;
        }
        return text;
    }

    void find_candidates() {
        for (std::size_t w = 0; w < all_.words.size(); ++w) {
            const Place& place = all_.words[w];
            if (!place.word->note.empty() || w == 0) continue;
            const MarkerEvidence evidence = evidence_of(*place.page, *place.word);
            const bool can_be = place.word->glued || (!evidence.raised && !evidence.exact);
            if (!can_be) continue;
            const std::optional<double> none = cost_of_none(place, all_.words[w - 1].word->text, evidence, glyphs_);
            if (!none) continue;
            candidates_.push_back({evidence, place.section, *none, place.context});
            places_.push_back(w);
        }
    }

    void propose(std::size_t i) {
        const Assignment& assignment = alignment_.candidates[i];
        const Word& word = *all_.words[places_[i]].word;
        if (!assignment.target && assignment.orphan.empty()) return;
        std::string reason = spoken(candidates_[i].evidence);
        if (assignment.target) {
            reason += assignment.repeat ? "; repeats note " : "; the first marker of note ";
            reason += labels_[*assignment.target];
        } else {
            reason += "; no such note is in the source";
        }
        if (!assignment.rival.empty()) reason += "; the next best: " + assignment.rival;
        const std::string label = assignment.target ? labels_[*assignment.target] : assignment.orphan;
        edits_.push_back({LinkNote{word.id, label, ""}, assignment.certainty, reason, assignment.rival});
    }

    // Where the same words stand as before a later marker of the note, between the markers of its neighbours.
    const Word* same_words_before(std::size_t target) const {
        std::size_t from = 0, to = all_.words.size();
        const std::vector<std::string>* wanted = nullptr;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const auto& taken = alignment_.candidates[i].target;
            if (!taken) continue;
            if (*taken < target && !alignment_.candidates[i].repeat) from = places_[i];
            if (*taken > target && !alignment_.candidates[i].repeat) to = std::min(to, places_[i]);
            if (*taken == target && wanted == nullptr) wanted = &candidates_[i].context;
        }
        if (wanted == nullptr || wanted->size() < context_words) return nullptr;
        const Word* found = nullptr;
        for (std::size_t w = from + 1; w < to; ++w) {
            if (all_.words[w].context != *wanted || all_.words[w].word->glued) continue;
            if (found != nullptr) return nullptr;  // twice: no place is sure
            found = all_.words[w - 1].word;
        }
        return found;
    }

    void place_unmarked(std::size_t target) {
        const bool marked_later = std::any_of(alignment_.candidates.begin(), alignment_.candidates.end(),
                                              [&](const Assignment& one) { return one.target == target; });
        if (const Word* word = same_words_before(target); word != nullptr) {
            edits_.push_back({LinkNote{word->id, labels_[target], "same-words"}, 0.8,
                              "its marker left no trace; the same words stand before a later marker of the note"});
        } else if (!marked_later && all_.notes[target].anchor != nullptr) {
            edits_.push_back({LinkNote{all_.notes[target].anchor->id, labels_[target], "page-end"}, 0.75,
                              "no marker was found; set at the end of the text that stands before the note"});
        }
    }

    Collected all_;
    const MarkerReadings& readings_;
    const MarkerGlyphs& glyphs_;
    std::vector<std::string> labels_;  // unique in the document, by target
    std::vector<Target> targets_;
    std::vector<MarkerCandidate> candidates_;
    std::vector<std::size_t> places_;  // of the candidates among the words
    Alignment alignment_;
    StructureEdits edits_;
};

}  // namespace

MarkerGlyphs::MarkerGlyphs(const std::vector<Row>& rows) {
    for (const Row& row : rows) costs[row[0]] = {std::stod(row[1]), std::stod(row[2])};
}

StructureEdits link_notes(const Document& document, const MarkerReadings& readings, const MarkerGlyphs& glyphs) {
    return Linker(Collector().collect(document), readings, glyphs).link();
}

}  // namespace emend
