#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "pipeline/errors.h"
#include "pipeline/read/pdf_choice.h"
#include "pipeline/read/pdf_info.h"
#include "pipeline/read/pdf_lines.h"
#include "pipeline/read/read.h"

using namespace emend;

namespace {

const std::filesystem::path data = std::filesystem::path(EMEND_ROOT) / "tests/data";

// The folder of this run's files, gone when the tests are done.
const std::filesystem::path& test_folder() {
    struct Folder {
        Folder() : path(std::filesystem::temp_directory_path() / ("emend-pdf-test-" + std::to_string(getpid()))) {
            std::filesystem::create_directories(path);
        }
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder() { std::filesystem::remove_all(path); }
        std::filesystem::path path;
    };
    static const Folder folder;
    return folder.path;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path file_with(const std::string& name, const std::string& bytes) {
    const auto path = test_folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

Error failure(const std::filesystem::path& path, const ReadOptions& options = {}) {
    try {
        read(path, options);
    } catch (const Error& error) {
        return error;
    }
    FAIL("no error");
    std::abort();
}

// "/italic/", "{raised}": the styles beside the text.
std::string marked(const SourcePage& page) {
    std::string text;
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) {
            std::string shown = word.best.text;
            if (word.style.italic.value_or(false)) shown = "/" + shown + "/";
            if (word.style.raised) shown = "{" + shown + "}";
            text += word.before + shown;
        }
        text += line.end;
    }
    return text;
}

// $PATH for the length of a test.
class SearchPath {
public:
    explicit SearchPath(const std::string& path) : before_(std::getenv("PATH")) { setenv("PATH", path.c_str(), 1); }
    ~SearchPath() { setenv("PATH", before_.c_str(), 1); }
    SearchPath(const SearchPath&) = delete;
    SearchPath& operator=(const SearchPath&) = delete;

private:
    std::string before_;
};

PdfRun run(const std::string& text, double left, double right, double top, double size, bool italic = false) {
    PdfRun out;
    for (const char c : text) out.glyphs.push_back({static_cast<char32_t>(c), italic, false});
    out.box = {left, top, right, top + 1.1 * size};
    out.size = size;
    return out;
}

PdfWord word(const std::u32string& text, double left, double right, double top, double size, int line) {
    return {text, {left, top, right, top + 1.1 * size}, line, line};
}

}  // namespace

TEST_CASE("a page made from text is read with its markers and its italics") {
    const Source source = read(data / "born-digital.pdf", {});
    REQUIRE(source.pages.size() == 1);
    const SourcePage& page = *source.pages[0];
    CHECK(page.origin == Origin::pdf_text);
    CHECK(page.number == 1);
    CHECK_THAT(page.reason, Catch::Contains("a text layer of"));
    CHECK(source.problems.empty());
    CHECK(page.width == 792);
    CHECK(page.x_dpi == 144);
    CHECK(marked(page) ==
          "/The/ /Harbour/ /Conference/,\n"
          "/Recalling/ /also/, in this respect, its decision 12/4 of 3 May 1998,{1} and the\n"
          "/Lighthouse/ /Review/ /1999/,\n"
          "1. /Invites/ the coastal towns{2} to measure CO2 at all piers;\n"
          "_______\n"
          "{1} Decision 12/1, annex.\n"
          "{2} See /Tide/ /Tables/, vol. 4.\n");
    const SourceLine& line = page.lines[1];
    CHECK(line.words[0].style.size == Approx(10).margin(0.3));
    CHECK(line.x_height == Approx(9).margin(0.5));
    CHECK(line.baseline > static_cast<float>(line.box.top));
    CHECK(line.baseline < static_cast<float>(line.box.bottom));
}

TEST_CASE("a file name with odd characters and more threads change nothing") {
    const std::string bytes = read_file(data / "born-digital.pdf");
    ReadOptions options;
    options.jobs = 4;
    CHECK(text_as_read(read(file_with("-odd name;$(x).pdf", bytes), options)) ==
          text_as_read(read(data / "born-digital.pdf", {})));
}

TEST_CASE("a page made from text is recognised where that is asked for") {
    ReadOptions options;
    options.pdf = "scan";
    const Source source = read(data / "born-digital.pdf", options);
    REQUIRE(source.pages.size() == 1);
    CHECK(source.pages[0]->origin == Origin::scan);
    CHECK(source.pages[0]->reason == "recognition was asked for; rendered at 300 dpi");
    CHECK_THAT(text_as_read(source), Catch::Contains("Recalling also") && Catch::Contains("coastal towns"));
}

TEST_CASE("PDFs that cannot be opened say why and what would be right") {
    CHECK_THAT(failure(data / "locked.pdf").what(), Catch::Contains("is locked with a password; unlock it first"));
    const std::string whole = read_file(data / "born-digital.pdf");
    const Error damaged = failure(file_with("short.pdf", whole.substr(0, 2000)));
    CHECK_THAT(damaged.what(), Catch::Contains("is not a readable PDF") && Catch::Contains("damaged or cut short"));
    CHECK(damaged.code() == ExitCode::bad_input);
    const std::string empty =
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        "trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
    CHECK_THAT(failure(file_with("none.pdf", empty)).what(), Catch::Contains("has no pages"));
    ReadOptions options;
    options.limits.max_pages = 0;
    CHECK_THAT(failure(data / "born-digital.pdf", options).what(), Catch::Contains("has 1 pages; the limit is 0"));
}

TEST_CASE("a page too large to be rendered is refused before it is") {
    ReadOptions options;
    options.pdf = "scan";
    options.limits.max_pixels = 10'000;
    CHECK_THAT(failure(data / "born-digital.pdf", options).what(), Catch::Contains("too large to be rendered"));
}

