// Plain text, and files.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "documents.h"
#include "pipeline/errors.h"

using namespace emend;
using test::Builder;

namespace {

class Folder {
public:
    Folder() : path(std::filesystem::temp_directory_path() / ("emend-write-test-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::size_t count() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
    }
    std::filesystem::path path;
};

std::string contents(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("plain text has one paragraph a line and the notes at the end") {
    CHECK(to_text(Builder()
                      .block(BlockKind::furniture, "page number", "3")
                      .block(BlockKind::masthead, "", "Distr.: General\n7 May")
                      .block(BlockKind::title, "7/12", "Care of _rivers")
                      .block(BlockKind::item, "1", "Decides^2 *so*")
                      .block(BlockKind::subitem, "a", "here", 1)
                      .block(BlockKind::closing, "", "9th meeting\n7 May")
                      .block(BlockKind::note, "2", "See\nthere.")
                      .block(BlockKind::note, "", "Lost.")
                      .result()) ==
          "Distr.: General\n\n7 May\n\n7/12. Care of rivers\n\n1. Decides[2] *so*\n\n(a) here\n\n"
          "9th meeting\n\n7 May\n\n[2] See there.\n\n[p1-1] Lost.\n");
}

TEST_CASE("a file is written whole or not at all") {
    const Folder folder;
    const auto path = folder.path / "out.md";
    const std::string text(300000, 'x');
    write_file(path, [&](std::ostream& out) { out << text; });
    CHECK(contents(path) == text);
    CHECK_THROWS_AS(write_file(path,
                               [](std::ostream& out) {
                                   out << "half";
                                   throw Error(ExitCode::bad_input, "x", "breaks off");
                               }),
                    Error);
    CHECK(contents(path) == text);
    CHECK(folder.count() == 1);
}

TEST_CASE("a file that cannot be written says so") {
    const Folder folder;
    const auto write = [](const std::filesystem::path& path) {
        try {
            write_file(path, [](std::ostream& out) { out << "text"; });
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::cannot_write);
            return std::string(error.what());
        }
        return std::string("written");
    };
    CHECK_THAT(write(folder.path / "none" / "out.md"), Catch::Contains("No such file or directory"));
    std::filesystem::create_directories(folder.path / "taken" / "inner");
    CHECK_THAT(write(folder.path / "taken"), Catch::Contains("put in place"));
    CHECK(folder.count() == 1);
    CHECK_THROWS_WITH(write_file("/dev/full/x", [](std::ostream&) {}), Catch::Contains("Not a directory"));
}
