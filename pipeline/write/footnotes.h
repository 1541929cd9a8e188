// Which note each marker stands for, under labels that Markdown can carry and that stand for one note each.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model/flow.h"

namespace emend {

struct Footnote {
    std::string label;           // unique, case apart: letters, digits and hyphens only
    std::string as_printed;      // the label that the document has; empty where it is not known
    int page = 0;                // where the note stands, or where its first marker stands
    const Flow* flow = nullptr;  // nothing: the note is not in the source
};

// The notes in printed order; one whose marker alone is in the source stands where its number puts it.
//
// Labels: "4" stays, "**" becomes "two-asterisks". A second note with the label of an earlier one gets its page in
// front ("7-1"); one without a label is known by page and count ("p3-1"). A marker means the note with its label on
// its own page, else the last such note before it, else the first one after it.
struct Footnotes {
    std::vector<Footnote> notes;
    std::map<WordId, std::string> markers;  // label of each marker word of body and notes
};

// `all` must outlive the result.
Footnotes footnotes(const std::vector<Flow>& all);

// A printed label as letters, digits and hyphens.
std::string safe_label(const std::string& printed);

}  // namespace emend
