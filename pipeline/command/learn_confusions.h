// emend learn --confusions RAW... --out FILE: how often what is misread for what, from raw text without ground truth.
//
// Expectation maximisation: the repairs that the present table proposes, each counted by its certainty, say how often
// each confusion happened; the table that follows from these counts proposes the next repairs.
#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/text/channel.h"

namespace emend {

// What was read, what was meant; "-" for nothing.
using ConfusionKey = std::pair<std::string, std::string>;

// The confusions that a repair took, out of its reason: "…; “rn” read for “m”, “t” lost".
std::vector<ConfusionKey> confusions_in(const std::string& how);

struct ConfusionCounts {
    std::map<ConfusionKey, double> times;       // expected
    std::map<std::string, double> occurrences;  // of what was meant; "-": characters in all
};

// The table that follows from a table and counts: −ln((times + k·p) / (occurrences + k)), p by the table before. What
// is not in the table joins it where it happened at least twice. Rows that stand for any letter stay as they are.
std::vector<Confusion> merged(const std::vector<Confusion>& table, const ConfusionCounts& counts);

struct LearnConfusionsOptions {
    std::vector<std::filesystem::path> raw;  // texts as they were read, or folders with them
    std::filesystem::path out, dictionaries;
    std::string language = "en_GB", style = "un";
    int rounds = 3;
};

void learn_confusions(const LearnConfusionsOptions& options, std::ostream& report);

}  // namespace emend
