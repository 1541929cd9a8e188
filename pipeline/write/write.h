// What a run gives: the document with its record, as text in several forms.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/runner.h"
#include "pipeline/write/apparatus.h"

namespace emend {

// All that a writer may say of one input.
struct Result {
    Source source;
    Document as_read;
    Outcome outcome;
    std::vector<Problem> problems;          // of reading and of the run
    std::vector<std::string> dictionaries;  // "house-style 1 (sha256 …)", …: what the outcome depends on
    Account account;
};

// Markdown by docs/markdown-profile.md, plain text (one paragraph a line, notes at the end), JSON by
// docs/emend.schema.json. All are NFC, end with a line end and depend on nothing but the result.
std::string to_markdown(const Result& result);
std::string to_text(const Result& result);
void write_json(const Result& result, std::ostream& out);  // page by page, so that a long document needs little memory

// Written to a temporary name beside `path`, flushed and renamed. Throws Error(cannot_write).
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

// Opens a file that a command was given. Throws Error(bad_input), with `remedy` saying what would be right.
std::ifstream open_to_read(const std::filesystem::path& path, const std::string& remedy);

// What `emend explain` and `emend undo` need of a JSON file of ours. Throws Error(bad_input).
struct Record {
    std::string source_name;
    std::string as_read;             // the source's bytes (text) or the recogniser's text (scans)
    Audit audit;                     // in full: it can be replayed on the source
    std::vector<std::string> kinds;  // name_of(change), one for each entry
    std::vector<Problem> problems;
    Apparatus apparatus;
};
Record read_record(const std::filesystem::path& path);

}  // namespace emend
