#include "pipeline/write/table_rows.h"

#include <algorithm>

#include "pipeline/write/written.h"

namespace emend {

namespace {

std::ptrdiff_t bars_before(const Document& document, const Word& word) {
    if (word.sources.empty()) return 0;
    const SourceId& id = word.sources.front();
    const Page& page = page_of(document, id.page);
    if (page.source == nullptr) return 0;
    const std::string& before = seen(*page.source, id).before;
    return std::count(before.begin(), before.end(), '|');
}

// Whether a cell begins with the word: a bar stands before it, or in a row without bars a blank.
bool begins_cell(const Document& document, const Word& word, bool barred) {
    if (!word.note.empty()) return false;
    return barred ? bars_before(document, word) > 0 : !word.glued;
}

std::vector<Cell> row_of_line(const Document& document, const std::vector<const Word*>& words) {
    std::vector<Cell> cells;
    const bool barred =
        std::any_of(words.begin(), words.end(), [&](const Word* word) { return bars_before(document, *word) > 0; });
    for (const Word* word : words) {
        if (cells.empty() || begins_cell(document, *word, barred)) {
            const std::ptrdiff_t more = barred ? bars_before(document, *word) - 1 : 0;  // cells without words
            for (std::ptrdiff_t n = 0; n < more; ++n) cells.emplace_back();
            cells.emplace_back();
        }
        cells.back().push_back(word);
    }
    return cells;
}

std::vector<std::vector<Cell>> rows_of_cells(const Flow& flow) {
    std::vector<std::vector<Cell>> rows;
    const Block* before = nullptr;
    for (const Block* part : flow.parts) {
        if (before == nullptr || part->label != before->label) rows.emplace_back();
        const auto column = static_cast<std::size_t>(std::max(part->level, 1));
        if (rows.back().size() < column) rows.back().resize(column);
        for (const Line& line : part->lines) {
            for (const Word& word : line.words) rows.back()[column - 1].push_back(&word);
        }
        before = part;
    }
    return rows;
}

}  // namespace

std::vector<std::vector<Cell>> table_rows(const Document& document, const Flow& flow) {
    if (flow.head().level > 0) return rows_of_cells(flow);
    std::vector<std::vector<Cell>> rows;
    for (const auto& words : written_lines(flow)) rows.push_back(row_of_line(document, words));
    return rows;
}

}  // namespace emend
