// Texts without footnotes stay without: glyphs, figures and quotation marks that could be misread markers are none.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "pipeline/pipeline.h"
#include "pipeline/read/read.h"
#include "pipeline/runner.h"
#include "pipeline/text/resources.h"
#include "pipeline/text/unicode.h"
#include "pipeline/write/apparatus.h"
#include "pipeline/write/footnotes.h"

using namespace emend;

namespace {

Footnotes notes_of(const std::string& text, Document& document, std::vector<Flow>& all) {
    static const Resources resources = load_resources(std::string(EMEND_ROOT) + "/dictionaries", "en_GB");
    static const Pipeline pipeline = make_pipeline(resources);
    Source source;
    source.name = "text.txt";
    source.bytes = text;
    read_text(text, {}, source);
    document = run(as_read(source), pipeline, {}).document;
    all = flows(document);
    return footnotes(all);
}

// Emphasis, headings, front matter, notes and markers of Markdown taken out; a blank line between paragraphs stays.
std::string without_notes(const std::string& markdown) {
    std::string text;
    bool front_matter = false, first = true;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        std::string line = markdown.substr(at, end - at);
        at = end + 1;
        if (line == "---") front_matter = first ? true : !front_matter;
        const bool left_out = line == "---" || front_matter || line.starts_with("[^") || line == "<!-- -->";
        first = false;
        if (left_out) continue;
        for (std::size_t marker = line.find("[^"); marker != std::string::npos; marker = line.find("[^")) {
            line.erase(marker, line.find(']', marker) - marker + 1);
        }
        std::erase_if(line, [](char c) { return c == '*' || c == '#' || c == '\\'; });
        text += line + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("what could be a misread marker in a text without notes is none") {
    const std::string text =
        "The Council of Harbours,\n\n"
        "Noting that the lights stand at 54\xC2\xB0 30' N, where the water has 4 \xC2\xB0"
        "C in winter, and that 100 per cent\n"
        "of the signals and 20% of the buoys, or 1/4 of all, were seen in 2008, 8 of them by night,\n\n"
        "Recalling the \"quiet hours\", the so-called 'dark week', and the pilots' report? No! of 12 May,\n\n"
        "Recalling also its resolutions 51/4, 8 and 63/197, Nos. 3, 5 and 7, and the G20, A4, CO2 and H2O papers,\n\n"
        "1. Requests the Emend\xC2\xAE and Lantern\xE2\x84\xA2 companies to pay \xC2\xA3"
        "5, \xE2\x82\xAC"
        "6 and $7 for each lamp;\n\n"
        "2. Urges all members # 1 to 12 to keep \xC2\xA7 4 (a) of the rules, * where they apply, as of 1953 "
        "\xE2\x80\x93 1960;\n\n"
        "3. Decides to meet at 10.30 a.m. on 3 June 1961, in rooms 7 and 8.\n";
    Document document;
    std::vector<Flow> all;
    const Footnotes found = notes_of(text, document, all);
    CHECK(found.markers.empty());
    CHECK(found.notes.empty());
}

TEST_CASE("our samples without their notes and markers get none") {
    for (const std::string name : {"lighthouse-records.md", "seed-bank-archives.md"}) {
        std::ifstream file(std::string(EMEND_ROOT) + "/samples/" + name);
        const std::string text = without_notes({std::istreambuf_iterator<char>(file), {}});
        REQUIRE(text.size() > 2000);
        REQUIRE(text.find("[^") == std::string::npos);
        Document document;
        std::vector<Flow> all;
        const Footnotes found = notes_of(text, document, all);
        INFO(name);
        CHECK(found.markers.empty());
        CHECK(found.notes.empty());
    }
}
