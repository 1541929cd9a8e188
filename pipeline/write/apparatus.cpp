#include "pipeline/write/apparatus.h"

#include <map>

#include "pipeline/write/change_json.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

// The last applied edit that gave a marker its note, or a note its label.
struct Deciding {
    using Link = std::pair<WordId, std::string>;  // two markers may have been set behind one word
    std::map<Link, const AuditEntry*> links;
    std::map<BlockId, const AuditEntry*> labels;

    explicit Deciding(const Audit& audit) {
        for (const AuditEntry& entry : audit) {
            if (entry.verdict != Verdict::applied) continue;
            if (const auto* link = std::get_if<LinkNote>(&entry.change)) links[{link->word, link->label}] = &entry;
            const auto* label = std::get_if<Relabel>(&entry.change);
            if (label != nullptr && label->kind == BlockKind::note) labels[label->block] = &entry;
        }
    }
};

// Where no edit spoke, the source itself says it.
Grounds grounds_of(const AuditEntry* entry) {
    if (entry == nullptr) return {1, "as the source has it", ""};
    return {entry->certainty, entry->reason, entry->rival};
}

template <typename Id>
const AuditEntry* entry_for(const std::map<Id, const AuditEntry*>& entries, const Id& id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : found->second;
}

class Collector {
public:
    Collector(const Result& result, const Footnotes& found) : deciding_(result.outcome.audit), found_(found) {
        for (const auto& page : result.source.pages) pages_[page->number] = page.get();
    }

    Note note(const Footnote& footnote) const {
        Note note{footnote.label, footnote.as_printed, "", footnote.flow != nullptr, "", {}, {}, {}};
        note.spot.page = footnote.page;
        if (footnote.flow == nullptr) {
            note.grounds.evidence = "only markers of this note were found";
            return note;
        }
        const Block& head = footnote.flow->head();
        note.grounds = grounds_of(entry_for(deciding_.labels, head.id));
        note.as_read = label_as_read(head);
        if (!head.lines.empty() && !head.lines.front().words.empty()) see(head.lines.front().words.front(), note.spot);
        for (const Block* block : footnote.flow->parts) note.blocks.push_back(id_text(block->id));
        for (const Word* word : words_of(*footnote.flow)) {
            if (!note.text.empty() && !word->glued) note.text += ' ';
            note.text += word->text;
        }
        return note;
    }

    // `anchor`: the word before it in its flow.
    Marker marker(const Word& word, const Word* anchor, bool in_note) const {
        Marker marker{found_.markers.at(word.id), word.note, word.text, word.inferred, in_note,
                      id_text(word.id),           {},        {}};
        marker.spot.page = word.id.page;
        see(word, marker.spot);
        // A marker that was set is on record under the word behind which it was set.
        const WordId decided = word.inferred.empty() || anchor == nullptr ? word.id : anchor->id;
        marker.grounds = grounds_of(entry_for(deciding_.links, Deciding::Link(decided, word.note)));
        return marker;
    }

private:
    std::string label_as_read(const Block& head) const {
        std::string label;
        int left = head.label_words;
        for (const Line& line : head.lines) {
            for (const Word& word : line.words) {
                if (left-- <= 0) return label;
                label += (label.empty() || word.glued ? "" : " ") + word.text;
            }
        }
        if (!label.empty() || head.lines.empty()) return label;
        const auto page = pages_.find(head.id.page);
        const int line = head.lines.front().source;
        return page == pages_.end() || line < 0 ? label : page->second->lines.at(static_cast<std::size_t>(line)).label;
    }

    void see(const Word& word, Spot& spot) const {
        if (word.sources.empty()) return;
        spot.seen = word.sources.front();
        const auto page = pages_.find(spot.seen->page);
        if (page != pages_.end()) spot.box = seen(*page->second, *spot.seen).box;
    }

    Deciding deciding_;
    const Footnotes& found_;
    std::map<int, const SourcePage*> pages_;
};

}  // namespace

Apparatus apparatus_of(const Result& result, const std::vector<Flow>& all, const Footnotes& found) {
    const Collector collector(result, found);
    Apparatus apparatus;
    for (const Footnote& footnote : found.notes) apparatus.notes.push_back(collector.note(footnote));
    for (const Flow& flow : all) {
        const Word* before = nullptr;
        for (const Word* word : words_of(flow)) {
            if (found.markers.contains(word->id)) {
                apparatus.markers.push_back(collector.marker(*word, before, flow.head().kind == BlockKind::note));
            }
            if (word->inferred.empty()) before = word;
        }
    }
    return apparatus;
}

}  // namespace emend
