// One Markdown file a stage in tests/golden: prose, and for each case the input, the document after the stage and the
// record. EMEND_REWRITE_GOLDEN=1 writes the files anew from what the program does; look at the difference in git.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "pipeline/model/check.h"
#include "pipeline/pipeline.h"
#include "pipeline/runner.h"
#include "tests/drawing.h"

using namespace emend;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string record_of(const Audit& audit, const std::string& stage) {
    std::ostringstream out;
    for (const AuditEntry& entry : audit) {
        if (entry.stage != stage) continue;
        std::string before = entry.before, after = entry.after;
        for (std::string* text : {&before, &after}) {
            for (char& c : *text) c = c == '\n' ? '/' : c;
        }
        out << name_of(entry.verdict) << ' ' << name_of(entry.change) << ' ' << std::setprecision(2) << entry.certainty
            << " '" << before << "' -> '" << after << "': " << entry.reason << '\n';
    }
    return out.str();
}

// What stands between "```NAME\n" and "```" from `at` on; moves `at` behind it.
std::string fence(const std::string& text, const std::string& name, std::size_t& at) {
    const std::string open = "```" + name + "\n";
    const std::size_t from = text.find(open, at);
    REQUIRE(from != std::string::npos);
    const std::size_t to = text.find("```", from + open.size());
    REQUIRE(to != std::string::npos);
    at = to + 3;
    return text.substr(from + open.size(), to - from - open.size());
}

std::string form_feeds(std::string text) {
    for (std::size_t at = text.find("<page>"); at != std::string::npos; at = text.find("<page>"))
        text.replace(at, 6, "\f");
    return text;
}

}  // namespace

TEST_CASE("every stage does what its golden file says") {
    const std::filesystem::path root = EMEND_ROOT;
    const Resources resources = load_resources(root / "dictionaries", "en_GB");
    const Pipeline pipeline = make_pipeline(resources);
    const bool rewrite = std::getenv("EMEND_REWRITE_GOLDEN") != nullptr;
    for (const Stage& stage : pipeline) {
        INFO("stage " << stage.name);
        const std::filesystem::path path = root / "tests/golden" / (stage.name + ".md");
        REQUIRE(std::filesystem::exists(path));
        const std::string golden = read_file(path);
        std::string fresh;
        std::size_t at = 0;
        int cases = 0;
        for (std::size_t from = golden.find("```"); from != std::string::npos; from = golden.find("```", at), ++cases) {
            const bool drawn = golden.compare(from, 10, "```drawing") == 0;
            fresh += golden.substr(at, from - at);
            at = from;
            const std::string input = fence(golden, drawn ? "drawing" : "text", at);
            const Source source = drawn ? source_of_drawing(form_feeds(input)) : source_of_text(form_feeds(input));
            const Document before = as_read(source);
            RunOptions options;
            options.stop_after = stage.name;
            const Outcome outcome = run(before, pipeline, options);
            CHECK(check(before, outcome.document).empty());
            CHECK(account(before, outcome.document, outcome.audit).balanced());
            CHECK(replay(before, outcome.audit) == outcome.document);
            const std::string output = dump(outcome.document), record = record_of(outcome.audit, stage.name);
            fresh += "```" + std::string(drawn ? "drawing" : "text") + "\n" + input + "```\n\n```document\n" + output +
                     "```\n\n```record\n" + record + "```";
            if (rewrite) {
                // The old outcome is passed over, if it is there.
                const std::size_t next = golden.find("```document", at);
                if (next != std::string::npos && golden.find_first_not_of("\n ", at) == next) {
                    fence(golden, "document", at);
                    fence(golden, "record", at);
                }
                continue;
            }
            CHECK(output == fence(golden, "document", at));
            CHECK(record == fence(golden, "record", at));
        }
        CHECK(cases > 0);
        if (rewrite) std::ofstream(path) << fresh + golden.substr(at);
    }
}
