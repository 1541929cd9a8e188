// What a recogniser did to the letters of a text it did to the marks as well; a text without misread letters keeps its
// marks as its author set them.
#include "tests/workplace.h"

using namespace emend::test;

namespace {

const std::string printed =
    "The General Assembly,\n\nRecalling its resolution 55/2 of 8 September 2000 on the lamps of the harbours,\n\n"
    "Recognizing that the international community needs harbours, and that the development of islands depends on\n"
    "them,\n\n"
    "1. Requests the Secretary-General to report on the lamps. in particular those on harbour lights:\n\n"
    "2. Invites Governments to keep the oil dry. the wicks trimmed and their Opportunities for shipping open:\n\n"
    "3. Decides that every harbour shall have a keeper. two ladders and a bell:\n\n"
    "4. Encourages all Member States to provide assistance to the keepers and to protect human rights and the rule of "
    "law;\n\n"
    "5. Decides to include the item in 1) the agenda and 2) the calendar of its next session.\n";

std::string with(std::string text, const std::string& word, const std::string& read) {
    const std::size_t at = text.find(word);
    REQUIRE(at != std::string::npos);
    return text.replace(at, word.size(), read);
}

std::string cleaned(const std::string& text) {
    const Workplace place;
    place.put("text.txt", text);
    REQUIRE(place.run("clean text.txt --out out --quiet").code == 0);
    return place.get("out/text.md");
}

}  // namespace

TEST_CASE("in a text with misread letters the marks are taken for misread as well") {
    std::string read = with(printed, "international community", "intemational communily");
    read = with(read, "development", "developrnent");
    read = with(read, "Governments", "Govemments");
    read = with(read, "assistance", "assistanee");
    read = with(read, "to protect", "(o protect");
    read = with(read, "human rights", "human tights");  // a word too, but not behind "human"
    const std::string text = cleaned(read);
    INFO(text);
    CHECK(text.find("to protect human rights") != std::string::npos);
    CHECK(text.find("1) the") != std::string::npos);
    CHECK(text.find("2) the") != std::string::npos);
    CHECK(text.find("international community") != std::string::npos);
    CHECK(text.find("the lamps, in particular those on harbour lights;") != std::string::npos);
    CHECK(text.find("the oil dry, the wicks trimmed and their opportunities for shipping open;") != std::string::npos);
    CHECK(text.find("a keeper, two ladders and a bell;") != std::string::npos);
}

TEST_CASE("in a text with no misread letter an odd word and a capital stay as they are") {
    const std::string text = cleaned(with(printed, "human rights", "human tights"));
    INFO(text);
    CHECK(text.find("human tights") != std::string::npos);
    CHECK(text.find("their Opportunities for shipping") != std::string::npos);
}
