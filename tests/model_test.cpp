#include <catch2/catch.hpp>

#include "pipeline/model/audit.h"
#include "pipeline/model/carry_out.h"
#include "pipeline/model/check.h"

using namespace emend;

namespace {

// A page of lines of words, written as text: lines parted by "\n", an empty line begins a new block.
Source source_of(const std::string& text) {
    auto page = std::make_shared<SourcePage>();
    SourceLine line;
    int block = 0;
    std::string before;
    const auto end_line = [&] {
        if (line.words.empty()) ++block;
        line.block = block;
        line.end = before + "\n";
        before.clear();
        page->lines.push_back(std::exchange(line, {}));
    };
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\n') {
            end_line();
            ++i;
        } else if (text[i] == ' ') {
            before += text[i++];
        } else {
            const std::size_t to = std::min(text.find_first_of(" \n", i), text.size());
            SourceWord word;
            word.before = std::exchange(before, "");
            word.best.text = text.substr(i, to - i);
            line.words.push_back(word);
            i = to;
        }
    }
    Source source;
    source.pages.push_back(page);
    return source;
}

}  // namespace

TEST_CASE("the document as read has a block for each block of the layout and loses no word") {
    const Document document = as_read(source_of("one two\nthree\n\nfour\n"));
    REQUIRE(document.pages.size() == 1);
    REQUIRE(document.pages[0].blocks.size() == 2);
    CHECK(text_of(document.pages[0].blocks[0]) == "one two\nthree");
    CHECK(check(document, document).empty());
}

TEST_CASE("text changes of one stage are carried out together, and a word is changed only once") {
    const Document before = as_read(source_of("fifty-\nsecond theillicit trade\n"));
    Document document = before;
    const std::vector<Done> done =
        carry_out(document, {Join{{1, 1}, {1, 2}, "fifty-second"}, Split{{1, 3}, {"the", "illicit"}},
                             Replace{{1, 3}, "the"}, Replace{{1, 9}, "x"}});
    CHECK(text_of(document.pages[0].blocks[0]) == "fifty-second\nthe illicit trade");
    CHECK(done[0].carried_out);
    CHECK(done[1].carried_out);
    CHECK_FALSE(done[2].carried_out);
    CHECK_FALSE(done[3].carried_out);
    CHECK(check(before, document).empty());
}

TEST_CASE("a block that a cut makes can be relabelled in the same stage") {
    Document document = as_read(source_of("one two\nthree four\nfive\n"));
    carry_out(document, {Relabel{{1, 4}, BlockKind::item, 0, "4", 1}, Cut{{1, 4}}, Cut{{1, 5}}});
    REQUIRE(document.pages[0].blocks.size() == 3);
    CHECK(text_of(document.pages[0].blocks[0]) == "one two\nthree");
    CHECK(document.pages[0].blocks[1].label == "4");
    CHECK(text_of(document.pages[0].blocks[2]) == "five");
}

TEST_CASE("text cannot go on in itself, nor two blocks in one") {
    Document document = as_read(source_of("one\n\ntwo\n\nthree\n"));
    const BlockId one{1, 1}, two{1, 2}, three{1, 3};
    const std::vector<Done> done = carry_out(document, {Continue{one, two}, Continue{two, one}, Continue{three, two}});
    CHECK(done[0].carried_out);
    CHECK_FALSE(done[1].carried_out);
    CHECK_FALSE(done[2].carried_out);
}

TEST_CASE("emphasis follows the text over its continuation") {
    Document document = as_read(source_of("one two\n\nthree four\n"));
    carry_out(document, {Continue{{1, 1}, {1, 3}}});
    carry_out(document, {Emphasise{{1, 2}, {1, 3}}});
    CHECK_FALSE(document.pages[0].blocks[0].lines[0].words[0].emphasised);
    CHECK(document.pages[0].blocks[0].lines[0].words[1].emphasised);
    CHECK(document.pages[0].blocks[1].lines[0].words[0].emphasised);
}

TEST_CASE("a piece of a split word may join another word, and what is left of it is not there twice") {
    const Document before = as_read(source_of("resolut\nion34 of\n"));
    Document document = before;
    carry_out(document, {Split{{1, 2}, {"ion", "34"}, true}});
    carry_out(document, {Join{{1, 1}, {1, 2}, "resolution"}});
    CHECK(text_of(document.pages[0].blocks[0]) == "resolution\n34 of");
    CHECK(check(before, document).empty());
}

TEST_CASE("a lost word and a word without source are found by the check") {
    const Document before = as_read(source_of("one two\n"));
    Document document = before;
    document.pages[0].blocks[0].lines[0].words.pop_back();
    CHECK(check(before, document).size() == 1);
    document.pages[0].blocks[0].lines[0].words.push_back(Word{{1, 3}, "invented", {}, "", false, false, ""});
    CHECK(check(before, document).size() == 2);
}

TEST_CASE("markup without a blank leaves words glued, white space of any kind parts them") {
    auto page = std::make_shared<SourcePage>();
    page->lines.emplace_back();
    for (const char* before : {" ", "", "</sup>", "*\u00A0", "\\"}) {
        SourceWord word;
        word.before = before;
        word.best.text = "a";
        page->lines[0].words.push_back(word);
    }
    page->lines[0].words.back().glued = false;
    Source source;
    source.pages.push_back(page);
    CHECK(text_of(as_read(source).pages.at(0).blocks.at(0)) == "aaa a a");
}
