// Plain text: one paragraph a line, a blank line between, markers as [4], the notes at the end. There is no front
// matter, so what went into it stands where it was printed.
#include "pipeline/text/unicode.h"
#include "pipeline/write/footnotes.h"
#include "pipeline/write/running_text.h"
#include "pipeline/write/table_rows.h"
#include "pipeline/write/write.h"
#include "pipeline/write/written.h"

namespace emend {

namespace {

std::string in_brackets(const std::string& label) {
    std::string text(1, '[');
    return text.append(label).append("]");
}

std::string plain(const std::vector<const Word*>& words, const Footnotes& notes) {
    const RunningText running = running_text(words, notes);
    std::string text;
    for (std::size_t i = 0; i <= running.text.size(); ++i) {
        const auto markers = running.markers.find(i);
        if (markers != running.markers.end()) {
            for (const std::string& label : markers->second) text += in_brackets(label);
        }
        if (i < running.text.size()) append(text, running.text[i]);
    }
    return text;
}

void add_paragraph(std::string& out, const std::string& label, const std::string& text) {
    if (label.empty() && text.empty()) return;
    if (!out.empty()) out += '\n';
    out += label;
    if (!label.empty() && !text.empty()) out += ' ';
    out += text;
    out += '\n';
}

// Cells are parted by two blanks.
void add_row(std::string& out, const std::vector<Cell>& row, const Footnotes& notes) {
    std::string text;
    for (const Cell& cell : row) text += (text.empty() ? "" : "  ") + plain(cell, notes);
    add_paragraph(out, "", text);
}

bool has_lines(const Flow& flow) {
    const BlockKind kind = flow.head().kind;
    return kind == BlockKind::closing || kind == BlockKind::table || kind == BlockKind::masthead ||
           kind == BlockKind::signature;
}

}  // namespace

std::string to_text(const Result& result) {
    const std::vector<Flow> all = flows(result.outcome.document);
    const Footnotes notes = footnotes(all);
    std::string out;
    for (const Flow& flow : all) {
        if (is_furniture(flow) || flow.head().kind == BlockKind::note) continue;
        if (flow.head().kind == BlockKind::table && flow.head().level > 0) {
            for (const auto& row : table_rows(result.outcome.document, flow)) add_row(out, row, notes);
        } else if (has_lines(flow)) {
            for (const auto& line : written_lines(flow)) add_paragraph(out, "", plain(line, notes));
        } else {
            const std::string label = from_code_points(clean(written_label(flow.head())));
            add_paragraph(out, label, plain(written_words(flow), notes));
        }
    }
    for (const Footnote& note : notes.notes) {
        const std::string text = note.flow != nullptr ? plain(written_words(*note.flow), notes) : "";
        add_paragraph(out, in_brackets(note.label), text.empty() ? std::string(note_not_in_source) : text);
    }
    return out;
}

}  // namespace emend
