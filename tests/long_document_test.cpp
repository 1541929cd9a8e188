// A document of hundreds of pages and notes: no stage takes more than a straight line's time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <map>

#include "pipeline/pipeline.h"
#include "pipeline/read/read.h"
#include "pipeline/runner.h"
#include "pipeline/text/resources.h"
#include "pipeline/write/apparatus.h"
#include "pipeline/write/write.h"

using namespace emend;

namespace {

// So many pages of four numbered paragraphs, each with a marker, and of four notes; numbers begin anew with each part.
std::string volume(int pages) {
    constexpr int pages_of_part = 200;
    static const std::vector<std::string> verbs{"Requests", "Urges", "Encourages", "Invites"};
    std::string text;
    int n = 0;
    for (int page = 0; page < pages; ++page) {
        std::string notes;
        if (page > 0) text += '\f';
        if (page % pages_of_part == 0) n = 0;
        for (int paragraph = 0; paragraph < 4; ++paragraph) {
            const std::string number = std::to_string(++n);
            text +=
                number + ". " + verbs[static_cast<std::size_t>(n) % verbs.size()] +
                " the authorities of each harbour to keep the records of their lights and signals, together\n"
                "with the journals of pilots, as agreed in the Plan of Action on Coastal Lights," +
                number +
                " and to make\nthem known to all members of the council at least once in every year of the plan;\n\n";
            notes += number + " See resolution " + std::to_string(60 + n % 30) + "/" + std::to_string(n % 250 + 1) +
                     ", annex, para. " + std::to_string(n % 17 + 1) + ".\n";
        }
        text += notes;
    }
    return text;
}

// CPU seconds of each stage, alone: a busy machine does not count.
std::map<std::string, double> times(int pages, Document& document) {
    static const Resources resources = load_resources(std::string(EMEND_ROOT) + "/dictionaries", "en_GB");
    Source source;
    source.name = "volume.txt";
    source.bytes = volume(pages);
    read_text(source.bytes, {}, source);
    document = as_read(source);
    std::map<std::string, double> seconds;
    for (const Stage& stage : make_pipeline(resources)) {
        const std::clock_t from = std::clock();
        document = run(std::move(document), {stage}, {}).document;
        seconds[stage.name] = static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
    }
    return seconds;
}

}  // namespace

TEST_CASE("a volume of many pages is linked in a straight line's time", "[long]") {
    Document document;
    const auto short_times = times(100, document);
    const auto long_times = times(400, document);
    const std::vector<Flow> all = flows(document);
    const Footnotes found = footnotes(all);
    CHECK(found.notes.size() == 1600);
    CHECK(found.markers.size() == 1600);
    double linking = 0;
    for (const auto& [name, seconds] : long_times) {
        const double before = short_times.at(name);
        UNSCOPED_INFO(name << ": 100 pages " << before << " s, 400 pages " << seconds << " s");
        CHECK(seconds <= 10 * std::max(before, 0.05));  // four times as much; a square would be sixteen times
        if (name == "find_notes" || name == "part_markers" || name == "link_notes") linking += seconds;
    }
    CHECK(linking < 2 * 3);  // 2 s on a machine of its own, with room for others on it
}
