// Footnote markers are linked to their notes, and the labels of the notes are mended.
//
//     before   the Political Declaration,|!  the Action Plan|®      note "!"  note "®"
//     after    the Political Declaration,[^1] the Action Plan[^2]   note 1    note 2
#pragma once

#include <map>
#include <string>

#include "pipeline/stage.h"
#include "stages/marker_evidence.h"

namespace emend {

// What a glyph that is glued to a word, or stands alone, costs as no marker; dictionaries/marker_glyphs.txt.
struct MarkerGlyphs {
    struct Costs {
        double glued = 0, alone = 0;
    };
    std::map<std::string, Costs> costs;

    explicit MarkerGlyphs(const std::vector<Row>& rows);
};

StructureEdits link_notes(const Document& document, const MarkerReadings& readings, const MarkerGlyphs& glyphs);

}  // namespace emend
