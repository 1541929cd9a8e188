#include "pipeline/read/process.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "pipeline/errors.h"

using namespace emend;

namespace {

ProcessResult shell(const std::string& script, const ProcessLimits& limits = {}) {
    return run_process({"sh", "-c", script}, limits);
}

}  // namespace

TEST_CASE("a program's output, errors and status are collected") {
    const ProcessResult result = shell("echo out; echo err >&2; exit 3");
    CHECK(result.output == "out\n");
    CHECK(result.errors == "err\n");
    CHECK(result.status == 3);
    CHECK(result.trouble({}) == "ended with status 3");
    CHECK(shell("exit 0").trouble({}).empty());
}

TEST_CASE("arguments reach a program as they are, without a shell") {
    CHECK(run_process({"printf", "%s|", "a b", "$(id)", ""}, {}).output == "a b|$(id)||");
}

TEST_CASE("a program that takes too long is killed with all that it started") {
    ProcessLimits limits;
    limits.seconds = 0.3;
    const auto begin = std::chrono::steady_clock::now();
    const ProcessResult result = shell("sleep 30 & sleep 30", limits);
    CHECK(result.timed_out);
    CHECK_FALSE(result.well());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a program that closes its output and goes on is killed in time") {
    ProcessLimits limits;
    limits.seconds = 0.3;
    CHECK(shell("exec >&- 2>&-; sleep 30", limits).timed_out);
}

TEST_CASE("what a program leaves behind in its group ends with it") {
    ProcessLimits limits;
    limits.seconds = 20;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(shell("sleep 30 >/dev/null 2>&1 & echo $!", limits).status == 0);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a program that writes too much is killed") {
    ProcessLimits limits;
    limits.output = 100'000;
    const ProcessResult result =
        shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", limits);
    CHECK(result.output_too_large);
    CHECK(result.output.size() < 300'000);
    CHECK(result.trouble(limits) == "wrote more than 100000 bytes");
}

TEST_CASE("standard error is kept up to its limit and never blocks the program") {
    ProcessLimits limits;
    limits.errors = 1000;
    const ProcessResult result = shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789 >&2; i=$((i+1)); done", limits);
    CHECK(result.status == 0);
    CHECK(result.errors.size() == 1000);
}

TEST_CASE("memory, open files, core dumps and the environment are limited") {
    ProcessLimits limits;
    limits.memory = 500'000'000;
    const ProcessResult result =
        shell("ulimit -v; ulimit -c; ulimit -n; env | sort | cut -d= -f1 | grep -v _ | grep -v PWD", limits);
    CHECK(result.output == "488281\n0\n64\nPATH\n");
    CHECK(shell("read line; echo \"got $line\"").output == "got \n");
}

TEST_CASE("a missing program is an error that names it") {
    CHECK_THROWS_WITH(run_process({"no-such-program-here"}, {}), "no-such-program-here: is not installed");
    CHECK_FALSE(find_program("no-such-program-here"));
}
