// Texts drawn with the types' own pictures, their thin strokes lost, and read back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "pipeline/read/print_decoder.h"
#include "pipeline/read/read_by_print.h"

namespace emend {
namespace {

constexpr double x_height = 11, raised_height = 7.5, raised_by = 10;  // pixels
constexpr int baseline_apart = 30;

const TypeImage& image_of(char code, const std::vector<TypeImage>& images) {
    for (const TypeImage& image : images) {
        if (image.code == code) return image;
    }
    throw std::logic_error("no such character");
}

// Prints text on a page; where the text ends. A pixel is dark of which more than `threshold` is ink.
double print(Ink& ink, double x, int baseline, const std::string& text, double threshold, double height = x_height) {
    const double step = TypeImage::cells_in_x_height / height;
    for (const char code : text) {
        if (code == ' ') {
            x += 0.6 * x_height;
            continue;
        }
        const TypeImage& image = image_of(code, type_faces()[0].upright);
        for (int row = 0; row < image.rows(); ++row) {
            for (int column = 0; column < image.columns; ++column) {
                const double share =
                    static_cast<double>(image.cells[static_cast<std::size_t>(row * image.columns + column)]);
                if (share <= threshold) continue;
                const double left = x + (image.left + column) / step, top = baseline - (image.top - row) / step;
                for (int px = static_cast<int>(std::lround(left)); px < std::lround(left + 1 / step); ++px) {
                    for (int py = static_cast<int>(std::lround(top)); py < std::lround(top + 1 / step); ++py) {
                        ink.set(px, py, true);
                    }
                }
            }
        }
        x += image.advance / step;
    }
    return x;
}

// A line of one text, printed.
LineBitmap bitmap_of(const std::string& text, double threshold) {
    Ink ink(400, 60);
    const double end = print(ink, 20, 40, text, threshold);
    const std::vector<Piece> pieces = pieces_of(ink, {0, 0, 400, 60});
    LineInk line;
    line.baseline = 40;
    line.x_height = x_height;
    for (const Piece& piece : pieces) line.pieces.push_back(&piece);
    return {line.pieces, line, 14, static_cast<int>(end) + 6};
}

struct Page {
    Ink ink{900, 900};
    std::vector<Piece> pieces;
    std::vector<LineInk> lines;
    SourcePage page;

    // A line whose words were read as told: as printed, where nothing is told.
    void add(const std::vector<std::array<std::string, 2>>& words, float told_confidence) {
        const int baseline = static_cast<int>(page.lines.size() + 1) * baseline_apart;
        SourceLine line;
        double x = 20;
        for (const auto& [printed, read] : words) {
            SourceWord word;
            const double end = print(ink, x, baseline, printed, 0.45);
            word.best = {read.empty() ? printed : read, read.empty() ? 0.95F : told_confidence};
            word.box = {static_cast<int>(x), baseline - 17, static_cast<int>(end), baseline + 4};
            if (!line.words.empty()) word.before = " ";
            line.words.push_back(word);
            x = end + 0.6 * x_height;
        }
        line.box = {20, baseline - 17, static_cast<int>(x), baseline + 4};
        page.lines.push_back(line);
    }

    // A line whose last word has a raised marker behind it, which was read as a sign.
    void add_marked(const std::string& word, const std::string& marker) {
        add({{"the", ""}, {"harbour", ""}, {"lamps", ""}, {"of", ""}, {word, ""}}, 0.9F);
        SourceLine& line = page.lines.back();
        const int baseline = static_cast<int>(page.lines.size()) * baseline_apart;
        const double x = line.words.back().box.right;
        SourceWord raised;
        raised.best = {"®", 0.3F};
        raised.style.raised = true;
        const int foot = baseline - static_cast<int>(raised_by);
        const double end = print(ink, x, foot, marker, 0.5, raised_height);
        raised.box = {static_cast<int>(x) - 1, foot - 12, static_cast<int>(end) + 2, foot + 1};
        line.words.push_back(raised);
    }

    void read() {
        pieces = pieces_of(ink, {0, 0, ink.width(), ink.height()});
        for (std::size_t n = 0; n < page.lines.size(); ++n) {
            LineInk line;
            line.baseline = static_cast<double>(n + 1) * baseline_apart;
            line.x_height = x_height;
            for (const Piece& piece : pieces) {
                if (piece.box.top > line.baseline - 22 && piece.box.bottom < line.baseline + 8) {
                    line.pieces.push_back(&piece);
                }
            }
            lines.push_back(line);
        }
        read_by_print(lines, page);
    }

