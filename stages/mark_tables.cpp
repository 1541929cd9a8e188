#include "stages/mark_tables.h"

#include <algorithm>

namespace emend {

StructureEdits mark_tables(const Page& page) {
    StructureEdits edits;
    for (const Block& block : page.blocks) {
        if (block.kind != BlockKind::unknown || block.lines.empty()) continue;
        const bool table = std::all_of(block.lines.begin(), block.lines.end(), [&](const Line& line) {
            return line.words.empty() || seen(page, line).mark == LineMark::table;
        });
        const bool words =
            std::any_of(block.lines.begin(), block.lines.end(), [](const Line& line) { return !line.words.empty(); });
        if (table && words) edits.push_back({Relabel{block.id, BlockKind::table, 0, "", 0}, 0.97, "marked as a table"});
    }
    return edits;
}

}  // namespace emend
