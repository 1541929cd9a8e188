// The commands that work with what `clean` has written or kept: undo, explain, notes, --readings.
#include "workplace.h"

using namespace std::string_literals;
using namespace emend::test;
namespace fs = std::filesystem;

namespace {

const std::string good_text = "The Council,\n\nNoting the re-\nport of the group,\n\n1. Takes note of it;\n";

}  // namespace

TEST_CASE("undo gives back what was read, byte for byte") {
    const Workplace place;
    const std::vector<std::pair<std::string, std::string>> texts{
        {"plain", good_text},
        {"crlf", "One line\r\nand an-\r\nother;  two blanks \r\n\r\n\tThe end"},
        {"bom",
         "\xEF\xBB\xBF"
         "The Council,\n"},
        {"latin1",
         "Caf\xE9"
         " cr\xE8"
         "me, na\xEF"
         "ve r\xE9"
         "sum\xE9"
         "s and the d\xE9"
         "but of an \xE9"
         "lite\n"},
        {"decomposed",
         "Cafe\xCC\x81 and re\xCC\x81"
         "sume\xCC\x81\n\fPage two\n"},
        {"utf16",
         "\xFF\xFE"
         "A\0 \0w\0o\0r\0d\0\r\0\n\0"s},
    };
    for (const auto& [name, bytes] : texts) {
        place.put(name + ".txt", bytes);
        const Ran cleaned = place.run("clean " + name + ".txt --out out --quiet");
        INFO(name << cleaned.err);
        REQUIRE(cleaned.code == 0);
        CHECK(cleaned.err.empty());
        CHECK(place.run("undo out/" + name + ".json").out == bytes);
    }
    CHECK(place.run("undo out/bom.json --out back.txt").code == 0);
    CHECK(place.get("back.txt") == texts[2].second);
    CHECK(place.run("undo plain.txt").code == 3);
    CHECK(place.run("undo nowhere.json").code == 3);
    CHECK(place.run("undo out/bom.json --out plain.txt/x").code == 5);
}

TEST_CASE("explain tells every edit, by page and by stage, and drives no terminal") {
    const Workplace place;
    // A ligature in a word that also clears the screen, and a word broken at a line's end.
    place.put("a.txt",
              "The \xEF\xAC\x81\x1b[2J"
              "rst red re-\nport of the group of people who met.\n" +
                  std::string(200, 'a'));
    REQUIRE(place.run("clean a.txt --out out").code == 0);
    const Ran all = place.run("explain out/a.json");
    CHECK(all.code == 0);
    CHECK_THAT(all.out, Catch::StartsWith("a.txt: ") && Catch::Contains("\npage 1\n") &&
                            Catch::Contains("  join_hyphens\n") && Catch::Contains("-> \"report\""));
    CHECK(all.out.find('\x1b') == std::string::npos);
    CHECK_THAT(all.out, Catch::Contains("\\x1b[2J"));
    const Ran stage = place.run("explain out/a.json --stage join_hyphens");
    CHECK_THAT(stage.out, Catch::Contains("\"report\"") && !Catch::Contains("normalise_unicode"));
    CHECK_THAT(place.run("explain out/a.json --page 7").out, !Catch::Contains("page"));
    CHECK(place.run("explain out/a.json --stage spell").code == 2);
    CHECK(place.run("explain a.txt").code == 3);
    // The same with a certainty that nothing reaches: suggested, and not in the text.
    REQUIRE(place.run("clean a.txt --out shy --apply-from 1").code == 0);
    const Ran shy = place.run("explain shy/a.json --suggested");
    CHECK_THAT(shy.out, Catch::Contains("suggested") && Catch::Contains("report"));
    CHECK(shy.out.find(" applied ") == std::string::npos);
}

