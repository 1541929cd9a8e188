// Errors that end the work on an input or on the whole run: what failed, where, and what would be right.
#pragma once

#include <stdexcept>
#include <string>

namespace emend {

// The program's exit codes, as the README lists them.
enum class ExitCode {
    done = 0,
    some_failed = 1,
    usage = 2,
    bad_input = 3,
    missing = 4,  // recognition engine, language data, dictionary or tool
    cannot_write = 5,
    unsound = 6,  // `emend notes` found something wrong
    interrupted = 130,
};

class Error : public std::runtime_error {
public:
    // The message reads "WHERE: WHAT; REMEDY"; where and remedy may be empty.
    Error(ExitCode code, const std::string& where, const std::string& what, const std::string& remedy = "");
    ExitCode code() const { return code_; }

private:
    ExitCode code_;
};

// The text with terminal control characters (C0, DEL, C1, bidirectional overrides) and bytes that are no UTF-8 made
// visible, for messages.
std::string printable(const std::string& text);

}  // namespace emend
