#include "stages/repair_marks.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "documents.h"

using namespace emend;

namespace {

const Resources& resources() {
    static const Resources loaded = load_resources(std::filesystem::path(EMEND_ROOT) / "dictionaries", "en_GB");
    return loaded;
}

// What becomes of a scanned paragraph of which every word was read with this confidence.
std::vector<std::string> replaced(const std::string& text, float confidence) {
    test::Builder builder;
    builder.block(BlockKind::paragraph, "", text);
    for (Page& page : builder.document.pages) {
        SourcePage source = *page.source;
        source.origin = Origin::scan;
        for (SourceLine& line : source.lines) {
            for (SourceWord& word : line.words) word.best.confidence = confidence;
        }
        page.source = std::make_shared<const SourcePage>(std::move(source));
    }
    std::vector<std::string> texts;
    for (const TextEdit& edit : repair_marks(builder.document, resources())) {
        if (const auto* change = std::get_if<Replace>(&edit.change)) texts.push_back(change->text);
    }
    return texts;
}

const std::string many_words =
    "The keepers met in the harbour of the north and were of the view that all lamps of the coast and of the "
    "islands should be seen by the ";

}  // namespace

TEST_CASE("a bracket that closes nothing goes where it was hardly read") {
    const std::vector<std::string> none;
    CHECK(replaced(many_words + "pilots) at night", 0.4F) == std::vector<std::string>{"pilots"});
    CHECK(replaced(many_words + "pilots) at night", 0.9F) == none);
    CHECK(replaced("The keepers (and all pilots) of the north and the coast " + many_words + "sea", 0.4F) == none);
    CHECK(replaced(many_words + "fand all pilots) at night", 0.4F) == none);      // what opened it was misread
    CHECK(replaced(many_words + "lamps of 191] at night", 0.4F) == none);         // a digit
    CHECK(replaced(many_words + "terms of Protocol I] at night", 0.4F) == none);  // a stroke of the numeral
}

TEST_CASE("strokes beside words go where these were hardly read") {
    const std::vector<std::string> none;
    CHECK(replaced("The Control! Board met", 0.2F) == std::vector<std::string>{"Control"});
    CHECK(replaced("The Control! Board met", 0.8F) == none);
    CHECK(replaced("The harbours, /and all pilots", 0.2F) == std::vector<std::string>{"and"});
    CHECK(replaced("The harbours and /or all pilots", 0.2F) == none);
    CHECK(replaced("The lamps are important’, and the keepers’, too", 0.3F) == std::vector<std::string>{"important,"});
    CHECK(replaced("The ‘lamps are important’, too", 0.3F) == none);  // a quotation
}

TEST_CASE("a dash whose ends have run is a dash") {
    const std::vector<std::string> none;
    CHECK(replaced("The plan for 1913~1922, in three parts", 0.8F) == std::vector<std::string>{"1913–1922,"});
    CHECK(replaced("The oil of all ~ the lamps too", 0.8F) == std::vector<std::string>{"–"});
    CHECK(replaced("The Harbour~Master met", 0.8F) == std::vector<std::string>{"Harbour-Master"});
    CHECK(replaced("A depth of ~5 fathoms at ~/plans of the oil ~", 0.8F) == none);
}
