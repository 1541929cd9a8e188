// Page images of our own, drawn here or printed from tests/data/marked-page.ms.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "pipeline/errors.h"
#include "pipeline/read/alternatives.h"
#include "pipeline/read/raised.h"
#include "pipeline/read/scan.h"
#include "pipeline/read/tiff_pages.h"

namespace emend {
namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream file(EMEND_ROOT "/tests/data/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string pnm(int width, int height, const std::string& pixels) {
    return "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n" + pixels;
}

std::string refusal(const std::string& bytes) {
    const ReadOptions options;
    try {
        const int pages = count_pages("page.tif", bytes, options.limits);
        for (int page = 0; page < pages; ++page) load_page("page.tif", bytes, page, options);
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::bad_input);
        return error.what();
    }
    return "";
}

Piece block(int left, int top, int right, int bottom) {
    Piece piece;
    piece.box = {left, top, right, bottom};
    for (int y = top; y < bottom; ++y) piece.runs.push_back({y, left, right});
    piece.area = (right - left) * (bottom - top);
    return piece;
}

// A line whose baseline is at 100 and whose small letters are 20 high.
std::vector<Raised> raised_in(const std::vector<Piece>& pieces) {
    LineInk line;
    line.baseline = 100;
    line.x_height = 20;
    for (const Piece& piece : pieces) line.pieces.push_back(&piece);
    return find_raised(line);
}

const SourceWord* find(const SourcePage& page, const std::string& text) {
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) {
            if (word.best.text == text) return &word;
        }
    }
    return nullptr;
}

std::vector<const SourceWord*> raised_words(const SourcePage& page, bool labels) {
    std::vector<const SourceWord*> words;
    for (const SourceLine& line : page.lines) {
        for (const SourceWord& word : line.words) {
            if (word.style.raised && (&word == &line.words.front()) == labels) words.push_back(&word);
        }
    }
    return words;
}

std::vector<std::string> digits_of(const std::vector<const SourceWord*>& words) {
    std::vector<std::string> digits;
    for (const SourceWord* word : words) {
        digits.push_back(word->alternatives.empty() ? "" : word->alternatives.front().text);
    }
    return digits;
}

}  // namespace

TEST_CASE("an image that cannot be read is refused with its size or its fault") {
    CHECK(refusal("").find("empty") != std::string::npos);
    CHECK(refusal("P5\n60000 60000\n255\nabc").find("60000 × 60000") != std::string::npos);
    CHECK(refusal(pnm(1, 1, "x")).find("1 × 1") != std::string::npos);
    CHECK(refusal(bytes_of("marked-page.png").substr(0, 60)) != "");
    CHECK(refusal("\xff\xd8\xff\xe0 and no end") != "");
    CHECK(refusal("neither image nor anything") != "");
    CHECK(refusal(bytes_of("marked-page.png")) == "");
}

TEST_CASE("a TIFF that breaks off behind a page is not taken for a shorter one") {
    const std::string entry(12, '\0');
    const auto directory = [&](char next) { return std::string("\1\0", 2) + entry + next + std::string(3, '\0'); };
    const std::string header("II*\0\x08\0\0\0", 8);
    const std::string whole = header + directory(26) + directory(0);
    CHECK(tiff_pages(whole).count == 2);
    CHECK(tiff_pages(whole).whole);
    const TiffPages cut = tiff_pages(whole.substr(0, whole.size() - 3));
    CHECK(cut.count == 1);
    CHECK_FALSE(cut.whole);
    CHECK_FALSE(tiff_pages(header + directory(8)).whole);  // comes round to itself
    CHECK(refusal(whole.substr(0, whole.size() - 3)).find("behind page 1") != std::string::npos);
}

TEST_CASE("alternatives are whole words, likeliest first, without the best") {
    const Positions positions{{{"c", 0.9F}, {"e", 0.3F}}, {{"l", 0.5F}, {"1", 0.4F}}, {{"o", 1}}};
    const std::vector<Reading> others = alternatives({"clo", 0.8F}, positions);
    REQUIRE(others.size() == 3);
    CHECK(others[0].text == "c1o");
    CHECK(others[1].text == "elo");
    CHECK(others[2].text == "e1o");
    CHECK(others[0].confidence == Approx(0.8 * 0.8));
    CHECK(alternatives({"", 0}, {}).empty());
}

