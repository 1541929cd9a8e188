#include <catch2/catch.hpp>

#include "pipeline/command/eval.h"
#include "pipeline/text/alignment.h"

using namespace emend;

TEST_CASE("an alignment pairs what stands in both and counts the edits") {
    const std::vector<std::string> left = {"the", "old", "lamp", "of", "the", "bay", "burns"};
    const std::vector<std::string> right = {"the", "lamp", "of", "the", "bay", "bums", "now"};
    const Alignment alignment = align(left, right);
    CHECK(alignment.edits == 3);
    CHECK(std::count(alignment.pairs.begin(), alignment.pairs.end(), std::pair<std::size_t, std::size_t>(2, 1)) == 1);
    CHECK(align({}, right).edits == right.size());
    CHECK(align(left, left).edits == 0);
}

TEST_CASE("evaluation counts mended and broken words and judges each edit") {
    const std::string gold =
        "*Urges* all keepers[^1] to ratify the old Convention on lamps and oil\n\n[^1]: See above.\n";
    const std::string raw = "Urgesall keepers to ratify the old Convention on larnps and oil See above.\n";
    const std::string out = "Urges all keepers to ratify the odd Convention on lamps and oil See above.\n";
    const Evaluation all =
        evaluate(out, gold, raw, {{"larnps", "lamps", 0.97}, {"old", "odd", 0.8}, {"Urgesall", "Urges all", 0.92}});
    CHECK(all.words == 14);
    CHECK(all.word_edits == 1);
    CHECK(all.mended == 3);
    CHECK(all.broken == 1);
    CHECK(all.confusions.at({"d", "l"}) == 1);
    REQUIRE(all.broken_words.size() == 1);
    CHECK(all.broken_words[0].text == "odd");
    CHECK(all.broken_words[0].meant == "old");
    CHECK(all.broken_words[0].before == "ratify the");
    CHECK(all.broken_words[0].behind == "Convention on");
    CHECK(all.wrong_words.empty());
    int edits = 0, right = 0;
    for (const CertaintyBin& bin : all.bins) {
        edits += bin.edits;
        right += bin.right;
    }
    CHECK(edits == 2);  // the first word has no neighbour before it
    CHECK(right == 1);
}

TEST_CASE("a word that the gold breaks at a line's end with a soft hyphen is not broken by joining it") {
    const std::string raw = "the lamps were in¬\nstalled by the keeper\n";
    const Evaluation all = evaluate("the lamps were installed by the keeper\n", raw, raw, {});
    CHECK(all.words == 7);
    CHECK(all.word_edits == 0);
    CHECK(all.broken == 0);
}
