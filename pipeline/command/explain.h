// `emend explain` and `emend undo`: what the record of a run tells.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>

namespace emend {

struct Selection {
    std::string stage;        // empty: all
    std::optional<int> page;  // 0: what concerns the whole document
    bool suggested = false;   // only what was not carried out for want of certainty
    bool notes = false;       // not edits but markers and notes
};

// The edits as lines, by page and by stage; nothing in them can drive a terminal.
void explain(const std::filesystem::path& record, const Selection& selection, std::ostream& out);

// Every marker and note as a row of a table, orphans first; `page`: only of this one.
void explain_notes(const std::filesystem::path& record, const std::optional<int>& page, std::ostream& out);

// What was read, byte for byte (scans: as the recogniser gave it); `file` empty: to `out`.
void undo(const std::filesystem::path& record, const std::filesystem::path& file, std::ostream& out);

}  // namespace emend
