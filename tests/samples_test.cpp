// The program over our own samples, through real OCR, against the Markdown that they must give.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/word_error_rate.h"

namespace fs = std::filesystem;

namespace {

struct Bound {
    const char* input;
    const char* gold;
    double words;    // at most this word error rate of the body
    double markers;  // at most this error rate of the sequence of footnote markers
    double notes;    // at most this error rate of the sequence of notes
};

// What emend reaches today, with a little room. Only ever tightened.
const Bound bounds[] = {
    {"lighthouse-records.tif", "lighthouse-records.md", 0.01, 0.05, 0.05},
    {"lighthouse-records.txt", "lighthouse-records.md", 0.08, 0.60, 0.55},
    {"seed-bank-archives.tif", "seed-bank-archives.md", 0.06, 0.50, 0.35},
    {"seed-bank-archives.txt", "seed-bank-archives.md", 0.19, 0.95, 0.80},
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

// A folder that goes when the test ends.
struct Folder {
    fs::path path;
    explicit Folder(const std::string& name)
        : path(fs::temp_directory_path() / ("emend-" + name + "-" + std::to_string(getpid()))) {
        fs::create_directories(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
};

fs::path sample(const std::string& name) { return fs::path(EMEND_ROOT) / "samples" / name; }

void clean(const fs::path& input, const fs::path& out, const std::string& options) {
    const std::string command = std::string("'") + EMEND_PROGRAM + "' clean '" + input.string() + "' --out '" +
                                out.string() + "' --quiet " + options;
    INFO(command);
    REQUIRE(std::system(command.c_str()) == 0);
}

}  // namespace

TEST_CASE("samples: the words, markers and notes of the gold come back") {
    const Bound& bound = GENERATE(from_range(std::begin(bounds), std::end(bounds)));
    const Folder out("sample");
    clean(sample(bound.input), out.path, "");
    const std::string read = bytes_of(out.path / fs::path(bound.input).replace_extension(".md"));
    const std::string gold = bytes_of(sample(bound.gold));

    const double words = error_rate(body_words(read), body_words(gold));
    const double markers = error_rate(marker_labels(read), marker_labels(gold));
    const double notes = error_rate(note_labels(read), note_labels(gold));
    INFO(bound.input << ": words " << words << ", markers " << markers << ", notes " << notes);
    CHECK(words <= bound.words);
    CHECK(markers <= bound.markers);
    CHECK(notes <= bound.notes);
}

TEST_CASE("samples: one thread and four write the same bytes") {
    const Folder out("threads");
    clean(sample("seed-bank-archives.tif"), out.path / "one", "--jobs 1");
    clean(sample("seed-bank-archives.tif"), out.path / "four", "--jobs 4");
    for (const char* name : {"seed-bank-archives.md", "seed-bank-archives.json"}) {
        CHECK(bytes_of(out.path / "one" / name) == bytes_of(out.path / "four" / name));
    }
}

TEST_CASE("samples: the gold is what the measure takes it for") {
    const std::string gold = bytes_of(sample("seed-bank-archives.md"));
    CHECK(note_labels(gold).size() == 10);
    CHECK(marker_labels(gold).size() == 13);
    CHECK(marker_labels(gold).front() == "asterisk");
    const auto words = body_words(gold);
    REQUIRE(words.size() > 600);
    CHECK(words[0] == "Archives");
    CHECK(words.back() == "implications.");
}

TEST_CASE("samples: the word error rate counts the least number of changes") {
    CHECK(edit_distance({}, {}) == 0);
    CHECK(edit_distance({"a", "b", "c"}, {"a", "c"}) == 1);
    CHECK(edit_distance({"a", "x", "c"}, {"a", "b", "c", "d"}) == 2);
    CHECK(error_rate({"theillicit", "trade"}, {"the", "illicit", "trade"}) == Approx(2.0 / 3));
    CHECK(body_words("---\ntitle: x\n---\n\n1. *Urges* all,[^1] a\\*b\n\n[^1]: Note.\n") ==
          std::vector<std::string>{"1.", "Urges", "all,", "a*b"});
}
