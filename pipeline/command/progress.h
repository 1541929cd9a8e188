// What is said while inputs are cleaned, on standard error. Terminals get a bar, everything else a line an input.
#pragma once

#include <chrono>
#include <mutex>
#include <ostream>
#include <string>
#include <vector>

namespace emend {

// May be called from many threads.
class Progress {
public:
    enum class Show { nothing, lines, bar };

    Progress(std::ostream& out, Show show, std::size_t inputs);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Pages of the n-th input (from 0) that are read.
    void pages(std::size_t n, int done, int total);
    // `warnings` are always shown; `line` only where lines are. Shown in the order of the inputs.
    void finish(std::size_t n, const std::vector<std::string>& warnings, const std::string& line);
    // Takes the bar away, so that something else can be printed.
    void clear();

private:
    struct State {
        int pages_done = 0, pages = 0;
        bool finished = false;
        std::vector<std::string> warnings;
        std::string line;
    };
    void draw();
    void erase();

    std::ostream& out_;
    Show show_;
    std::mutex mutex_;
    std::vector<State> inputs_;
    std::size_t shown_ = 0;  // so many inputs have had their lines printed
    bool drawn_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace emend
