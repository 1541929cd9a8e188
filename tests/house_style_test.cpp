#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "pipeline/errors.h"
#include "pipeline/pipeline.h"
#include "pipeline/runner.h"
#include "pipeline/text/house_style.h"
#include "stages/designation.h"
#include "stages/mark_furniture.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"
#include "stages/read_fields.h"
#include "stages/read_masthead.h"
#include "stages/signing_words.h"
#include "tests/documents.h"
#include "tests/drawing.h"

using namespace emend;

namespace {

const std::filesystem::path dictionaries = std::filesystem::path(EMEND_ROOT) / "dictionaries";

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

// The words of the opening, put together again.
std::string opening(const std::string& text, OpeningKind kind, const HouseStyle& style) {
    const std::vector<std::string> words = split(text);
    const std::size_t length = opening_length({words.begin(), words.end()}, kind, style.openings);
    std::string found;
    for (std::size_t n = 0; n < length; ++n) found += (n > 0 ? " " : "") + words[n];
    return found;
}

}  // namespace

TEST_CASE("openings go as far as house style sets italics") {
    const HouseStyle style = load_house_style(dictionaries, "un");
    const auto preambular = [&](const std::string& text) { return opening(text, OpeningKind::preambular, style); };
    const auto operative = [&](const std::string& text) { return opening(text, OpeningKind::operative, style); };
    CHECK(preambular("Recalling its resolution") == "Recalling");
    CHECK(preambular("Recalling also its resolution") == "Recalling also");
    CHECK(preambular("Noting with grave concern the storm") == "Noting with grave concern");
    CHECK(preambular("Gravely and deeply moved") == "");
    CHECK(preambular("Bearing in mind that lamps") == "Bearing in mind");
    CHECK(preambular("Having been briefed by keepers") == "Having been briefed");
    CHECK(preambular("recalling its resolution") == "");
    CHECK(operative("Calls once again upon keepers") == "Calls once again upon");
    CHECK(operative("Calls again upon keepers") == "Calls again upon");
    CHECK(operative("Reiterates its call upon keepers") == "Reiterates its call upon");
    CHECK(operative("Encourages further efforts") == "Encourages");
    CHECK(operative("Strongly condemns, without exception,") == "Strongly condemns,");
    CHECK(operative("Sresses the need") == "Sresses");  // one letter lost
    CHECK(operative("Lamps are lit") == "");
    CHECK(operative("States are invited") == "");  // a noun
}

// What read_fields sets in a resolution whose symbol and title were read as given; nothing where it sets none.
static std::string field(const std::string& name, const std::string& symbol, const std::string& title,
                         const std::vector<std::string>& running_heads) {
    test::Builder builder;
    builder.block(BlockKind::masthead, "symbol", symbol);
    builder.block(BlockKind::masthead, "adopted", "Resolution adopted by the General Assembly on 6 December 2021");
    builder.block(BlockKind::title, title, title + ". Lighthouses");
    for (const std::string& head : running_heads) builder.block(BlockKind::furniture, "running head", head);
    std::string found;
    for (const StructureEdit& edit : read_fields(builder.document, load_house_style(dictionaries, "un"))) {
        const auto* const set = std::get_if<SetField>(&edit.change);
        if (set != nullptr && set->field.key == name) found = set->field.values.front();
    }
    return found;
}

TEST_CASE("a title's number gives way where the symbol and a running head have another one") {
    CHECK(field("resolution", "A/RES/76/951", "76/931", {"A/RES/76/951"}) == "76/951");
    CHECK(field("symbol", "A/RES/76/951", "76/931", {}) == "A/RES/76/931");
}

TEST_CASE("designations open titles, numbers in the text do not") {
    const auto label = [](const std::string& text) {
        const std::vector<std::string> words = split(text);
        const auto found = designation_at({words.begin(), words.end()});
        return found ? found->label + (found->alone ? " alone" : "") : "";
    };
    CHECK(label("56/124. Lamps") == "56/124");
    CHECK(label("S-20/4 E. Lamps") == "S-20/4 E");
    CHECK(label("217 A (III). Lamps") == "217 A (III)");
    CHECK(label("Resolution 1454 (2002)") == "Resolution 1454 (2002) alone");
    CHECK(label("1999/30. Lamps") == "1999/30");
    CHECK(label("12. Calls upon") == "");
    CHECK(label("52/92 of 12 December") == "52/92 alone");
}

TEST_CASE("masthead forms bear with misread letters") {
    const HouseStyle style = load_house_style(dictionaries, "un");
    const auto read = [&](const std::string& text) {
        const std::vector<std::string> words = split(text);
        const auto match = masthead_at({words.begin(), words.end()}, 0, style);
        std::string out;
        if (!match || match->to != words.size()) return out;
        for (const MastheadValue& value : match->values) out += value.key + "=" + value.values.front() + ";";
        return out;
    };
    CHECK(read("Distr .: General") == "distribution=General;");
    CHECK(read("Fifty-sixth sessi0n") == "session=Fifty-sixth sessi0n;");
    CHECK(read("Agenda item 18 (a)") == "agenda_item=18 (a);");
    CHECK(read("[on the report of the Third Committee (A/53/9)]") ==
          "report=on the report of the Third Committee (A/53/9);");
    CHECK(read("Resolution adopted by the General Assemb1y on 1 Aprll 1999") ==
          "body=General Assembly;adopted=1999-04-01;");
    CHECK(read("Commission on Harbour Heritage") == "body=Commission on Harbour Heritage;");
    CHECK(read("S/RES/9999 (2002)") == "symbol=S/RES/9999 (2002);");
    CHECK(read("General Assembly of keepers") == "");
}

