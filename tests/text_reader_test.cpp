#include <catch2/catch.hpp>

#include <chrono>
#include <random>

#include "pipeline/errors.h"
#include "pipeline/model/document.h"
#include "pipeline/read/decode.h"
#include "pipeline/read/read.h"

using namespace emend;
using namespace std::string_literals;

namespace {

Source read_it(const std::string& bytes) {
    Source source;
    source.name = "t.txt";
    read_text(bytes, {}, source);
    return source;
}

std::size_t pages_of(const std::string& text) { return read_it(text).pages.size(); }

// So many lines of running text, none like another and without a sentence's end.
std::string running_text(int lines) {
    static int line = 0;
    std::string text;
    for (int n = 0; n < lines; ++n)
        text += "the peaceful uses of sea " + std::to_string(++line) + " and of its floor by all\n";
    return text;
}

}  // namespace

TEST_CASE("lines, blanks and line ends are kept as they stand") {
    const Source source = read_it("  The sea\tbed \r\n\r\nis\u00A0deep\rand cold");
    const SourcePage& page = *source.pages.at(0);
    REQUIRE(page.lines.size() == 4);
    CHECK(page.lines[0].words.at(0).before == "  ");
    CHECK(page.lines[0].words.at(0).box == Box{2, 0, 5, 1});
    CHECK(page.lines[0].words.at(2).before == "\t");
    CHECK(page.lines[0].end == " \r\n");
    CHECK(page.lines[2].words.at(1).before == "\u00A0");
    CHECK(page.lines[2].end == "\r");
    CHECK(page.lines[0].block != page.lines[2].block);
    CHECK(page.lines[2].block == page.lines[3].block);
    CHECK(text_as_read(source) == "  The sea\tbed \r\n\r\nis\u00A0deep\rand cold");
}

TEST_CASE("direction marks and characters without width that stand alone are blanks, and are kept as such") {
    const std::string text = "6. \u200E Reaffirms\u200E it \u200B\n\u200F\nand goes on\n";
    const Source source = read_it(text);
    const std::vector<SourceLine>& lines = source.pages.at(0)->lines;
    REQUIRE(lines[0].words.size() == 3);
    CHECK(lines[0].words[1].before == " \u200E ");
    CHECK(lines[0].words[1].best.text == "Reaffirms\u200E");  // within a word it is the reader's to see
    CHECK(lines[0].end == " \u200B\n");
    CHECK(lines[1].words.empty());
    CHECK(text_as_read(source) == text);
}

TEST_CASE("superscript digits are raised words of their own") {
    const Source source = read_it("the Declaration,\u2075\u00B9 adopted\n\n\u2075\u00B9 See it.\n");
    const std::vector<SourceLine>& lines = source.pages.at(0)->lines;
    REQUIRE(lines[0].words.size() == 4);
    CHECK(lines[0].words[1].best.text == "Declaration,");
    CHECK(lines[0].words[2].best.text == "\u2075\u00B9");
    CHECK(lines[0].words[2].before.empty());
    CHECK(lines[0].words[2].style.raised);
    CHECK_FALSE(lines[0].words[3].style.raised);
    CHECK(lines[2].words[0].style.raised);
    CHECK(lines[2].words[1].before == " ");
}

TEST_CASE("characters that nobody sees are no words") {
    const Source source = read_it("one \u200B two\u00ADs \uFEFF\n");
    REQUIRE(source.pages.at(0)->lines.at(0).words.size() == 2);
    CHECK(source.pages[0]->lines[0].words[1].best.text == "two\u00ADs");
}

TEST_CASE("pages end at form feeds") {
    const Source source = read_it("one\n\ftwo\n\f\fthree\f");
    REQUIRE(source.pages.size() == 4);
    CHECK(source.pages[0]->lines.back().end == "\n\f");
    CHECK(text_as_read(*source.pages[2]) == "\f");
    CHECK(source.pages[3]->number == 4);
}

