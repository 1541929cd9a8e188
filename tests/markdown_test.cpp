// The Markdown profile, rule by rule.
#include <catch2/catch.hpp>

#include "documents.h"
#include "pipeline/text/unicode.h"

using namespace emend;
using test::Builder;

namespace {

// The Markdown behind the front matter.
std::string body(const Builder& builder) {
    const std::string text = to_markdown(builder.result());
    const std::size_t end = text.find("\n---\n");
    REQUIRE(end != std::string::npos);
    return end + 6 < text.size() ? text.substr(end + 6) : "";
}

std::string paragraph(const std::string& text) { return body(Builder().block(BlockKind::paragraph, "", text)); }

}  // namespace

TEST_CASE("the front matter has the profile's order and quotes what YAML would not read as text") {
    Builder builder;
    builder.document.fields = {{"adopted", {"2001-12-19"}, {}},
                               {"keywords", {"DRUG CONTROL", "SIGNATURES, ACCESSIONS"}, {}},
                               {"agenda_item", {"104"}, {}},
                               {"resolution", {"56/124"}, {}},
                               {"session", {"No"}, {}},
                               {"title", {"Rights: a \"new\" view"}, {}},
                               {"meeting", {"88th plenary meeting"}, {}}};
    CHECK(to_markdown(builder.result()) ==
          "---\n"
          "title: 'Rights: a \"new\" view'\n"
          "resolution: 56/124\n"
          "session: \"No\"\n"
          "agenda_item: \"104\"\n"
          "adopted: 2001-12-19\n"
          "meeting: 88th plenary meeting\n"
          "keywords: [DRUG CONTROL, \"SIGNATURES, ACCESSIONS\"]\n"
          "source:\n"
          "  file: test.txt\n"
          "  sha256: " +
              std::string(64, 'a') +
              "\n"
              "  pages: 1\n"
              "---\n");
}

TEST_CASE("title, headings and paragraphs") {
    CHECK(body(Builder()
                   .block(BlockKind::furniture, "page number", "1")
                   .block(BlockKind::masthead, "", "General Assembly")
                   .block(BlockKind::title, "7/12", "Care of rivers")
                   .block(BlockKind::heading, "I", "_General remarks", 1)
                   .block(BlockKind::heading, "A.", "Sources", 2)
                   .block(BlockKind::heading, "1", "Springs #", 3)
                   .block(BlockKind::paragraph, "", "Two\nlines are one.")) ==
          "# 7/12. Care of rivers\n\n"
          "## I. General remarks\n\n"
          "### A. Sources\n\n"
          "#### 1. Springs \\#\n\n"
          "Two lines are one.\n");
}

TEST_CASE("a document begins with its title, lines of the masthead that stay come below") {
    const auto written = [](const std::string& above, bool masthead) {
        Builder builder;
        if (masthead) builder.block(BlockKind::masthead, "", "General Assembly");
        builder.block(BlockKind::paragraph, "", above).block(BlockKind::title, "", "Care of rivers");
        return body(builder.block(BlockKind::paragraph, "", "Text."));
    };
    const std::string title = "# Care of rivers\n\n";
    CHECK(written("Item 6 of the agenda", true) == title + "Item 6 of the agenda\n\nText.\n");
    CHECK(written("Item 6 of the agenda", false) == "Item 6 of the agenda\n\n" + title + "Text.\n");
    std::string letter = "Dear";
    for (int n = 0; n < 30; ++n) letter += " keeper";
    CHECK(written(letter, true) == letter + "\n\n" + title + "Text.\n");
}

TEST_CASE("a paragraph goes on over notes and furniture") {
    CHECK(body(Builder()
                   .block(BlockKind::paragraph, "", "The first half")
                   .continued()
                   .begin_page()
                   .block(BlockKind::paragraph, "", "and the second.")) == "The first half and the second.\n");
}

