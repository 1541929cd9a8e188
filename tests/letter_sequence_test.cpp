// Letters before paragraphs, from what was read of them.
#include "stages/letter_sequence.h"

#include <catch2/catch.hpp>

namespace emend {
namespace {

const LabelLetters alike = {{{"c", "e"}, 2}, {{"e", "c"}, 2}, {{"G", "(i"}, 2}, {{"G", "(j"}, 2}, {{"Gn", "(m"}, 2}};

LetteredPlace label(const std::string& text) {
    LetteredPlace place;
    place.readings = {{text, 0}};
    place.label = true;
    place.change = 1.5;
    return place;
}

LetteredPlace perhaps(const std::string& text, double as_text) {
    LetteredPlace place;
    place.readings = {{text, 0}};
    place.as_text = as_text;
    return place;
}

// "a b 2.3 -": a letter, the third numeral within it, running text.
std::string sequence(const std::vector<LetteredPlace>& places) {
    std::string all;
    for (const Lettered& one : letter_sequence(places, alike)) {
        if (!all.empty()) all += " ";
        if (one.level == 0) all += "-";
        if (one.level == 1) all += static_cast<char>('a' + one.value - 1);
        if (one.level == 2) all += "2." + std::to_string(one.value);
    }
    return all;
}

TEST_CASE("a misread letter is what fits between its neighbours") {
    CHECK(sequence({label("(a)"), label("(b)"), label("(c)"), label("(d)"), label("(c)"), label("(f)")}) ==
          "a b c d e f");
    CHECK(sequence({label("(a)"), label("(h)"), label("(c)")}) == "a b c");
    CHECK(sequence({label("(f)"), label("(g)"), label("(h)"), perhaps("G)", 1.5), perhaps("G)", 1.5), label("(k)"),
                    label("(l)"), perhaps("Gn)", 1.5), label("(n)")}) == "f g h i j k l m n");
}

TEST_CASE("what was printed stays: letters left out, printed twice, begun anew") {
    CHECK(sequence({label("(a)"), label("(b)"), label("(d)"), label("(f)")}) == "a b d f");
    CHECK(sequence({label("(a)"), label("(b)"), label("(b)"), label("(c)")}) == "a b b c");
    CHECK(sequence({label("(a)"), label("(b)"), label("(a)"), label("(b)")}) == "a b a b");
}

TEST_CASE("(i) is a numeral within a letter unless it follows (h)") {
    CHECK(sequence({label("(a)"), label("(i)"), label("(ii)"), label("(iii)"), label("(b)")}) == "a 2.1 2.2 2.3 b");
    CHECK(sequence({label("(g)"), label("(h)"), label("(i)"), label("(j)")}) == "g h i j");
    CHECK(sequence({label("(iv)"), label("(v)"), label("(vi)")}) == "2.4 2.5 2.6");
}

TEST_CASE("a sign in brackets is a letter among letters only") {
    CHECK(sequence({perhaps("(*)", 3)}) == "-");
    CHECK(sequence({perhaps("(*)", 3), label("(b)")}) == "a b");
    CHECK(sequence({label("(a)"), perhaps("(*)", 3)}) == "a b");
    CHECK(sequence({perhaps("G)", 1.5)}) == "-");
    LetteredPlace second = perhaps("(2)", 3);
    second.never = 2;  // it counts
    CHECK(sequence({label("(a)"), second}) == "a -");
}

TEST_CASE("a long run is read in no time") {
    std::vector<LetteredPlace> places;
    for (int n = 0; n < 3000; ++n) {
        places.push_back(label(std::string("(") + static_cast<char>('a' + n % 20) + ")"));
        places.push_back(perhaps("(*)", 3));
    }
    const std::vector<Lettered> all = letter_sequence(places, alike);
    CHECK(all.size() == places.size());
    CHECK(all[2].value == 2);
}

TEST_CASE("another reading of a label counts as far as it was sure") {
    LetteredPlace place = perhaps("Q)", 1.5);
    place.readings.push_back({"(c)", 1});
    CHECK(sequence({label("(a)"), label("(b)"), place}) == "a b c");
}

}  // namespace
}  // namespace emend