TEST_CASE("pages begin or end at page numbers that count up") {
    const std::string feet = running_text(30) + "- 1 -\n" + running_text(28) + "- 2 -\n" + running_text(9) + "- 3 -\n";
    CHECK(pages_of(feet) == 3);
    CHECK(text_as_read(*read_it(feet).pages.at(1)).ends_with("- 2 -\n"));
    std::string heads;
    for (const char* page : {"", "A/C.3/31/L.7\nPage 2\n", "A/C.3/31/L.7\nPage 3\n"}) heads += page + running_text(30);
    CHECK(pages_of(heads) == 3);
    CHECK(text_as_read(*read_it(heads).pages.at(1)).starts_with("A/C.3/31/L.7\nPage 2\n"));
    CHECK(pages_of("--- Page 1 ---\none\n--- Page 2 ---\ntwo\nlines\nmore\n") == 2);
    CHECK(pages_of(running_text(20) + "12-34567 1/2\n" + running_text(20) + "12-34567 2/2\n") == 2);
    CHECK(pages_of(running_text(20) + "/...\nA/31/L.7\n" + running_text(20)) == 2);
}

TEST_CASE("numbers of paragraphs and rows are no page numbers") {
    CHECK(pages_of("1\nfirst\n2\nsecond\n3\nthird\n") == 1);
    CHECK(pages_of("Page 7\n" + running_text(40) + "Page 3\n" + running_text(30)) == 1);
}

TEST_CASE("one blank where the form feed was begins a page, if the whole text bears it out") {
    const std::string notes = "\n1 Resolution 2/1.\n2 Ibid., annex.\n";
    const std::string pages =
        " " + running_text(30) + notes + " " + running_text(32) + notes + " " + running_text(8) + " ";
    const Source source = read_it(pages);
    REQUIRE(source.pages.size() == 3);
    CHECK(text_as_read(*source.pages[1]).starts_with(" the peaceful"));
    CHECK(text_as_read(source) == pages);
    // A paragraph that opens with one blank is none, nor are blanks that a scan strewed over the lines.
    CHECK(pages_of("It is so.\n\n One\n" + running_text(40) + "\n Two\n" + running_text(40)) == 1);
    CHECK(pages_of(running_text(31) + " " + running_text(44) + " " + running_text(7)) == 1);
    CHECK(pages_of("  " + running_text(30) + " 3\n  " + running_text(3)) == 1);
}

TEST_CASE("an empty file is refused, blanks alone are a problem") {
    CHECK_THROWS_AS(read_it(""), Error);
    CHECK(read_it(" \n ").problems.size() == 1);
}

TEST_CASE("the pieces of any text, one behind the other, are the text") {
    const std::vector<std::string> alphabet{
        "a",      "the",    "-",      "1",      "*",      "<sup>",  "[^1]",    "\\",         " ",      " ",
        "\t",     "\n",     "\n",     "\r\n",   "\r",     "\f",     "\v",      "\u0085",     "\u00A0", "\u00AD",
        "\u200B", "\u2028", "\u202F", "\uFEFF", "\u00B9", "\u2075", "e\u0301", "\U0001F600", "\u0601", "\1"};
    std::mt19937 random(7);
    for (int round = 0; round < 1500; ++round) {
        std::string text =
            "A text of the usual kind that no control character makes rubbish, whatever comes behind it\n"
            "A text of the usual kind that no control character makes rubbish, whatever comes behind it\n";
        for (auto pieces = random() % 60; pieces > 0; --pieces) text += alphabet[random() % alphabet.size()];
        const auto with_control = std::count(text.begin(), text.end(), '\1');
        if (with_control > 1) continue;
        const Source source = read_it(text);
        REQUIRE(text_as_read(source) == text);
        for (const auto& page : source.pages) {
            for (const SourceLine& line : page->lines) {
                for (const SourceWord& word : line.words) REQUIRE_FALSE(word.best.text.empty());
            }
        }
    }
}

TEST_CASE("a text of megabytes on one line is read in seconds") {
    std::string text = "%%%SEA|FLOOR|\n";
    while (text.size() < 3'000'000) text += "the peaceful uses of the seas\u00B9 and of their floor by every State, ";
    const auto begin = std::chrono::steady_clock::now();
    const Source source = read_it(text);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    CHECK(source.pages.at(0)->lines.size() == 2);
    CHECK(seconds.count() < 20);
}
