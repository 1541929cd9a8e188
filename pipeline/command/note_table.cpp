#include "pipeline/command/note_table.h"

#include <algorithm>

#include "pipeline/errors.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t room_between = 2;

std::size_t width(const std::string& text) { return code_points(text).size(); }

}  // namespace

NoteTable::NoteTable(std::vector<std::string> head) { add(std::move(head)); }

void NoteTable::add(std::vector<std::string> row) {
    for (std::string& cell : row) {
        std::replace(cell.begin(), cell.end(), '\n', ' ');
        cell = printable(cell);
    }
    rows_.push_back(std::move(row));
}

std::string NoteTable::text() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_) {
        for (std::size_t n = 0; n < row.size(); ++n) widths.at(n) = std::max(widths.at(n), width(row[n]));
    }
    std::string all;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t n = 0; n < row.size(); ++n) {
            line += row[n] + std::string(widths.at(n) - width(row[n]) + room_between, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        all += line + '\n';
    }
    return all;
}

std::string shortened(const std::string& text, std::size_t most) {
    const std::u32string points = is_utf8(text) ? code_points(text) : U"";
    if (points.size() <= most) return text;
    return from_code_points(points.substr(0, most - 1)) + "…";
}

}  // namespace emend
