// The apparatus: read from Markdown, and its faults.
#include "pipeline/command/notes.h"

#include <catch2/catch.hpp>

using namespace emend;

namespace {

using Kind = Finding::Kind;

std::vector<std::string> faults(const std::string& markdown) {
    std::vector<std::string> all;
    for (const Finding& finding : check(apparatus_of_markdown(markdown))) {
        all.push_back(std::string(name_of(finding.kind)) + " " + finding.label);
    }
    return all;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("footnotes and markers are read from Markdown with their lines") {
    const Apparatus all = apparatus_of_markdown(
        "---\ntitle: Of notes [^99]\n---\n\n# Title[^1]\n\nText,[^2] and again.[^2]\n\n"
        "[^1]: First\n\n[^2]: Second, see [^1]\n    and on\n\n    and [^1] on\n\nNot of the note[^1]\n");
    REQUIRE(all.notes.size() == 2);
    CHECK(all.notes[0].label == "1");
    CHECK(all.notes[0].spot.line == 9);
    CHECK(all.notes[1].text == "Second, see [^1] and on and [^1] on");
    REQUIRE(all.markers.size() == 6);
    CHECK(all.markers[0].spot.line == 5);
    CHECK(all.markers[2].spot.line == 7);
    CHECK(all.markers[3].in_note);
    CHECK(all.markers[4].in_note);
    CHECK_FALSE(all.markers[5].in_note);
}

TEST_CASE("what only looks like a marker is none") {
    for (const std::string text :
         {"\\[^1]", "`[^1]`", "``a ` [^1]``", "<!-- [^1] -->", "<!-- a\nb [^1] -->", "```\n[^1]\n```",
          "~~~\n[^1]: a\n~~~", "[^]", "[^a b]", "[1]", "[^1", "---\na: [^1]\n---"}) {
        INFO(text);
        const Apparatus all = apparatus_of_markdown(text);
        CHECK(all.markers.empty());
        CHECK(all.notes.empty());
    }
    CHECK(apparatus_of_markdown("a `unclosed [^1]").markers.size() == 1);
    CHECK(apparatus_of_markdown("---\nno front matter [^1]").markers.size() == 1);
    CHECK(apparatus_of_markdown("x\r\n[^1]: note\r\n").notes.front().text == "note");
    CHECK(apparatus_of_markdown("").notes.empty());
}

TEST_CASE("a whole apparatus has no fault") {
    CHECK(faults("") == Faults{});
    CHECK(faults("No notes.") == Faults{});
    CHECK(faults("a[^1] b[^2] c[^1] d[^3]\n\n[^1]: x\n\n[^2]: y\n\n[^3]: z\n") == Faults{});
    CHECK(faults("a[^asterisk] b[^1]\n\n[^asterisk]: x\n\n[^1]: y\n") == Faults{});
    CHECK(faults("a[^A]\n\n[^a]: labels fold case\n") == Faults{});
    // Numbering that begins anew on page 7 and goes on there beyond what was used before.
    CHECK(faults("a[^1] b[^2] c[^7-1] d[^7-2] e[^3]\n\n[^1]: x\n\n[^2]: x\n\n[^7-1]: x\n\n[^7-2]: x\n\n[^3]: x\n") ==
          Faults{});
}

TEST_CASE("each fault is found and named") {
    CHECK(faults("a[^1] b[^4]\n\n[^1]: x\n\n[^4]: y\n") == Faults{"gap 2"});
    CHECK(faults("a[^2]\n\n[^2]: x\n") == Faults{"gap 1"});
    CHECK(faults("a[^1] b[^2] c[^7-1] d[^7-3]\n\n[^1]: x\n\n[^2]: x\n\n[^7-1]: x\n\n[^7-3]: x\n") == Faults{"gap 2"});
    // 2 is no gap: its marker says that it is an orphan.
    CHECK(faults("a[^1] b[^2] c[^3] d[^2]\n\n[^1]: x\n\n[^3]: y\n") == Faults{"no note 2"});
    CHECK(faults("a[^1]\n\n[^1]: x\n\n[^2]: y\n") == Faults{"no marker 2"});
    CHECK(faults("a[^1]\n\n[^1]: \\[note not in the source\\]\n") == Faults{"placeholder 1"});
    CHECK(faults("a[^1]\n\n[^1]: x\n\n[^1]: y\n") == Faults{"repeat 1"});
    // Of three markers in the order 1, 3, 2 one is out of place, not two.
    CHECK(faults("a[^1] b[^3] c[^2] d[^4]\n\n[^1]: x\n\n[^2]: x\n\n[^3]: x\n\n[^4]: x\n").size() == 1);
    CHECK(faults("a[^1] b[^3] c[^2]\n\n[^1]: x\n\n[^3]: y\n\n[^2]: z\n") == Faults{"order 2"});
}

TEST_CASE("a marker in a note counts for the note, not for the order") {
    CHECK(faults("a[^1] b[^2] c[^3]\n\n[^1]: see note[^3]\n\n[^2]: x\n\n[^3]: y\n") == Faults{});
    CHECK(faults("a[^1]\n\n[^1]: see[^2]\n\n[^2]: x\n") == Faults{});
}

TEST_CASE("a fault has its place") {
    const auto findings = check(apparatus_of_markdown("a[^1] b[^4]\n\n[^1]: x\n\n[^4]: y\n"));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == Kind::gap);
    CHECK(findings[0].spot.line == 5);
    CHECK(findings[0].what == "2 to 3 are missing before [^4]");
}