TEST_CASE("without poppler-utils the error names the package") {
    const SearchPath nowhere(test_folder().string());
    const Error error = failure(data / "born-digital.pdf");
    CHECK(error.code() == ExitCode::missing);
    CHECK(std::string(error.what()) == "pdfinfo: is not installed; install the package poppler-utils");
}

TEST_CASE("a tool that hangs is ended and named") {
    const auto script = file_with("pdfinfo", "#!/bin/sh\n/bin/sleep 60\n");
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    const SearchPath fake(test_folder().string());
    ReadOptions options;
    options.limits.tool_seconds = 1;
    CHECK_THAT(failure(data / "born-digital.pdf", options).what(),
               Catch::Contains("pdfinfo took longer than 1 seconds"));
    std::filesystem::remove_all(test_folder());
}

TEST_CASE("what a page is decides its reading") {
    const TextFacts text{1000, 1000, 0, 900, 550};
    CHECK_FALSE(choose(text, {}, "auto").scan);
    CHECK_FALSE(choose(text, {0.3, 200}, "auto").scan);
    CHECK(choose({}, {}, "auto").reason == "no text layer");
    CHECK(choose(text, {0.98, 300}, "auto").reason == "a picture covers 98 % of the page");
    CHECK(choose({1000, 0, 0, 900, 550}, {1, 300}, "auto").reason ==
          "the text layer is invisible; a picture covers 100 % of the page");
    CHECK(choose({30, 30, 0, 30, 20}, {0.6, 300}, "auto").scan);  // a stamp beside a scan
    CHECK(choose({1000, 1000, 200, 700, 400}, {}, "auto").reason ==
          "20 % of the text layer's characters have no meaning");
    CHECK(choose({1000, 1000, 0, 900, 300}, {}, "auto").scan);  // a font without a usable encoding
    CHECK(choose(text, {1, 300}, "text").scan == false);
    CHECK(choose(text, {}, "scan").scan);
}

TEST_CASE("sizes and pictures are read from what the tools print") {
    std::vector<PdfPage> pages(2);
    read_page_sizes(
        "Title:  Page 1\nPages: 2\nPage    1 size:  612 x 792 pts (letter)\nPage    1 rot:   90\n"
        "Page    2 size:  595.28 x 841.89 pts (A4)\nPage    2 rot:   0\nPage 3 size: 1 x 1 pts\n",
        pages);
    CHECK(pages[0].width == 792);
    CHECK(pages[1].height == Approx(841.89));
    read_picture_list(
        "page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio\n----\n"
        "   1     0 image    2200    1000  gray    1   8  jpeg   no         4  0   200   200 27.1K 1.3%\n"
        "   1     1 image    2200     700  gray    1   8  jpeg   no         5  0   200   200 27.1K 1.3%\n"
        "   1     2 smask    2200    1700  gray    1   8  jpeg   no         5  0   200   200 27.1K 1.3%\n"
        "   2     0 image     100     100  gray    1   8  image  no   [inline]   100   100 27.1K 1.3%\n",
        pages);
    REQUIRE(pages[0].pictures.size() == 2);
    CHECK(cover_of(pages[0]).share == Approx(1));  // two strips of one scan
    CHECK(cover_of(pages[0]).dpi == 200);
    REQUIRE(pages[1].pictures.size() == 1);
    CHECK(cover_of(pages[1]).share < 0.02);
}

TEST_CASE("a word that justified print has spread is one word; its style changes part it without a blank") {
    PdfTextLayer layer;
    layer.words = {word(U"self", 10, 26, 100, 10, 0), word(U"-made", 27.1, 50, 100, 10, 0),
                   word(U"[on", 52.5, 66, 100, 10, 0), word(U"12", 66.8, 73, 99, 6, 0)};
    layer.runs = {run("self-made ", 10, 52.5, 100, 10), run("[", 52.5, 56, 100, 10), run("on", 56, 66, 100, 10, true),
                  run("12", 66.8, 73, 99, 6)};
    CHECK(marked(lines_of(layer, styled_words(layer))) == "self-made [/on/{12}\n");
}

TEST_CASE("a text layer without blanks has its gaps") {
    PdfTextLayer layer;
    layer.words = {word(U"in", 10, 20, 100, 10, 0), word(U"view", 22, 40, 100, 10, 0)};
    layer.runs = {run("inview", 10, 40, 100, 10)};
    CHECK(marked(lines_of(layer, styled_words(layer))) == "in view\n");
}

TEST_CASE("a marker that stands in a line of its own joins the note beside it") {
    PdfTextLayer layer;
    layer.words = {word(U"See", 40, 55, 100, 9, 0), word(U"annex.", 57.5, 80, 100, 9, 0), word(U"1", 30, 33, 100, 6, 1),
                   word(U"Far", 200, 220, 100, 9, 2)};
    layer.runs = {run("See annex.", 40, 80, 100, 9), run("1", 30, 33, 100, 6), run("Far", 200, 220, 100, 9)};
    CHECK(marked(lines_of(layer, styled_words(layer))) == "{1} See annex.\nFar\n");
}

TEST_CASE("tools' output that is no XML, or holds odd characters, does no harm") {
    CHECK_THROWS_AS(parse_words("<html><body><doc><page"), std::invalid_argument);
    CHECK(parse_words("<html></html>").empty());
    const std::string page =
        "<html><body><doc><page width=\"100\" height=\"100\"><flow><block><line>"
        "<word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">a\x01\xff\xee\x80\x80z</word>"
        "</line></block></flow></page></doc></body></html>";
    const auto layers = parse_words(page);
    REQUIRE(layers.size() == 1);
    CHECK(facts_of(layers[0]).unreadable == 3);  // a control character, a broken byte, one of private use
    CHECK(lines_of(layers[0], styled_words(layers[0])).lines.size() == 1);
}
