#include "pipeline/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace emend {
namespace {

TEST_CASE("every piece of work is done once, and a worker is one thread") {
    for (const int jobs : {0, 1, 3, 50}) {
        constexpr int count = 40;
        std::vector<std::atomic<int>> done(count);
        std::vector<std::atomic<int>> at_work(50);
        std::atomic<bool> alone = true;
        side_by_side(count, jobs, [&](int n, int worker) {
            if (worker >= std::max(jobs, 1) || ++at_work.at(static_cast<std::size_t>(worker)) != 1) alone = false;
            ++done[static_cast<std::size_t>(n)];
            --at_work[static_cast<std::size_t>(worker)];
        });
        CHECK(alone);
        for (const std::atomic<int>& times : done) CHECK(times == 1);
    }
    side_by_side(0, 4, [](int) { throw std::runtime_error("there is nothing to do"); });
}

TEST_CASE("of several failures the first is told, whichever came first") {
    for (int round = 0; round < 20; ++round) {
        std::atomic<int> done = 0;
        std::string told;
        try {
            side_by_side(100, 4, [&](int n) {
                if (n == 5) std::this_thread::sleep_for(std::chrono::milliseconds(2));  // fails after the others
                if (n >= 5) throw std::runtime_error(std::to_string(n));
                ++done;
            });
        } catch (const std::runtime_error& error) {
            told = error.what();
        }
        CHECK(told == "5");
        CHECK(done == 5);
    }
}

}  // namespace
}  // namespace emend
