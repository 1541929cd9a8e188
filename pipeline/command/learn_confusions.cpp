#include "pipeline/command/learn_confusions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "pipeline/command/learn.h"
#include "pipeline/errors.h"
#include "pipeline/pipeline.h"
#include "pipeline/read/read.h"
#include "pipeline/runner.h"
#include "pipeline/text/alignment.h"
#include "pipeline/text/resources.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double prior = 8000;      // occurrences that the table's own estimate counts for
constexpr double new_cost = 9.5;    // of a confusion that the table does not have
constexpr double least_times = 2;   // below that it does not join the table
constexpr std::size_t longest = 3;  // characters on one side of a confusion

std::string side(const std::u32string& text) { return text.empty() ? "-" : from_code_points(text); }
std::u32string side(const std::string& text) { return text == "-" ? U"" : code_points(text); }

bool stands_for_any(const Confusion& confusion) {
    const auto any = [](const std::u32string& text) { return text == U"*" || text == U"_"; };
    return any(confusion.read) || any(confusion.meant);
}

void count_occurrences(const std::string& text, ConfusionCounts& counts) {
    const std::vector<std::string> characters = characters_of(text);
    for (std::size_t n = 0; n < characters.size(); ++n) {
        std::string part;
        for (std::size_t k = n; k < std::min(n + longest, characters.size()); ++k) {
            part += characters[k];
            counts.occurrences[part] += 1;
        }
    }
    counts.occurrences["-"] += static_cast<double>(characters.size());
}

// One pass over the raw texts with the table as it is.
ConfusionCounts expected(const std::vector<std::filesystem::path>& files, const Resources& resources) {
    ConfusionCounts counts;
    const Pipeline pipeline = make_pipeline(resources);
    RunOptions running;
    running.stop_after = "repair_words";
    for (const std::filesystem::path& file : files) {
        const Source source = read(file, {});
        const Outcome outcome = run(as_read(source), pipeline, running);
        for (const Page& page : outcome.document.pages) {
            for (const Block& block : page.blocks) {
                for (const Line& line : block.lines) {
                    for (const Word& word : line.words) count_occurrences(word.text, counts);
                }
            }
        }
        for (const AuditEntry& entry : outcome.audit) {
            if (entry.stage != "repair_words" || entry.verdict == Verdict::refused) continue;
            for (const ConfusionKey& key : confusions_in(entry.reason)) counts.times[key] += entry.certainty;
        }
    }
    return counts;
}

std::vector<Confusion> table_of(const std::filesystem::path& path) {
    std::vector<Confusion> table;
    for (const Row& row : read_table(path, 3)) {
        table.push_back({side(row[0]), side(row[1]), std::strtod(row[2].c_str(), nullptr)});
    }
    return table;
}

}  // namespace

std::vector<ConfusionKey> confusions_in(const std::string& how) {
    static const std::string open = "“", close = "”", for_other = " read for “", lost = " lost", many = " too many";
    std::vector<ConfusionKey> all;
    const std::size_t last = how.rfind("; ");  // behind the other words of a reason
    for (std::size_t at = how.find(open, last == std::string::npos ? 0 : last); at != std::string::npos;
         at = how.find(open, at)) {
        const std::size_t from = at + open.size(), to = how.find(close, from);
        if (to == std::string::npos) break;
        const std::string first = how.substr(from, to - from);
        at = to + close.size();
        if (how.compare(at, for_other.size(), for_other) == 0) {
            const std::size_t meant = at + for_other.size(), end = how.find(close, meant);
            if (end == std::string::npos) break;
            all.emplace_back(first, how.substr(meant, end - meant));
            at = end + close.size();
        } else if (how.compare(at, lost.size(), lost) == 0) {
            all.emplace_back("-", first);
        } else if (how.compare(at, many.size(), many) == 0) {
            all.emplace_back(first, "-");
        }
    }
    return all;
}

std::vector<Confusion> merged(const std::vector<Confusion>& table, const ConfusionCounts& counts) {
    std::map<ConfusionKey, double> left = counts.times;
    const auto cost = [&](double times, const std::string& meant, double before) {
        const auto found = counts.occurrences.find(meant);
        const double of = found == counts.occurrences.end() ? 0 : found->second;
        return -std::log((times + prior * std::exp(-before)) / (of + prior));
    };
    std::vector<Confusion> all;
    for (const Confusion& confusion : table) {
        all.push_back(confusion);
        if (stands_for_any(confusion)) continue;
        const ConfusionKey key{side(confusion.read), side(confusion.meant)};
        const auto found = left.find(key);
        all.back().cost = cost(found == left.end() ? 0 : found->second, key.second, confusion.cost);
        if (found != left.end()) left.erase(found);
    }
    for (const auto& [key, times] : left) {
        if (times < least_times || (key.first == "-" && key.second == "-")) continue;
        all.push_back({side(key.first), side(key.second), cost(times, key.second, new_cost)});
    }
    return all;
}

void learn_confusions(const LearnConfusionsOptions& options, std::ostream& report) {
    const std::filesystem::path dictionaries =
        options.dictionaries.empty() ? find_dictionaries() : options.dictionaries;
    const std::vector<std::filesystem::path> files = corpus_files(options.raw);
    const std::vector<Confusion> before = table_of(dictionaries / "confusions.txt");
    Resources resources = load_resources(dictionaries, options.language, options.style);
    std::vector<Confusion> table = before;
    ConfusionCounts counts;
    for (int round = 0; round < options.rounds; ++round) {
        resources.channel = std::make_shared<Channel>(table);
        counts = expected(files, resources);
        table = merged(before, counts);
    }
    double repairs = 0;
    for (const auto& [key, times] : counts.times) repairs += times;
    std::ofstream out(options.out, std::ios::trunc);
    out << "# What is read for what was printed: read, meant, cost. Learnt by emend learn --confusions from raw text; "
           "see\n"
           "# pipeline/text/channel.h for the form.\n";
    for (const Confusion& confusion : table) {
        out << side(confusion.read) << '\t' << side(confusion.meant) << '\t' << fmt::format("{:.1f}", confusion.cost)
            << '\n';
    }
    out.close();
    if (!out) throw Error(ExitCode::cannot_write, options.out.string(), "the table cannot be written");
    report << fmt::format("{} files, {:.0f} confusions expected, table of {} rows\n", files.size(), repairs,
                          table.size());
}

}  // namespace emend