TEST_CASE("notes checks Markdown and records alike, and its exit code tells") {
    const Workplace place;
    place.put("a.txt",
              "The Council,\n\nNoting the report,1 and the plan,2\n\n1. Takes note of it;\n\n1 See A/70/1.\n2 Ibid.\n");
    REQUIRE(place.run("clean a.txt --out out").code == 0);
    const Ran markdown = place.run("notes out/a.md"), record = place.run("notes out/a.json");
    CHECK(markdown.code == 0);
    CHECK(record.code == 0);
    CHECK_THAT(markdown.out, Catch::StartsWith("2 notes, 2 markers\n") && Catch::Contains("See A/70/1.") &&
                                 Catch::EndsWith("nothing is wrong\n"));
    CHECK_THAT(record.out, Catch::StartsWith("2 notes, 2 markers\n") && Catch::Contains("page 1"));
    const Ran table = place.run("explain out/a.json --notes");
    CHECK(table.code == 0);
    CHECK_THAT(table.out, Catch::StartsWith("a.txt: 2 markers, 2 notes\n") &&
                              Catch::Contains("\nmarker  1      \"1\"") && Catch::Contains("\nnote    2 "));
    place.put("broken.md", "a[^1] \x1b[2J b[^3]\n\n[^1]: x \x1b[2J\n\n[^2]: y\n");
    const Ran broken = place.run("notes broken.md");
    CHECK(broken.code == 6);
    CHECK_THAT(broken.out, Catch::Contains("line 1: [^3] has no note") &&
                               Catch::Contains("line 5: [^2] has no marker") && Catch::EndsWith("2 faults\n"));
    CHECK(broken.out.find('\x1b') == std::string::npos);
    const Ran json = place.run("notes broken.md --json");
    CHECK(json.code == 6);
    CHECK_THAT(json.out, Catch::Contains("\"sound\": false") && Catch::Contains("\"kind\": \"no note\""));
    CHECK(place.run("notes nowhere.md").code == 3);
    CHECK(place.run("notes out").code == 3);
    place.put("other.json", "{}");
    CHECK(place.run("notes other.json").code == 3);
}

TEST_CASE("an orphan stands first in the table of notes") {
    const Workplace place;
    place.put("a.md", "Noting the report,[^1] and the plan,[^3]\n\n[^1]: See A/70/1.\n\n[^2]: Ibid.\n");
    REQUIRE(place.run("clean a.md --out out").code == 0);
    const Ran table = place.run("explain out/a.json --notes");
    const auto orphan = table.out.find("no note"), sound = table.out.find("\nmarker  1 ");
    INFO(table.out);
    REQUIRE(orphan != std::string::npos);
    REQUIRE(sound != std::string::npos);
    CHECK(orphan < sound);
    CHECK_THAT(table.out, Catch::Contains("inferred: page-end"));
    CHECK(place.run("explain out/a.json --notes --page 7").out.find("marker  ") == std::string::npos);
}

TEST_CASE("a reading that is kept gives the same as reading anew, and needs no recogniser") {
    const Workplace place;
    const std::string scan = EMEND_ROOT "/samples/seed-bank-archives.tif";
    REQUIRE(place.run("clean " + scan + " --quiet --out fresh").code == 0);
    REQUIRE(place.run("clean " + scan + " --quiet --out kept --readings readings").code == 0);
    REQUIRE(place.files("readings").size() == 1);
    const auto recalled = [&](const std::string& options) {
        return place.run("config >/dev/null; TESSDATA_PREFIX=/nowhere '" EMEND_PROGRAM "' clean " + scan +
                         " --quiet --out recalled --readings readings " + options);
    };
    REQUIRE(recalled("").code == 0);
    for (const std::string name : {"seed-bank-archives.md", "seed-bank-archives.json"}) {
        CHECK(place.get("kept/" + name) == place.get("fresh/" + name));
        CHECK(place.get("recalled/" + name) == place.get("fresh/" + name));
    }
    CHECK(recalled("--dpi 200").code != 0);  // read in another way: nothing is kept of that
    place.put("readings/" + *place.files("readings").begin(), "damaged");
    CHECK(recalled("").code != 0);
    REQUIRE(place.run("clean " + scan + " --quiet --out mended --readings readings").code == 0);
    CHECK(place.get("mended/seed-bank-archives.json") == place.get("fresh/seed-bank-archives.json"));
}