TEST_CASE("pieces of an emblem beside the masthead are noise, short lines of its own size are not") {
    const HouseStyle style = load_house_style(std::string(EMEND_ROOT) + "/dictionaries", "un");
    const auto kinds = [&](int taller) {
        Source source =
            source_of_drawing("A/RES/53/999\n\nw Py\n\nDistr.: General\n\nNinth session\n\n53/999. Lamps\n");
        SourcePage page = *source.pages.front();
        for (SourceLine& line : page.lines) {
            if (line.words.empty()) continue;
            line.box = line.words.front().box;
            if (line.words.front().best.text == "w") line.box.top -= taller;
        }
        source.pages.front() = std::make_shared<const SourcePage>(page);
        Document document = as_read(source);
        const Pipeline pipeline{{"read_masthead", "", DocumentStructureStage{[&](const Document& one) {
                                     return read_masthead(one, style);
                                 }}}};
        document = run(std::move(document), pipeline, {}).document;
        std::string all;
        for (const Block& block : document.pages.front().blocks) all += std::string(name_of(block.kind)) + " ";
        return all;
    };
    CHECK(kinds(60) == "masthead furniture masthead masthead unknown ");
    CHECK(kinds(0) == "masthead unknown masthead masthead unknown ");
}

TEST_CASE("a line at the page's foot that was hardly read is dirt, but for a note below its rule") {
    const Resources resources = load_resources(std::string(EMEND_ROOT) + "/dictionaries", "en_GB");
    const auto last_kind = [&](const std::string& last, bool rule) {
        std::string drawing = "{1} See the lamps\n";
        for (int n = 0; n < 30; ++n) drawing += "The keepers trim the lamps of the harbours and the islands,\n";
        Source source = source_of_drawing(drawing + "\n\n\n\n\n" + last + "\n");
        SourcePage page = *source.pages.front();
        for (SourceWord& word : page.lines.back().words) word.best.confidence = 0.3F;
        const Box box = page.lines.back().words.back().box;
        if (rule) page.rules.push_back({0, box.top - 12, box.right, box.top - 10});
        source.pages.front() = std::make_shared<const SourcePage>(page);
        const Pipeline pipeline{{"mark_furniture", "", DocumentStructureStage{[&](const Document& one) {
                                     return mark_furniture(one, resources.tables, resources.style.furniture);
                                 }}}};
        const Document document = run(as_read(source), pipeline, {}).document;
        return std::string(name_of(document.pages.front().blocks.back().kind));
    };
    CHECK(last_kind("{3} A/76/12.", true) == "unknown");
    CHECK(last_kind("{3} A/76/12.", false) == "furniture");
    CHECK(last_kind("wu xq ik", true) == "furniture");
}

TEST_CASE("without a style nothing is invented: paragraphs only") {
    const Resources resources = load_resources(dictionaries, "en_GB", "none");
    const std::string letter =
        "14 Harbour Street\n3 May 1947\n\nDear keeper,\n\nRecalling your letter, I am sorry to say that the lamps are "
        "out.\n"
        "12 of them cannot be mended.\n\nI\n\nContents\n\nPort       12    14\nShip        7     9\nLamp        3     "
        "4\n\n"
        "The General Assembly of gulls went to sleep\n\nYours sincerely,\n\n(Signed) A. Keeper\n";
    const Outcome outcome = run(as_read(source_of_text(letter)), make_pipeline(resources), {});
    for (const Page& page : outcome.document.pages) {
        for (const Block& block : page.blocks) {
            CHECK(block.kind == BlockKind::paragraph);
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) CHECK_FALSE(word.emphasised);
            }
        }
    }
    CHECK(outcome.document.fields.empty());
}

TEST_CASE("the dated spellings and furniture of a style are read, with the words that they open") {
    const HouseStyle style = load_house_style(dictionaries, "un");
    const auto found = std::find_if(style.spelling.begin(), style.spelling.end(),
                                    [](const DatedForm& form) { return form.form == "co-operat"; });
    REQUIRE(found != style.spelling.end());
    CHECK(found->opens);
    CHECK(found->last_year == 1990);
    CHECK_FALSE(style.furniture.empty());
    CHECK_FALSE(style.signing.testimonium.empty());
}

TEST_CASE("signs count with their brackets, and one letter in five may be misread") {
    const Signing signing = load_house_style(dictionaries, "un").signing;
    for (const char* sign : {"(Signed) A.", "{Signed) A.", "[Sigred] A.", "/s/ A."}) {
        INFO(sign);
        const auto words = split(sign);
        CHECK(begins_with_sign({words.begin(), words.end()}, signing.sign));
    }
    for (const char* none : {"Signed by A.", "(s) lamps", "signed, and", "(Single) A."}) {
        INFO(none);
        const auto words = split(none);
        CHECK_FALSE(begins_with_sign({words.begin(), words.end()}, signing.sign));
    }
}

TEST_CASE("a style that is not there is named") {
    CHECK_THROWS_AS(load_house_style(dictionaries, "nowhere"), Error);
    CHECK(load_house_style(dictionaries, "none").none());
}