    std::string text(std::size_t line) const {
        std::string all;
        for (const SourceWord& word : page.lines[line].words) all += word.before + word.best.text;
        return all;
    }
};

void add_well_read(Page& page) {
    page.add({{"the", ""}, {"keepers", ""}, {"of", ""}, {"harbour", ""}, {"lamps", ""}}, 0.9F);
    page.add({{"and", ""}, {"their", ""}, {"pilots", ""}, {"Recalling", ""}, {"wicks", ""}}, 0.9F);
    page.add({{"Noting", ""}, {"that", ""}, {"islands", ""}, {"have", ""}, {"oil", ""}, {"again", ""}}, 0.9F);
}

}  // namespace

TEST_CASE("print that has lost its thin strokes is decoded") {
    for (const std::string text : {"A/76/307", "harbour lamps", "(A/CN.4/12)", "57th meeting, 2019"}) {
        const LineBitmap bitmap = bitmap_of(text, 0.6);
        const PrintModel model({0, x_height, 0.55}, false);
        CHECK(decode(bitmap, model).codes == text);
        CHECK(laid_over(bitmap, model, text).gain > laid_over(bitmap, model, std::string(text.size(), 'o')).gain);
    }
}

TEST_CASE("a comma's tail tells it from a stop") {
    for (const std::string text : {"lamps,", "lamps."}) {
        const LineBitmap bitmap = bitmap_of(text, 0.45);
        const PrintModel model({0, x_height, 0.5}, false);
        const double comma = laid_over(bitmap, model, "lamps,").gain, stop = laid_over(bitmap, model, "lamps.").gain;
        CHECK((comma > stop) == (text.back() == ','));
    }
}

TEST_CASE("codes stand for characters and come back") {
    CHECK(text_of_codes(*type_codes("“Lamps” 2010–2012")) == "“Lamps” 2010–2012");
    CHECK(type_codes("keeper's") == type_codes("keeper’s"));
    CHECK_FALSE(type_codes("Malmö"));
}

TEST_CASE("what the engine misread is read as printed") {
    Page page;
    add_well_read(page);
    page.add({{"See", ""}, {"A/76/307.", "AITO/30"}, {"of", ""}}, 0.2F);
    page.add({{"lamps", ""}, {"and", ""}, {"oil", "ail"}}, 0.9F);
    page.add({{"the", ""}, {"(A/76/617),", "(A/76/61"}, {"of", ""}}, 0.2F);
    page.add({{"all", ""}, {"islands", "[islands"}, {"and", ""}}, 0.2F);
    page.read();
    CHECK(page.text(3) == "See A/76/307. of");
    CHECK(page.text(4) == "lamps and ail");  // for words there are dictionaries
    const std::vector<Reading>& other = page.page.lines[4].words[2].alternatives;
    REQUIRE(other.size() == 1);
    CHECK(other[0].text == "oil");
    CHECK(other[0].by == By::another_look);
    CHECK(page.text(5) == "the (A/76/617), of");
    CHECK(page.text(6) == "all islands and");  // the same letters without a mark that was not printed
}

TEST_CASE("parts of one symbol become one word") {
    Page page;
    add_well_read(page);
    page.add({{"See", ""}, {"A/CN.4/12/Add.2,", "CAIN"}, {"of", ""}}, 0.2F);
    SourceWord& whole = page.page.lines[3].words[1];
    SourceWord rest = whole;
    rest.best = {"I2/AdL", 0.1F};
    rest.before = " ";
    rest.box.left = whole.box.right = (whole.box.left + whole.box.right) / 2;
    page.page.lines[3].words.insert(page.page.lines[3].words.begin() + 2, rest);
    page.read();
    CHECK(page.text(3) == "See A/CN.4/12/Add.2, of");
    CHECK(page.page.lines[3].words[1].alternatives.front().text == "CAIN I2/AdL");
}

TEST_CASE("a blank that was not read is seen where there is room for it") {
    Page page;
    add_well_read(page);
    page.add({{"all", ""}, {"a lamp", "alamp"}, {"and", ""}, {"oil", ""}}, 0.7F);
    page.read();
    CHECK(page.text(3) == "all a lamp and oil");
}

TEST_CASE("a first letter is as large as its ink, and figures are not parted at their hyphens") {
    Page page;
    add_well_read(page);
    page.add({{"all", ""}, {"wicks", "Wicks"}, {"and", ""}, {"Wicks", "wicks"}, {"2018-2028", ""}}, 0.7F);
    page.page.lines[3].words.back().best.confidence = 0.7F;
    page.read();
    CHECK(page.text(3) == "all wicks and Wicks 2018-2028");
}

TEST_CASE("a stop that was passed over is another reading") {
    Page page;
    add_well_read(page);
    page.add({{"the", ""}, {"islands.", "islands"}}, 0.7F);
    page.add({{"the", ""}, {"islands", ""}}, 0.9F);
    page.read();
    const auto with_stop = [&](std::size_t line) {
        const std::vector<Reading>& readings = page.page.lines[line].words[1].alternatives;
        return std::any_of(readings.begin(), readings.end(),
                           [](const Reading& one) { return one.text == "islands." && one.by == By::letters; });
    };
    CHECK(page.text(3) == "the islands");
    CHECK(with_stop(3));
    CHECK_FALSE(with_stop(4));
}

TEST_CASE("raised digits are read by the type of their line") {
    Page page;
    add_well_read(page);
    page.add({{"See", ""}, {"A/76/307.", "AITO/30"}, {"of", ""}}, 0.2F);  // else nothing is in doubt
    const std::vector<std::string> markers = {"3", "12", "8", "20", "6", "17"};
    for (const std::string& marker : markers) page.add_marked("islands", marker);
    page.read();
    for (std::size_t n = 0; n < markers.size(); ++n) {
        const std::vector<Reading>& readings = page.page.lines[4 + n].words.back().alternatives;
        REQUIRE_FALSE(readings.empty());
        CHECK(readings[0].text == markers[n]);
        CHECK(readings[0].by == By::letters);
        CHECK(readings[0].confidence > 0.6F);
    }
}

TEST_CASE("a figure that was read surely stays, and so does a page in a type of its own") {
    Page page;
    add_well_read(page);
    page.add({{"in", ""}, {"2019", "2016"}}, 0.9F);
    page.read();
    CHECK(page.text(3) == "in 2016");

    Page other;
    add_well_read(other);
    other.add({{"See", ""}, {"A/76/307.", "AITO/30"}}, 0.2F);
    for (int y = 0; y < other.ink.height(); ++y) {
        for (int x = other.ink.width() - 1; x > 0; --x) {  // every letter grows as fat as ink can run
            for (int k = 1; k < 4; ++k) other.ink.set(x, y, other.ink.at(x, y) || other.ink.at(x - k, y));
        }
    }
    other.read();
    CHECK(other.text(3) == "See AITO/30");
}

}  // namespace emend