TEST_CASE("raised print is told by place and size") {
    const Piece letter = block(10, 80, 24, 100);
    const Piece next_word = block(60, 80, 74, 100);
    SECTION("a marker at a word's end") {
        const auto found = raised_in({letter, block(28, 64, 38, 84), next_word});
        REQUIRE(found.size() == 1);
        CHECK_FALSE(found[0].opens_line);
    }
    SECTION("two digits are one marker") {
        const auto found = raised_in({letter, block(28, 64, 38, 84), block(40, 64, 50, 84), next_word});
        REQUIRE(found.size() == 1);
        CHECK(found[0].pieces.size() == 2);
    }
    SECTION("a label at the line's beginning") {
        const auto found = raised_in({block(10, 64, 20, 84), next_word});
        REQUIRE(found.size() == 1);
        CHECK(found[0].opens_line);
    }
    SECTION("a quotation mark is lower than a digit") {
        CHECK(raised_in({letter, block(28, 68, 33, 79), block(35, 68, 40, 79), next_word}).empty());
    }
    SECTION("an opening quotation mark is no label") {
        CHECK(raised_in({block(2, 68, 7, 79), block(9, 68, 14, 79), letter, next_word}).empty());
    }
    SECTION("the dot of an i and a broken letter have ink below") {
        CHECK(raised_in({letter, block(30, 64, 40, 82), block(30, 84, 40, 100), next_word}).empty());
    }
    SECTION("the foot of a broken 2 stands on the line beneath the rest") {
        CHECK(raised_in({letter, block(30, 66, 40, 86), block(29, 97, 41, 100), next_word}).empty());
        // A comma is not as wide as the marker over it.
        CHECK(raised_in({letter, block(30, 66, 40, 86), block(28, 96, 32, 100), next_word}).size() == 1);
    }
    SECTION("a typewriter's digits are as high as its capitals, and two with a slash wide") {
        const Piece far_word = block(130, 80, 144, 100);
        const auto found =
            raised_in({letter, block(34, 54, 50, 82), block(60, 54, 77, 82), block(86, 52, 102, 82), far_word});
        REQUIRE(found.size() == 1);
        CHECK(found[0].pieces.size() == 3);
        CHECK(raised_in({letter, block(34, 30, 50, 66), far_word}).empty());  // of the line above
    }
    SECTION("a digit whose strokes are broken, and crumbs between two digits") {
        // The middle of a 5 with a crumb above it; neither is as high as a digit.
        const auto five = raised_in({letter, block(28, 74, 34, 84), block(30, 64, 34, 66), next_word});
        REQUIRE(five.size() == 1);
        CHECK(five[0].box == Box{28, 64, 34, 84});
        const auto fourteen =
            raised_in({letter, block(28, 64, 32, 84), block(36, 75, 38, 76), block(41, 64, 46, 84), next_word});
        REQUIRE(fourteen.size() == 1);
        CHECK(fourteen[0].pieces.size() == 3);
        CHECK(raised_in({letter, block(30, 64, 33, 66), next_word}).empty());  // a crumb alone is dirt
    }
    SECTION("a label of crumbs, below what is left of a broken rule") {
        const auto found = raised_in({block(8, 52, 28, 56), block(10, 64, 12, 66), block(16, 78, 18, 80), next_word});
        REQUIRE(found.size() == 1);
        CHECK(found[0].opens_line);
        CHECK(found[0].box == Box{10, 64, 18, 80});
    }
    SECTION("in the middle of a word") {
        CHECK(raised_in({letter, block(26, 64, 36, 84), block(38, 80, 52, 100), next_word}).empty());
    }
}

