#include "pipeline/read/read.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "pipeline/errors.h"

using namespace emend;
using namespace std::string_literals;

namespace {

std::filesystem::path test_folder() {
    const auto folder = std::filesystem::temp_directory_path() / ("emend-kind-test-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    return folder;
}

std::filesystem::path file_with(const std::string& name, const std::string& bytes) {
    const auto path = test_folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string refusal(const std::filesystem::path& path, const ReadOptions& options = {}) {
    try {
        read(path, options);
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::bad_input);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("inputs that cannot be read are refused with what would be right") {
    CHECK_THAT(refusal("/no/such/file.pdf"), Catch::Contains("/no/such/file.pdf: there is no such file"));
    CHECK_THAT(refusal(test_folder()), Catch::Contains("is a folder; give a file"));
    CHECK_THAT(refusal("/dev/null"), Catch::Contains("is a device"));
    CHECK_THAT(refusal(file_with("empty.txt", "")), Catch::Contains("empty.txt: is empty; give a scan"));
    CHECK_THAT(refusal(file_with("a.docx", "PK\x03\x04....")), Catch::Contains("looks like a ZIP archive"));
    CHECK_THAT(refusal(file_with("a.gz", "\x1f\x8b....")), Catch::Contains("looks like a gzip file; give a scan"));

    const auto fifo = test_folder() / "fifo";
    mkfifo(fifo.c_str(), 0600);
    CHECK_THAT(refusal(fifo), Catch::Contains("FIFO"));

    ReadOptions options;
    options.limits.max_bytes = 10;
    CHECK_THAT(refusal(file_with("long.txt", "more than ten bytes"), options),
               Catch::Contains("is larger than 10 bytes"));
    std::filesystem::remove_all(test_folder());
}
