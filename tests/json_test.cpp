// The record: valid by its schema, and read back as it was written.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "documents.h"
#include "pipeline/errors.h"
#include "pipeline/runner.h"
#include "schema.h"

using namespace emend;
using nlohmann::json;
using test::Builder;

namespace {

std::string written(const Result& result) {
    std::ostringstream out;
    write_json(result, out);
    return out.str();
}

json schema() { return json::parse(std::ifstream(EMEND_ROOT "/docs/emend.schema.json")); }

// One change of every kind, one of them only suggested and one refused.
Result eventful() {
    Builder builder;
    builder.block(BlockKind::unknown, "", "page 1 A/RES/1")
        .block(BlockKind::unknown, "", "1. Urges theillicit coop- eration stop1")
        .begin_page()
        .block(BlockKind::unknown, "", "and so on")
        .block(BlockKind::unknown, "", "1 See \x1b[2J \xC2\x9B \xE2\x80\xAE there.");
    Result result = builder.result();
    Pipeline pipeline;
    pipeline.push_back({"words", "", PageTextStage([](const Page& page) {
                            if (page.number != 1) return TextEdits{};
                            return TextEdits{{Split{{1, 6}, {"the", "illicit"}}, 0.912345, "two words"},
                                             {Join{{1, 7}, {1, 8}, "cooperation"}, 1, "broken"},
                                             {Split{{1, 9}, {"stop", "1"}, true}, 0.9, "a marker"},
                                             {Replace{{1, 5}, "urges"}, 0.5, "doubtful"},
                                             {Replace{{1, 77}, "x"}, 1, "no such word"}};
                        })});
    pipeline.push_back({"structure", "", DocumentStructureStage([](const Document&) {
                            return StructureEdits{{Relabel{{1, 1}, BlockKind::furniture, 0, "page number", 0}, 1, "r"},
                                                  {Cut{{1, 3}}, 1, "r"},
                                                  {Relabel{{1, 3}, BlockKind::masthead, 0, "", 0}, 1, "r"},
                                                  {Relabel{{1, 4}, BlockKind::item, 0, "1", 1}, 1, "r"},
                                                  {Continue{{1, 4}, {2, 1}}, 1, "r"},
                                                  {Relabel{{2, 4}, BlockKind::note, 0, "1", 1}, 1, "r"},
                                                  {LinkNote{{1, 11}, "1", ""}, 0.9, "read so", "7"},
                                                  {LinkNote{{2, 3}, "2", "page-end"}, 0.8, "r"},
                                                  {Emphasise{{1, 5}, {1, 5}, true}, 1, "r"},
                                                  {SetField{{"symbol", {"A/RES/1"}, {{1, 3}}}}, 1, "r"}};
                        })});
    result.outcome = run(result.as_read, pipeline, {});
    result.problems = {{0, "doubtful"}};
    result.dictionaries = {"words 1"};
    result.account = account(result.as_read, result.outcome.document, result.outcome.audit);
    return result;
}

class File {
public:
    explicit File(const std::string& text)
        : path(std::filesystem::temp_directory_path() / ("emend-json-test-" + std::to_string(::getpid()))) {
        std::ofstream(path, std::ios::binary) << text;
    }
    ~File() { std::filesystem::remove(path); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    std::filesystem::path path;
};

}  // namespace

TEST_CASE("the record is valid by its schema") {
    CHECK(test::validate(schema(), json::parse(written(eventful()))) == std::vector<std::string>{});
    CHECK(test::validate(schema(), json::parse(written(Builder().result()))).empty());
    json broken = json::parse(written(eventful()));
    broken["pages"][0]["blocks"][0]["lines"][0][0]["id"] = "one";
    broken["audit"][0]["change"].erase("word");
    broken["extra"] = 1;
    CHECK(test::validate(schema(), broken).size() == 3);
}

TEST_CASE("the record holds words with their sources, notes, markers, furniture and characters") {
    const json record = json::parse(written(eventful()));
    const json& page = record["pages"][0];
    CHECK(page["furniture"][0]["label"] == "page number");
    CHECK(page["blocks"][0]["kind"] == "masthead");
    const json& words = page["blocks"][1]["lines"][0];
    CHECK(words[0] ==
          json::parse(R"({"id":"1.4","text":"1.","sources":[{"at":[1,1,0],"box":[0,1,2,2],"confidence":0.875}]})"));
    CHECK(words[4]["text"] == "cooperation");
    CHECK(words[4]["sources"].size() == 2);
    CHECK(words[4]["sources"][1]["as_read"] == "eration");
    CHECK(record["notes"].size() == 2);
    CHECK(record["notes"][0]["blocks"] == json::array({"2.4"}));
    CHECK(record["notes"][0]["as_read"] == "1");
    CHECK(record["notes"][0]["at"] == json::array({2, 1, 0}));
    CHECK(record["notes"][0]["certainty"] == 1);
    CHECK(record["notes"][1]["in_source"] == false);
    CHECK_FALSE(record["notes"][1].contains("certainty"));
    CHECK(record["markers"][0]["at"] == json::array({1, 1, 5}));
    CHECK(record["markers"][0]["certainty"] == 0.9);
    CHECK(record["markers"][0]["evidence"] == "read so");
    CHECK(record["markers"][0]["rival"] == "7");
    CHECK_FALSE(record["markers"][1].contains("at"));  // nothing was printed there
    CHECK(record["markers"][1]["certainty"] == 0.8);
    CHECK(record["markers"][0]["anchor"] == "printed");
    CHECK(record["markers"][1]["anchor"] == "page-end");
    CHECK(record["characters"]["balanced"] == true);
    CHECK(record["audit"][0]["certainty"] == 0.912);
    CHECK(record["audit"][3]["verdict"] == "suggested");
    CHECK(record["audit"][3]["after"] == "urges");
    CHECK(record["front_matter"][0]["key"] == "symbol");
}

TEST_CASE("the record has no character that a terminal would act on") {
    const std::string text = written(eventful());
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\xC2\x9B") == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find("\\u009b") != std::string::npos);
}

TEST_CASE("a record is read back: the source's bytes, and an audit that replays") {
    const Result result = eventful();
    const File file(written(result));
    const Record record = read_record(file.path);
    CHECK(record.source_name == "test.txt");
    CHECK(record.as_read == result.source.bytes);
    REQUIRE(record.audit.size() == result.outcome.audit.size());
    CHECK(record.kinds[0] == "split");
    CHECK(replay(result.as_read, record.audit) == result.outcome.document);
    CHECK(record.audit[8] == result.outcome.audit[8]);
    CHECK(record.problems == result.problems);
    REQUIRE(record.apparatus.markers.size() == 2);
    CHECK(record.apparatus.markers[0].grounds.rival == "7");
    CHECK(record.apparatus.markers[1].inferred == "page-end");
    CHECK(record.apparatus.notes[0].spot.seen == SourceId{2, 1, 0});
}

TEST_CASE("bytes that are not UTF-8 come back") {
    for (const std::string& bytes : {std::string("\xff\xfe"
                                                 "a\0b\0",
                                                 6),
                                     std::string("caf\xe9"), std::string("\xEF\xBB\xBFx\r\n\0y", 8),
                                     std::string("\x80"), std::string("e\xCC\x81\t\f\x7f")}) {
        Result result = Builder().result();
        result.source.bytes = bytes;
        const File file(written(result));
        CHECK(read_record(file.path).as_read == bytes);
    }
    Result scanned = Builder().block(BlockKind::paragraph, "", "two words").result();
    scanned.source.bytes.clear();
    const File file(written(scanned));
    CHECK(read_record(file.path).as_read == "two words\n");
}

TEST_CASE("what is no record is refused with a reason") {
    const auto refusal = [](const std::string& text) {
        const File file(text);
        try {
            read_record(file.path);
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::bad_input);
            return std::string(error.what());
        }
        return std::string("taken");
    };
    const std::string good = written(eventful());
    CHECK(refusal(good) == "taken");
    CHECK_THAT(refusal(""), Catch::Contains("it is not JSON"));
    CHECK_THAT(refusal(good.substr(0, good.size() / 2)), Catch::Contains("breaks off"));
    CHECK_THAT(refusal("[1, 2]"), Catch::Contains("no record of emend"));
    CHECK_THAT(refusal("{}"), Catch::Contains("no record of emend"));
    CHECK_THAT(refusal(std::string(100000, '[')), Catch::Contains("it is not JSON"));
    CHECK_THAT(refusal("\xff\x00\x01"), Catch::Contains("it is not JSON"));
    const auto changed = [&](const char* place, const json& value) {
        json record = json::parse(good);
        record[json::json_pointer(place)] = value;
        return refusal(record.dump());
    };
    CHECK_THAT(changed("/schema_version", "2.0"), Catch::Contains("schema_version is 2.0"));
    CHECK_THAT(changed("/audit/0/kind", "explode"), Catch::Contains("explode"));
    CHECK_THAT(changed("/audit/0/page", 1e300), Catch::Contains("whole number"));
    CHECK_THAT(changed("/audit/0/change/word", "1.x"), Catch::Contains("no id"));
    CHECK_THAT(changed("/audit/0/verdict", 7), Catch::Contains("no record of emend"));
    CHECK_THAT(changed("/audit", "none"), Catch::Contains("no record of emend"));
    CHECK_THAT(changed("/as_read/form", "base64"), Catch::Contains("base64"));
    CHECK_THROWS_WITH(read_record("/nowhere/x.json"), Catch::Contains("no such file"));
    CHECK_THROWS_WITH(read_record(std::filesystem::temp_directory_path()), Catch::Contains("folder"));
}
