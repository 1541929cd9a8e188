// The apparatus: a document's footnotes and the markers that point to them, with what is known of each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/write/footnotes.h"

namespace emend {

struct Result;

// Where a marker or note stands: in a Markdown file the line, in a record the rest.
struct Spot {
    int line = 0;                  // of the Markdown, from 1; 0 in a record
    int page = 0;                  // 0 in Markdown
    std::optional<SourceId> seen;  // page, line and word of the source; nothing where nothing was printed
    std::optional<Box> box;
};

// Why a marker or note has its label. Nothing of it is known from Markdown.
struct Grounds {
    std::optional<double> certainty;
    std::string evidence;  // the reason of the edit that gave the label
    std::string rival;     // the next best label, where one was weighed
};

struct Marker {
    std::string label;       // of its note, as the Markdown has it
    std::string as_printed;  // as the document has it
    std::string as_read;
    std::string inferred;  // the rule that set a marker which left no trace, such as "page-end"; else empty
    bool in_note = false;  // stands in the text of a note
    std::string word;      // id, in a record
    Spot spot;
    Grounds grounds;
};

struct Note {
    std::string label;  // unique in what emend wrote
    std::string as_printed, as_read;
    bool in_source = true;  // false: a placeholder for a note that only markers tell of
    std::string text;
    std::vector<std::string> blocks;  // ids, in a record
    Spot spot;
    Grounds grounds;
};

// Both in the order of the text.
struct Apparatus {
    std::vector<Note> notes;
    std::vector<Marker> markers;
};

// Of a run. `all` are the flows of its document, `found` what `footnotes` made of them.
Apparatus apparatus_of(const Result& result, const std::vector<Flow>& all, const Footnotes& found);

// Of any Markdown with footnotes, ours or not. Code, comments, front matter and what a backslash escapes hold none.
Apparatus apparatus_of_markdown(std::string_view markdown);

// What stands where a note's text should.
constexpr std::string_view note_not_in_source = "[note not in the source]";

}  // namespace emend
