#include <catch2/catch.hpp>

#include "documents.h"
#include "pipeline/model/try_out.h"
#include "pipeline/runner.h"

using namespace emend;
using test::Builder;

TEST_CASE("suggestions are recorded with before and after, and change nothing") {
    const Document before = Builder()
                                .block(BlockKind::paragraph, "", "one tw o three")
                                .continued()
                                .begin_page()
                                .block(BlockKind::paragraph, "", "four five six")
                                .document;
    const std::vector<Change> changes{Join{{1, 2}, {1, 3}, "two"},
                                      Join{{1, 1}, {1, 2}, "onetw"},
                                      Split{{2, 1}, {"fo", "ur"}},
                                      Emphasise{{1, 4}, {2, 2}},
                                      Relabel{{2, 2}, BlockKind::item, 0, "5", 1},
                                      Relabel{{2, 9}, BlockKind::item, 0, "5", 1},
                                      Continue{{2, 1}, {1, 1}},
                                      SetField{{"body", {"General Assembly"}, {}}}};
    const Document kept = before;
    const std::vector<Done> done = try_out(before, changes);
    REQUIRE(done.size() == changes.size());
    CHECK(before == kept);
    CHECK(done[0].before == "tw o");
    CHECK(done[0].after == "two");
    CHECK(done[1].after == "onetw");  // each by itself, though both want the word "tw"
    CHECK(done[2].after == "fo ur");
    CHECK(done[3].after == "*three four five*");
    CHECK(done[4].after == "item 5: five six");
    CHECK_FALSE(done[5].carried_out);
    CHECK(done[7].after == "body: General Assembly");
}

TEST_CASE("the runner fills before and after of a suggestion") {
    Pipeline pipeline;
    pipeline.push_back(
        {"guess", "guesses", PageTextStage([](const Page&) {
             return TextEdits{{Replace{{1, 1}, "One"}, 0.5, "doubtful"}, {Replace{{1, 1}, "ONE"}, 0.9, "sure"}};
         })});
    const Outcome outcome = run(Builder().block(BlockKind::paragraph, "", "one").document, pipeline, {});
    REQUIRE(outcome.audit.size() == 2);
    CHECK(outcome.audit[0].verdict == Verdict::suggested);
    CHECK(outcome.audit[0].before == "one");
    CHECK(outcome.audit[0].after == "One");
    CHECK(outcome.audit[1].after == "ONE");
    CHECK(text_of(outcome.document.pages[0].blocks[0]) == "ONE");
}
