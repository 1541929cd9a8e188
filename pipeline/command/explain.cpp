#include "pipeline/command/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/command/stages.h"
#include "pipeline/errors.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

bool chosen(const AuditEntry& entry, const Selection& selection) {
    return (selection.stage.empty() || entry.stage == selection.stage) &&
           (!selection.page || entry.page == *selection.page) &&
           (!selection.suggested || entry.verdict == Verdict::suggested);
}

// On one line, quoted; line ends within become blanks.
std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return fmt::format("\"{}\"", printable(text));
}

std::string line_for(const AuditEntry& entry, const std::string& kind) {
    std::string line = fmt::format("    {:<10} {:<10}", kind, name_of(entry.verdict));
    if (!entry.before.empty() || !entry.after.empty()) {
        line += " " + quoted(entry.before);
        if (entry.before != entry.after) line += fmt::format(" -> {}", quoted(entry.after));
    }
    std::string reason = entry.reason;
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    return fmt::format("{}  {} ({:.2f})\n", line, printable(reason), entry.certainty);
}

std::string page_name(int page) { return page == 0 ? "whole document" : fmt::format("page {}", page); }

void print_counts(const Record& record, std::ostream& out) {
    std::array<std::size_t, 3> counts{};
    for (const AuditEntry& entry : record.audit) ++counts.at(static_cast<std::size_t>(entry.verdict));
    out << fmt::format("{}: {} applied, {} suggested, {} refused\n", printable(record.source_name), counts[0],
                       counts[1], counts[2]);
}

}  // namespace

void explain(const std::filesystem::path& path, const Selection& selection, std::ostream& out) {
    const Record record = read_record(path);
    const auto recorded = [&](const AuditEntry& entry) { return entry.stage == selection.stage; };
    if (std::none_of(record.audit.begin(), record.audit.end(), recorded)) check_stage_names({selection.stage});
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < record.audit.size(); ++n) {
        if (chosen(record.audit[n], selection)) order.push_back(n);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return record.audit[a].page < record.audit[b].page; });
    print_counts(record, out);
    const AuditEntry* previous = nullptr;
    for (const std::size_t n : order) {
        const AuditEntry& entry = record.audit[n];
        const bool new_page = previous == nullptr || previous->page != entry.page;
        if (new_page) out << page_name(entry.page) << '\n';
        if (new_page || previous->stage != entry.stage) out << "  " << printable(entry.stage) << '\n';
        out << line_for(entry, n < record.kinds.size() ? printable(record.kinds[n]) : "");
        previous = &entry;
    }
    if (selection.suggested || !selection.stage.empty()) return;
    bool headed = false;
    for (const Problem& problem : record.problems) {
        if (selection.page && problem.page != *selection.page) continue;
        if (!headed) out << "problems\n";
        headed = true;
        out << "  " << page_name(problem.page) << ": " << printable(problem.what) << '\n';
    }
}

void undo(const std::filesystem::path& path, const std::filesystem::path& file, std::ostream& out) {
    const Record record = read_record(path);
    if (file.empty()) {
        out << record.as_read;
    } else {
        write_file(file, [&](std::ostream& stream) { stream << record.as_read; });
    }
}

}  // namespace emend
