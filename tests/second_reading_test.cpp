// Two readings of one page: what the other one has in the place of a word.
#include "pipeline/read/second_reading.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/recognitions.h"

namespace emend {
namespace {

SourcePage page_of(const std::string& text) {
    Recognition recognition;
    std::istringstream stream(text);
    std::vector<SourceWord> words;
    for (std::string one; stream >> one;) words.push_back(word(one, 0, 10));
    add_line(recognition, std::move(words));
    return std::move(recognition.page);
}

// The other reading of the n-th word of `text`; empty where there is none.
std::string other(const std::string& text, const std::string& second, std::size_t n) {
    SourcePage page = page_of(text);
    add_second_reading(page_of(second), page);
    const std::vector<Reading>& found = page.lines.front().words[n].alternatives;
    if (found.empty()) return "";
    CHECK(found.size() == 1);
    CHECK(found.front().by == By::another_look);
    return found.front().text;
}

}  // namespace

TEST_CASE("a second reading of the page gives a word another look, between the same neighbours") {
    CHECK(other("the importance ind usefulness of lamps", "the importance and usefulness of lamps", 2) == "and");
    CHECK(other("the importance and usefulness", "the importance and usefulness", 2).empty());
    CHECK(other("the lanps ol the harbour", "the lamps of the harbour", 1) == "lamps");
    CHECK(other("the lanps ol the harbour", "the lamps of the harbour", 2) == "of");
    // Two words for one, a word of other letters (which makes its neighbour doubtful as well): nothing answers to it.
    CHECK(other("the lamps ofthe harbour", "the lamps of the harbour", 2).empty());
    CHECK(other("the lanps of 76/93 harbour", "the lamps ol every harbour", 1).empty());
    CHECK(other("the lamps of every harbour", "the lamps of 76/93 harbour", 3).empty());
}

TEST_CASE("a second reading changes nothing of the first, and says nothing twice") {
    SourcePage page = page_of("the importance ind usefulness");
    page.lines.front().words[2].alternatives = {{"and", 0.4F}, {"and", 0.6F, By::another_look}};
    const SourcePage before = page;
    add_second_reading(page_of("the importance and usefulness"), page);
    CHECK(page.lines.front().words[2].alternatives == before.lines.front().words[2].alternatives);
    CHECK(page.lines.front().words[2].best == before.lines.front().words[2].best);
}

}  // namespace emend