TEST_CASE("list numbers are the printed ones") {
    CHECK(body(Builder()
                   .block(BlockKind::item, "9", "_Urges States:")
                   .block(BlockKind::subitem, "a", "To plant;", 1)
                   .block(BlockKind::subitem, "i", "trees;", 2)
                   .block(BlockKind::item, "10", "Ten:")
                   .block(BlockKind::subitem, "a", "To water;", 1)
                   .block(BlockKind::paragraph, "", "Inside.", 1)
                   .block(BlockKind::item, "10", "Again.")
                   .block(BlockKind::paragraph, "", "At the margin.")
                   .block(BlockKind::item, "3", "Three.")
                   .block(BlockKind::heading, "", "More", 1)
                   .block(BlockKind::subitem, "a", "Outside a list.", 1)) ==
          "9. *Urges* States:\n\n"
          "   (a) To plant;\n\n"
          "   (i) trees;\n\n"
          "10. Ten:\n\n"
          "    (a) To water;\n\n"
          "    Inside.\n\n"
          "<!-- -->\n\n"
          "10. Again.\n\n"
          "At the margin.\n\n"
          "3. Three.\n\n"
          "## More\n\n"
          "(a) Outside a list.\n");
}

TEST_CASE("a label that CommonMark cannot count is text") {
    CHECK(body(Builder()
                   .block(BlockKind::item, "12 bis", "Twelve and a half.")
                   .block(BlockKind::item, "007", "Seven.")
                   .block(BlockKind::item, "1234567890", "Many.")) ==
          "12 bis. Twelve and a half.\n\n"
          "007\\. Seven.\n\n"
          "1234567890\\. Many.\n");
}

TEST_CASE("closing lines are joined by a hard break") {
    CHECK(body(Builder()
                   .block(BlockKind::closing, "", "88th plenary meeting\n19 December 2001")
                   .block(BlockKind::closing, "", "--")
                   .block(BlockKind::closing, "", "Annex.")) ==
          "*88th plenary meeting*\\\n"
          "*19 December 2001*\\\n"
          "\\--\\\n"
          "*Annex*.\n");
}

TEST_CASE("punctuation stays outside emphasis, the full stop of an abbreviation inside") {
    CHECK(paragraph("_The _General _Assembly,") == "*The General Assembly*,\n");
    CHECK(paragraph("_Ibid., vol. 10") == "*Ibid.*, vol. 10\n");
    CHECK(paragraph("_(“Report _2012 _(part _two)”) and") == "(“*Report 2012 (part two)*”) and\n");
    CHECK(paragraph("_(Report) (see _Part _1)") == "(*Report*) (see *Part 1*)\n");
    CHECK(paragraph("_“A _year” _of _growth:") == "*“A year” of growth*:\n");
    CHECK(paragraph("_Records, _Supplement. Next") == "*Records, Supplement*. Next\n");
    CHECK(paragraph("Saf+_er+Guard") == "Saf*er*Guard\n");
    CHECK(paragraph("_one+, _two") == "*one*, *two*\n");
    CHECK(paragraph("_, _-") == ", -\n");
    CHECK(paragraph("x+_Ibid.+y") == "x*Ibid*.y\n");
}

TEST_CASE("a marker stands right behind the text before it") {
    CHECK(body(Builder()
                   .block(BlockKind::paragraph, "", "_the _Plan,^4 and ^5 (both)^4+(x)!^4+:y")
                   .block(BlockKind::note, "5", "See there.")
                   .block(BlockKind::note, "4", "1. See\nhere.")) ==
          "*the Plan*,[^4] and[^5] (both)[^4]\\(x)\\![^4]\\:y\n\n"
          "[^5]: See there.\n\n"
          "[^4]: 1\\. See here.\n");
}

TEST_CASE("labels are unique and safe") {
    CHECK(body(Builder()
                   .block(BlockKind::paragraph, "", "one^1 two^** three^† eight^8")
                   .block(BlockKind::note, "1", "First.")
                   .block(BlockKind::note, "**", "Stars.")
                   .block(BlockKind::note, "", "Unknown.")
                   .block(BlockKind::note, "", "Unknown too.")
                   .block(BlockKind::note, "9", "Nine.")
                   .begin_page()
                   .block(BlockKind::paragraph, "", "again^** and^1")
                   .block(BlockKind::note, "1", "New.")
                   .block(BlockKind::note, "†", "")
                   .begin_page()
                   .block(BlockKind::paragraph, "", "once more^1")) ==
          "one[^1] two[^two-asterisks] three[^dagger] eight[^8]\n\n"
          "again[^two-asterisks] and[^2-1]\n\n"
          "once more[^2-1]\n\n"
          "[^1]: First.\n\n"
          "[^two-asterisks]: Stars.\n\n"
          "[^p1-1]: Unknown.\n\n"
          "[^p1-2]: Unknown too.\n\n"
          "[^8]: \\[note not in the source\\]\n\n"
          "[^9]: Nine.\n\n"
          "[^2-1]: New.\n\n"
          "[^dagger]: \\[note not in the source\\]\n");
}

