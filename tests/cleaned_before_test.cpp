// Markdown as emend writes it goes in and comes out as it is: it was cleaned before.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "pipeline/pipeline.h"
#include "pipeline/read/read.h"
#include "pipeline/runner.h"
#include "pipeline/text/resources.h"
#include "pipeline/text/source_fields.h"
#include "pipeline/write/write.h"

using namespace emend;

namespace {

Result cleaned(const std::string& markdown) {
    static const Resources resources = load_resources(std::string(EMEND_ROOT) + "/dictionaries", "en_GB");
    static const Pipeline pipeline = make_pipeline(resources);
    Result result;
    result.source.name = "t.md";
    read_markdown(markdown, {}, result.source);
    result.as_read = as_read(result.source);
    result.outcome = run(result.as_read, pipeline, {});
    return result;
}

std::string without_front_matter(const std::string& markdown) {
    return markdown.substr(markdown.find("\n---\n", 3) + 5);
}

const std::string front_matter = R"(---
title: Lighthouses and their keepers
symbol: A/RES/53/999
resolution: "53/999"
agenda_item: "12"
report: "on the report of the Third Committee: part one"
keywords: [LAMPS, "KEEPERS, RETIRED"]
source:
  file: t.tif
---
)";

const std::string body = R"(
# 53/999. Lighthouses and their keepers

*The General Assembly*,

*Recalling* its interest in hu man keepers of lamps,[^2]

I

Lamps and their oil

l. *Decides* to light the lamps, with the aim of keeping100 per cent of them burning;

2. *Requests* the Secretary-General to report on the oil.

## II

## Oil and wicks of the older kind

## B Keepers who have left the service

3. *Calls upon* States to be kind to keepers.

[^2]: A/53/12.
)";

TEST_CASE("what was cleaned before is left as it is: words, labels, headings, notes") {
    const Result result = cleaned(front_matter + body);
    CHECK(without_front_matter(to_markdown(result)) == body);
    const auto joins =
        std::count_if(result.outcome.audit.begin(), result.outcome.audit.end(), [](const AuditEntry& one) {
            return one.stage == "repair_words" && one.after == "human" && one.verdict == Verdict::suggested;
        });
    CHECK(joins == 1);
    CHECK(to_markdown(cleaned(to_markdown(result))).substr(0, 300) == to_markdown(result).substr(0, 300));
}

TEST_CASE("a source's own front matter is kept") {
    const Document document = cleaned(front_matter + body).outcome.document;
    std::map<std::string, std::vector<std::string>> fields;
    for (const Field& field : document.fields) fields[field.key] = field.values;
    CHECK(fields["symbol"] == std::vector<std::string>{"A/RES/53/999"});
    CHECK(fields["resolution"] == std::vector<std::string>{"53/999"});
    CHECK(fields["agenda_item"] == std::vector<std::string>{"12"});
    CHECK(fields["report"] == std::vector<std::string>{"on the report of the Third Committee: part one"});
    CHECK(fields["keywords"] == std::vector<std::string>{"LAMPS", "KEEPERS, RETIRED"});
    CHECK_FALSE(fields.contains("source"));
}

TEST_CASE("another tool's front matter does not vouch for the text") {
    for (const std::string& other : {std::string("---\ntitle: Lamps\nauthor: scanner\nsymbol: A/RES/53/999\n---\n"),
                                     std::string("---\ntitle: Lamps\n---\n"), std::string()}) {
        const Result result = cleaned(other + body);
        CHECK_FALSE(cleaned_before(result.as_read));
        CHECK(to_markdown(result).find("\n1. *Decides*") != std::string::npos);
        CHECK(to_markdown(result).find("## I. Lamps and their oil") != std::string::npos);
    }
}

TEST_CASE("quoted values of front matter are unescaped") {
    const Result result = cleaned(
        "---\ntitle: 'The keeper''s lamp: a history'\nmeeting: \"5th \\\"open\\\" meeting\"\n"
        "report: |\n  two\n  lines\n---\n\n# The keeper's lamp\n\nText.\n");
    const std::vector<Field> fields = source_fields(result.as_read);
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].values == std::vector<std::string>{"The keeper's lamp: a history"});
    CHECK(fields[1].values == std::vector<std::string>{"5th \"open\" meeting"});
}

}  // namespace

TEST_CASE("text that another tool has put behind a heading is cut off as a paragraph, not numbered as a section") {
    const Result result = cleaned(R"(# Lighthouses and their keepers

*The General Assembly*,

## I Lamps and their oil Recalling its resolution 48/218 of 29 July 1994, and noting the report on the oil of the lamps,

1. *Takes note* of the report on the oil.

## II Keepers Recalling its resolution 61/275 of 29 June 2007, and noting the report on the keepers of the lamps,

2. *Takes note* of the report on the keepers.
)");
    const std::string markdown = to_markdown(result);
    INFO(markdown);
    CHECK(markdown.find("## I. Lamps and their oil\n\n*Recalling* its resolution") != std::string::npos);
    CHECK(markdown.find("## II. Keepers\n\nRecalling its resolution") != std::string::npos);
    CHECK(markdown.find("III") == std::string::npos);
}
