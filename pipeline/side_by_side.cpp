#include "pipeline/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace emend {

void side_by_side(int count, int jobs, const std::function<void(int n, int worker)>& work) {
    std::vector<std::exception_ptr> failures(static_cast<std::size_t>(std::max(count, 0)));
    std::atomic<int> next = 0;
    std::atomic<bool> failed = false;
    // Numbers are given out in order, and every one that was given out is worked on: so all below a failure are done.
    const auto run = [&](int worker) {
        while (!failed) {
            const int n = next++;
            if (n >= count) return;
            try {
                work(n, worker);
            } catch (...) {
                failures[static_cast<std::size_t>(n)] = std::current_exception();
                failed = true;
            }
        }
    };
    std::vector<std::thread> helpers;
    for (int worker = 1; worker < std::min(jobs, count); ++worker) helpers.emplace_back(run, worker);
    run(0);
    for (std::thread& helper : helpers) helper.join();
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

void side_by_side(int count, int jobs, const std::function<void(int n)>& work) {
    side_by_side(count, jobs, [&](int n, int) { work(n); });
}

}  // namespace emend
