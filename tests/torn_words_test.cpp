// Words that the engine has torn, read again whole.
#include "pipeline/read/torn_words.h"

#include <catch2/catch.hpp>

#include "tests/recognitions.h"

namespace emend {
namespace {

TEST_CASE("two pieces of a word are read again as one where ink without a blank lies between them") {
    float confidence = 0.5F;
    const auto read_again = [&](std::vector<Piece> ink, int right, const SourceWord& whole) {
        Recognition page;
        add_line(page, {word("the", 150, 190), word("p", 200, 212, 764, confidence),
                        word("ctical", right, right + 60, 764, confidence)});
        Recognition line;
        add_line(line, {whole});
        Told engine(line);
        read_torn_words(blank_page(), ink, engine, page);
        return texts(page);
    };
    std::vector<Piece> crumbs(3);
    crumbs[0].box = {214, 770, 222, 791};
    crumbs[1].box = {225, 778, 229, 782};
    crumbs[2].box = {226, 786, 235, 791};
    const SourceWord practical = word("practical", 200, 298);
    CHECK(read_again(crumbs, 238, practical) == "the practical|");
    CHECK(read_again({}, 238, practical) == "the p ctical|");                              // a blank
    CHECK(read_again({}, 215, practical) == "the practical|");                             // no room for one
    CHECK(read_again(crumbs, 250, practical) == "the p ctical|");                          // and a blank behind the ink
    CHECK(read_again(crumbs, 238, word("pal", 200, 298)) == "the p ctical|");              // less than before
    CHECK(read_again(crumbs, 238, word("prac", 200, 298, 764, 0.2F)) == "the p ctical|");  // less surely
    confidence = 0.96F;
    CHECK(read_again(crumbs, 238, practical) == "the p ctical|");  // a word for certain
    confidence = 0.9F;
    CHECK(read_again(crumbs, 238, practical) == "the practical|");
    CHECK(read_again({}, 215, practical) == "the p ctical|");  // two words in close print
    confidence = 0.5F;
    Recognition page;
    add_line(page, {word("keepers", 100, 195), word("!!", 200, 212, 764, 0.5F), word("on", 215, 240)});
    Recognition line;
    add_line(line, {word("Non", 200, 240)});
    Told engine(line);
    read_torn_words(blank_page(), {}, engine, page);
    CHECK(texts(page) == "keepers !! on|");  // perhaps a marker
    for (Piece& piece : crumbs) piece.box.top -= 14, piece.box.bottom -= 14;
    CHECK(read_again(crumbs, 238, practical) == "the p ctical|");  // raised: perhaps a marker
}

}  // namespace
}  // namespace emend