TEST_CASE("the baseline of a short line is that of its letters, though raised print is as many") {
    // "port;" and a raised "22/": the p hangs below.
    std::vector<Piece> pieces{block(10, 80, 24, 108), block(26, 80, 40, 100), block(42, 80, 50, 100),
                              block(52, 75, 62, 100), block(72, 52, 86, 80),  block(90, 52, 104, 80),
                              block(108, 52, 122, 80)};
    SourcePage page;
    SourceLine line;
    line.box = {10, 75, 122, 108};
    line.x_height = 20;
    line.baseline = 84;  // the engine's guess, in between
    line.words.emplace_back().box = line.box;
    page.lines.push_back(line);
    const std::vector<LineInk> lines = ink_of_lines(page, pieces);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].baseline == Approx(100).margin(1));
    CHECK(find_raised(lines[0]).size() == 1);
}

TEST_CASE("a printed page: lines, markers, labels, italics and the rule above the notes") {
    const std::string bytes = bytes_of("marked-page.png");
    ReadOptions options;
    options.jobs = 2;
    std::vector<int> progress;
    options.progress = [&](int done, int total) { progress.push_back(10 * total + done); };
    const auto pages = read_scanned_pages(
        3, [&](int) { return load_page("marked-page.png", bytes, 0, ReadOptions{}); }, options);
    CHECK(progress == std::vector<int>{31, 32, 33});
    const SourcePage& page = *pages.at(0);
    const std::string text = text_as_read(page);
    CHECK(text.find("that the lamps of the") != std::string::npos);
    CHECK(page.origin == Origin::scan);
    CHECK(page.x_dpi == Approx(200));

    CHECK(digits_of(raised_words(page, false)) == std::vector<std::string>{"1", "2", "12"});
    CHECK(digits_of(raised_words(page, true)) == std::vector<std::string>{"1", "2"});
    for (const SourceWord* marker : raised_words(page, false)) CHECK(marker->before.empty());
    REQUIRE(find(page, "See") != nullptr);
    CHECK(find(page, "See")->before == " ");

    for (const char* word : {"Recalling", "Noting", "satisfaction"}) {
        REQUIRE(find(page, word) != nullptr);
        CHECK(find(page, word)->style.italic == true);
    }
    for (const char* word : {"statutes", "harbour", "catalogues"}) {
        REQUIRE(find(page, word) != nullptr);
        CHECK(find(page, word)->style.italic == false);
    }
    REQUIRE(page.rules.size() == 1);
    CHECK(page.rules[0].width() > 150);
    const float body = page.lines.front().x_height;
    const float notes = page.lines.back().x_height;
    CHECK(notes < 0.95F * body);

    // The same page again on either thread: nothing depends on what was read before.
    for (std::size_t n = 1; n < pages.size(); ++n) {
        CHECK(text_as_read(*pages[n]) == text);
        CHECK(digits_of(raised_words(*pages[n], false)) == digits_of(raised_words(page, false)));
        CHECK(pages[n]->number == static_cast<int>(n) + 1);
    }
}

TEST_CASE("the failure of the lowest page is the one that is told") {
    ReadOptions options;
    options.jobs = 2;
    const auto load = [](int n) -> PageImage { throw Error(ExitCode::bad_input, "page " + std::to_string(n), "torn"); };
    CHECK_THROWS_WITH(read_scanned_pages(5, load, options), Catch::Contains("page 0"));
}

TEST_CASE("a page on its side is turned, blank and black pages are read as nothing") {
    const std::unique_ptr<Recogniser> recogniser = make_tesseract("eng");
    const PageImage upright = load_page("marked-page.png", bytes_of("marked-page.png"), 0, {});
    const auto page = read_scanned_page(*recogniser, turned(upright, 90), 1);
    CHECK(page->rotated == 270);
    CHECK(text_as_read(*page).find("that the lamps of the") != std::string::npos);
    for (const char shade : {'\xff', '\0'}) {
        const std::string bytes = pnm(600, 400, std::string(240000, shade));
        CHECK(read_scanned_page(*recogniser, load_page("page.pgm", bytes, 0, {}), 1)->lines.empty());
    }
}

}  // namespace emend
