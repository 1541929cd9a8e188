// What was read where a footnote marker or a note's label stands, and what it costs to take it for a label.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/text/tables.h"

namespace emend {

// Costs are negative natural logarithms of probabilities.
constexpr double impossible = 1e9;

// How the digits of a label look when they were misread, in shares of the labels behind each glyph.
class GlyphShares {
public:
    explicit GlyphShares(const std::vector<Row>& rows);

    // The cost of reading `glyphs` (such as "®", "™*", "'°") for the digits of `label`.
    double cost(const std::string& glyphs, const std::string& label) const;

    // Can these glyphs be a misread marker at all?
    bool knows(const std::string& glyphs) const;

private:
    std::map<std::string, std::map<std::string, double>> shares_;  // glyph: digits: share; "*" as digits: any others
};

// A dump may come from any recogniser, a scan was read by ours: the tables marker_readings.txt (by hand) and
// marker_readings_scans.txt (learnt). Of single digits digits_alike.txt tells.
struct MarkerReadings {
    explicit MarkerReadings(const Tables& tables);

    GlyphShares dumps, scans;
    DigitsAlike alike{};
};

// The readings of one marker or label.
struct MarkerEvidence {
    std::string glyphs;           // as the recogniser or the dump has it; may be empty
    std::vector<Reading> digits;  // digit-only readings of the ink, or the glyphs where they are digits
    std::vector<Reading> print;   // numbers that the ink looks like in the page's type, with their probabilities
    bool raised = false;
    double height = 0;     // of raised ink, in x-heights; 0 where unknown
    Box ink;               // raised ink that was looked at for digits; empty where unknown
    int places = 0;        // digits that the ink has room for; 0 where unknown
    bool speck = false;    // lower than digits of its kind are
    bool scanned = false;  // read by our recogniser
    bool exact = false;    // from a text layer or markup: the label is what it says

    bool nothing() const { return glyphs.empty() && digits.empty() && print.empty(); }
    // The number that was read most surely; nullptr where there is none.
    const Reading* surest() const;
    double likeness_to_digits() const { return surest() == nullptr ? 0 : static_cast<double>(surest()->confidence); }
};

MarkerEvidence evidence_of(const Page& page, const Word& word);

// Sets `places` and `speck` by the size of the ink beside the height of all: labels of one kind, all notes' or all
// markers'.
void count_places(const std::vector<MarkerEvidence*>& labels);

// The cost of `label` behind this evidence; small for what was read.
double cost_of(const MarkerEvidence& evidence, const std::string& label, const MarkerReadings& readings);

// "*" -> "asterisk", "**" -> "two-asterisks", "†" -> "dagger", …; empty where the text is no such symbol.
std::string symbol_label(const std::string& text);

}  // namespace emend
