// What a library writes to standard error, though it was not asked.
#pragma once

#include <mutex>
#include <string>

namespace emend {

// While it lives, standard error goes into memory. For short calls only: what other threads write meanwhile goes there
// too.
class Overheard {
public:
    Overheard();
    ~Overheard();
    Overheard(const Overheard&) = delete;
    Overheard& operator=(const Overheard&) = delete;

    // Ends it; the first line that was written.
    std::string first_line();

private:
    void end();

    std::unique_lock<std::mutex> only_one_;
    int memory_ = -1, standard_error_ = -1;
};

}  // namespace emend