TEST_CASE("what Markdown or HTML would read as markup is escaped, and nothing else") {
    CHECK(paragraph("5 * 3 [1] <b> AT&T &amp; a|b ~c `d` \\e snake%_case %_x%_") ==
          "5 \\* 3 \\[1\\] \\<b> AT&T \\&amp; a\\|b \\~c \\`d\\` \\\\e snake_case \\_x\\_\n");
    CHECK(paragraph("http://a.org www.a.org a@b.org A/CONF.192/15: (a) i.e.") ==
          "http\\://a.org www\\.a.org a@<!-- -->b.org A/CONF.192/15: (a) i.e.\n");
    CHECK(paragraph("12. May") == "12\\. May\n");
    CHECK(paragraph("12) May") == "12\\) May\n");
    CHECK(paragraph("12.5 May") == "12.5 May\n");
    CHECK(paragraph("# one") == "\\# one\n");
    CHECK(paragraph("- one") == "\\- one\n");
    CHECK(paragraph("%+ one") == "\\+ one\n");
    CHECK(paragraph("> one") == "\\> one\n");
    CHECK(paragraph("—one-two") == "—one-two\n");
    CHECK(paragraph("^3+: x") == "[^3]\\: x\n\n[^3]: \\[note not in the source\\]\n");
}

TEST_CASE("the text is NFC without control characters") {
    const std::string text = paragraph("e\xCC\x81 <+=+\xCC\xB8 o+\xCC\x88 \x1b[31m \xC2\x9B x\xE2\x80\xA8y \xff");
    CHECK(text == "\xC3\xA9 \\<\xE2\x89\xA0 \xC3\xB6 \xEF\xBF\xBD\\[31m \xEF\xBF\xBD x y \xEF\xBF\xBD\n");
    CHECK(is_nfc(text));
}

TEST_CASE("a table has a cell for each word, and every row as many as the longest") {
    CHECK(body(Builder()
                   .block(BlockKind::table, "", "Year Sum\n1999 _12 a|b^1\nnone")
                   .block(BlockKind::note, "1", "N.")) ==
          "| Year | Sum | |\n"
          "| --- | --- | --- |\n"
          "| 1999 | *12* | a\\|b[^1] |\n"
          "| none | | |\n\n"
          "[^1]: N.\n");
}

TEST_CASE("a table of cells has them in their rows and columns, and empty ones between") {
    Builder builder;
    builder.block(BlockKind::table, "1", "Harbour", 1).continued().block(BlockKind::table, "1", "Lamps|lit", 3);
    builder.continued().block(BlockKind::table, "2", "Old\nport", 1).continued();
    builder.block(BlockKind::table, "2", "7^1", 2).continued().block(BlockKind::table, "2", "12", 3);
    builder.block(BlockKind::note, "1", "N.");
    CHECK(body(builder) ==
          "| Harbour | | Lamps\\|lit |\n"
          "| --- | --- | --- |\n"
          "| Old port | 7[^1] | 12 |\n\n"
          "[^1]: N.\n");
    CHECK(to_text(builder.result()) == "Harbour    Lamps|lit\n\nOld port  7[1]  12\n\n[1] N.\n");
}

TEST_CASE("a signature's lines are joined by hard breaks, and each is escaped as a line's beginning") {
    CHECK(body(Builder()
                   .block(BlockKind::item, "3", "Decides.")
                   .block(BlockKind::signature, "", "For Arcadia:\n1. _Lamp")
                   .block(BlockKind::signature, "", "For Borealia:")
                   .block(BlockKind::contents, "", "1. Lamps .... 7")) ==
          "3. Decides.\n\n"
          "For Arcadia:\\\n"
          "1\\. *Lamp*\n\n"
          "For Borealia:\n\n"
          "1\\. Lamps .... 7\n");
}

TEST_CASE("no word is lost with a label that is not known") {
    Builder builder;
    builder.block(BlockKind::item, "", "l2. Requests");
    builder.document.pages[0].blocks[0].label_words = 1;
    CHECK(body(builder) == "l2. Requests\n");
    CHECK(body(Builder()) == "");
}
