#include "pipeline/command/learn_confusions.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace emend;

TEST_CASE("a repair's reason names the confusions that it took") {
    const auto all =
        confusions_in("'“tbrn' is no known word; '“them' stands 5 times; “b” read for “h”, “t” lost, “~” too many");
    REQUIRE(all.size() == 3);
    CHECK(all[0] == ConfusionKey{"b", "h"});
    CHECK(all[1] == ConfusionKey{"-", "t"});
    CHECK(all[2] == ConfusionKey{"~", "-"});
    CHECK(confusions_in("'hu man' is no known word; a blank too many").empty());
}

TEST_CASE("what happens often in raw text gets cheaper, what does not dearer, and new confusions join the table") {
    const std::vector<Confusion> table = {{U"b", U"h", 6}, {U"c", U"e", 6}, {U"*", U"*", 10}};
    ConfusionCounts counts;
    counts.times = {{{"b", "h"}, 500}, {{"z", "s"}, 40}, {{"q", "g"}, 1}};
    counts.occurrences = {{"h", 8000}, {"e", 20000}, {"s", 10000}, {"g", 3000}};
    const std::vector<Confusion> after = merged(table, counts);
    REQUIRE(after.size() == 4);
    CHECK(after[0].cost == Approx(-std::log((500 + 8000 * std::exp(-6.0)) / 16000)));
    CHECK(after[1].cost > 6);
    CHECK(after[2].cost == 10);
    CHECK(after[3].read == U"z");
    CHECK(after[3].cost < 9.5);
}
