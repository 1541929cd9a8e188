// `emend notes FILE`: is the apparatus of a Markdown file or record whole? Gaps, orphans, repeats.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "pipeline/errors.h"
#include "pipeline/write/apparatus.h"

namespace emend {

// What is wrong, with the label concerned.
struct Finding {
    enum class Kind {
        gap,          // numbers between two notes are missing
        no_note,      // a marker without a definition
        no_marker,    // a note that nothing points to
        placeholder,  // a definition that only says that the source has no such note
        repeat,       // two definitions with one label: renderers show the first
        order,        // the first marker of a note stands behind that of a later note, or a note's number goes back
    };
    Kind kind;
    std::string label;  // of a gap: the first missing number
    Spot spot;
    std::string what;  // the finding as a sentence
    friend bool operator==(const Finding& one, const Finding& other) {
        return one.kind == other.kind && one.label == other.label;
    }
};

std::string_view name_of(Finding::Kind kind);

// In the order of the kinds, then of the text. That a note is marked more than once is no fault.
std::vector<Finding> check(const Apparatus& apparatus);

// Prints the apparatus and what is wrong with it, as a table or as JSON; ExitCode::unsound where something is.
// Throws Error(bad_input).
ExitCode notes(const std::filesystem::path& file, bool json, std::ostream& out);

}  // namespace emend
