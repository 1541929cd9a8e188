#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/command/explain.h"
#include "pipeline/command/note_table.h"
#include "pipeline/errors.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

// Orphans first: what lacks its other half; then what was not seen or not carried out; then the rest.
enum class Standing { orphan, doubtful, sound };

struct Told {
    Standing standing = Standing::sound;
    int page = 0;
    std::vector<std::string> cells;
};

std::string place_of(const Spot& spot) {
    if (!spot.seen) return "";
    std::string line = fmt::format("line {}", spot.seen->line + 1);
    if (!spot.box) return line;
    return fmt::format("{}, {},{} to {},{}", line, spot.box->left, spot.box->top, spot.box->right, spot.box->bottom);
}

std::string certainty_of(const std::optional<double>& certainty) {
    return certainty ? fmt::format("{:.2f}", *certainty) : "";
}

Told told(Standing standing, const std::string& what, const std::string& label, const std::string& as_read,
          const Spot& spot, const std::string& remark, const Grounds& grounds) {
    const std::string quoted = as_read.empty() ? "" : fmt::format("\"{}\"", as_read);
    return {standing,
            spot.page,
            {what, label, quoted, std::to_string(spot.page), place_of(spot), certainty_of(grounds.certainty), remark,
             grounds.rival, grounds.evidence}};
}

std::vector<Told> markers_of(const Record& record) {
    std::set<std::string> there;
    for (const Note& note : record.apparatus.notes) {
        if (note.in_source) there.insert(note.label);
    }
    std::vector<Told> all;
    for (const Marker& marker : record.apparatus.markers) {
        const bool orphan = !there.contains(marker.label), inferred = !marker.inferred.empty();
        const Standing standing = orphan ? Standing::orphan : inferred ? Standing::doubtful : Standing::sound;
        const std::string remark = orphan ? "no note" : inferred ? "inferred: " + marker.inferred : "";
        all.push_back(told(standing, "marker", marker.label, marker.as_read, marker.spot, remark, marker.grounds));
    }
    return all;
}

std::vector<Told> notes_of(const Record& record) {
    std::set<std::string> marked, printed;
    for (const Marker& marker : record.apparatus.markers) {
        marked.insert(marker.label);
        if (marker.inferred.empty()) printed.insert(marker.label);
    }
    std::vector<Told> all;
    for (const Note& note : record.apparatus.notes) {
        if (!note.in_source) continue;  // its markers say so
        const bool orphan = !marked.contains(note.label), unseen = !orphan && !printed.contains(note.label);
        const Standing standing = orphan ? Standing::orphan : unseen ? Standing::doubtful : Standing::sound;
        const std::string remark = orphan ? "no marker" : unseen ? "marker inferred" : "";
        all.push_back(told(standing, "note", note.label, note.as_read, note.spot, remark, note.grounds));
    }
    return all;
}

// Links and labels that were not certain enough.
std::vector<Told> suggestions_of(const Record& record) {
    std::vector<Told> all;
    for (const AuditEntry& entry : record.audit) {
        if (entry.verdict != Verdict::suggested) continue;
        const auto* link = std::get_if<LinkNote>(&entry.change);
        const auto* label = std::get_if<Relabel>(&entry.change);
        const bool of_note = label != nullptr && label->kind == BlockKind::note;
        if (link == nullptr && !of_note) continue;
        Spot spot;
        spot.page = entry.page;
        all.push_back(told(Standing::doubtful, link != nullptr ? "marker" : "note",
                           link != nullptr ? link->label : label->label, shortened(entry.before, 40), spot, "suggested",
                           {entry.certainty, entry.reason, entry.rival}));
    }
    return all;
}

}  // namespace

void explain_notes(const std::filesystem::path& path, const std::optional<int>& page, std::ostream& out) {
    const Record record = read_record(path);
    std::vector<Told> all = markers_of(record);
    for (auto more : {notes_of(record), suggestions_of(record)}) all.insert(all.end(), more.begin(), more.end());
    std::stable_sort(all.begin(), all.end(), [](const Told& one, const Told& other) {
        return std::pair(one.standing, one.page) < std::pair(other.standing, other.page);
    });
    NoteTable table({"", "label", "as read", "page", "place", "certainty", "remark", "rival", "evidence"});
    for (const Told& one : all) {
        if (!page || one.page == *page) table.add(one.cells);
    }
    out << fmt::format("{}: {} markers, {} notes\n\n", printable(record.source_name), record.apparatus.markers.size(),
                       record.apparatus.notes.size())
        << table.text();
}

}  // namespace emend
