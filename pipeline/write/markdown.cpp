// One flow after the other, each a block of its own. The only state is the list that is open:
//
//     9. *Calls upon* …          a paragraph or heading at the margin ends a list by itself;
//
//        (a) Promoting …         what is indented by the item's content offset stands inside the item;
//
//     <!-- -->                   where the number that a renderer would show is not the printed one,
//                                an empty comment ends the list.
//     9. *Requests* …
#include <algorithm>
#include <optional>

#include "pipeline/model/flow.h"
#include "pipeline/text/unicode.h"
#include "pipeline/write/footnotes.h"
#include "pipeline/write/front_matter.h"
#include "pipeline/write/markdown_inline.h"
#include "pipeline/write/table_rows.h"
#include "pipeline/write/write.h"
#include "pipeline/write/written.h"

namespace emend {

namespace {

constexpr const char* not_in_source = "\\[note not in the source\\]";

// The number of a list item as CommonMark writes it: at most nine digits, none of them a leading zero.
std::optional<long> list_number(const std::string& label) {
    const bool digits =
        !label.empty() && label.size() <= 9 && label.find_first_not_of("0123456789") == std::string::npos;
    if (!digits || (label.size() > 1 && label.front() == '0')) return std::nullopt;
    return std::stol(label);
}

// A label as text in front of a block: with the blank behind it, and escaped.
std::string plain(const std::string& label, Position position) {
    RunningText text;
    text.text = clean(label);
    text.emphasised.assign(text.text.size(), false);
    return text.text.empty() ? "" : markdown_inline(text, position) + " ";
}

class Writer {
public:
    explicit Writer(const Document& document)
        : document_(document), flows_(flows(document)), notes_(footnotes(flows_)) {}

    std::string write() {
        for (const Flow* flow : title_first(flows_)) write_flow(*flow);
        for (const Footnote& note : notes_.notes) {
            const std::string text = note.flow != nullptr ? text_of(*note.flow, Position::block_start) : "";
            add_block("[^" + note.label + "]: " + (text.empty() ? not_in_source : text));
        }
        return std::move(out_);
    }

private:
    void write_flow(const Flow& flow) {
        const Block& head = flow.head();
        switch (head.kind) {
            case BlockKind::note:
            case BlockKind::masthead:
            case BlockKind::furniture: return;
            case BlockKind::title: return write_heading(flow, title_written_ ? 2 : 1);
            case BlockKind::heading: return write_heading(flow, std::clamp(head.level, 1, 5) + 1);
            case BlockKind::item: return write_item(flow);
            case BlockKind::subitem: return write_inside(flow);
            case BlockKind::closing: return write_closing(flow);
            case BlockKind::table: return write_table(flow);
            case BlockKind::signature: return write_signature(flow);
            case BlockKind::contents: return write_margin(flow);
            case BlockKind::unknown:
            case BlockKind::paragraph: break;
        }
        if (head.level > 0) return write_inside(flow);
        write_margin(flow);
    }

    void write_heading(const Flow& flow, int rank) {
        if (rank == 1) title_written_ = true;
        std::string label = written_label(flow.head());
        if (words_of(flow).empty() && label.ends_with('.')) label.pop_back();  // the label is all there is
        const std::string text = plain(label, Position::within) + text_of(flow, Position::heading);
        if (text.empty()) return;
        end_list();
        add_block(std::string(static_cast<std::size_t>(rank), '#') + " " + text);
    }

    void write_item(const Flow& flow) {
        const std::optional<long> number = list_number(flow.head().label);
        if (!number) return write_margin(flow);
        if (last_number_ && *number != *last_number_ + 1) add_block("<!-- -->");
        const std::string text = text_of(flow, Position::block_start);
        last_number_ = number;
        const std::string marker = std::to_string(*number) + ".";
        // What follows an item without text is no part of it for CommonMark.
        indent_ = text.empty() ? 0 : marker.size() + 1;
        add_block(text.empty() ? marker : marker + " " + text);
    }

    // Lettered paragraphs, and paragraphs that stand inside an item.
    void write_inside(const Flow& flow) {
        if (indent_ == 0) return write_margin(flow);
        const std::string label = written_label(flow.head());
        const std::string text = text_of(flow, label.empty() ? Position::block_start : Position::within);
        if (label.empty() && text.empty()) return;
        add_block(std::string(indent_, ' ') + plain(label, Position::block_start) + text);
    }

    void write_margin(const Flow& flow) {
        const std::string label = written_label(flow.head());
        const std::string text = text_of(flow, label.empty() ? Position::block_start : Position::within);
        if (label.empty() && text.empty()) return;
        end_list();
        add_block(plain(label, Position::block_start) + text);
    }

    void write_closing(const Flow& flow) {
        for (const std::vector<const Word*>& words : written_lines(flow)) {
            RunningText line = running_text(words, notes_);
            line.emphasised.assign(line.text.size(), true);
            const std::string text = markdown_inline(line, Position::block_start);
            if (text.empty()) continue;
            end_list();
            if (closing_) {
                out_.insert(out_.size() - 1, 1, '\\');
                out_ += text + "\n";
            } else {
                add_block(text);
            }
            closing_ = true;
        }
    }

    // The lines of one signature, with hard breaks between them.
    void write_signature(const Flow& flow) {
        std::string lines;
        for (const std::vector<const Word*>& words : written_lines(flow)) {
            const std::string text = markdown_inline(running_text(words, notes_), Position::block_start);
            if (text.empty()) continue;
            if (!lines.empty()) lines += "\\\n";
            lines += text;
        }
        if (lines.empty()) return;
        end_list();
        add_block(lines);
    }

    void write_table(const Flow& flow);

    std::string text_of(const Flow& flow, Position position) const {
        return markdown_inline(running_text(written_words(flow), notes_), position);
    }

    void end_list() {
        last_number_.reset();
        indent_ = 0;
    }

    void add_block(const std::string& text) {
        closing_ = false;
        if (!out_.empty()) out_ += '\n';
        out_ += text + "\n";
    }

    const Document& document_;
    std::vector<Flow> flows_;
    Footnotes notes_;
    std::string out_;
    std::optional<long> last_number_;  // of the list that is open
    std::size_t indent_ = 0;           // of what stands inside the last item; 0: no item that could hold anything
    bool closing_ = false;             // the last block is a closing line
    bool title_written_ = false;
};

void Writer::write_table(const Flow& flow) {
    std::vector<std::vector<std::string>> rows;
    std::size_t columns = 0;
    for (const std::vector<Cell>& cells : table_rows(document_, flow)) {
        rows.emplace_back();
        for (const Cell& cell : cells) {
            rows.back().push_back(markdown_inline(running_text(cell, notes_), Position::within));
        }
        columns = std::max(columns, cells.size());
    }
    if (columns == 0) return;
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        rows[r].resize(columns);
        text += "|";
        for (const std::string& cell : rows[r]) text += cell.empty() ? " |" : " " + cell + " |";
        if (r == 0) {
            text += "\n|";
            for (std::size_t c = 0; c < columns; ++c) text += " --- |";
        }
        if (r + 1 < rows.size()) text += "\n";
    }
    end_list();
    add_block(text);
}

}  // namespace

std::string to_markdown(const Result& result) {
    const std::string body = Writer(result.outcome.document).write();
    const std::string front = front_matter(result.outcome.document, result.source);
    return body.empty() ? front : front + "\n" + body;
}

}  // namespace emend
