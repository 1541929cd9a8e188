// Runs another program under limits, without a shell.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace emend {

struct ProcessLimits {
    double seconds = 60;                // wall time; CPU time is limited to the next full second above it
    long memory = 2'000'000'000;        // bytes of address space
    long output = 1'000'000'000;        // bytes of standard output
    std::size_t errors = 64UL * 1024U;  // bytes of standard error that are kept; the rest is read and dropped
};

struct ProcessResult {
    int status = -1;  // exit status; -1 where a signal ended the program
    int signal = 0;
    bool timed_out = false, output_too_large = false;  // it was killed for that
    std::string output, errors;

    bool well() const { return status == 0 && !timed_out && !output_too_large; }
    // "took longer than 60 seconds", "ended with status 3", …; empty where all is well.
    std::string trouble(const ProcessLimits& limits) const;
};

// Where a program stands, by $PATH.
std::optional<std::filesystem::path> find_program(const std::string& name);

// Waits for the program's end. `arguments[0]` is its name, looked up in $PATH, or its path. The program gets /dev/null
// as standard input, an environment of PATH and LC_ALL=C.UTF-8 alone, no other open files, no core dumps and a process
// group of its own, which is killed as a whole; where the kernel can do it, it can neither open a socket nor write a
// file. Safe to call from many threads. Throws Error(missing) where there is no such program.
// Throws Error(bad_input) where `input` cannot be opened.
ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessLimits& limits,
                          const std::filesystem::path& input = "/dev/null");

}  // namespace emend
