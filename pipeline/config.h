// What a run is asked to do. One table of options serves the command line, `emend.toml` and `emend config`, so that
// the three cannot drift apart.
#pragma once

#include <filesystem>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/read/read.h"
#include "pipeline/runner.h"

namespace emend {

struct Config {
    // Output
    std::string out;                            // folder
    std::vector<std::string> to{"md", "json"};  // "md", "json", "txt"
    bool standard_output = false;               // the first format, instead of files
    std::string name;                           // of what comes from standard input
    bool quiet = false;
    // Reading
    std::string language = "eng";      // of Tesseract, joined by "+"
    std::string dictionary = "en_GB";  // of Hunspell
    std::string model;                 // language model of `emend learn`; empty: that of the dictionaries
    std::string dictionaries;          // folder of the tables; empty: found
    int dpi = 0;                       // 0: what the file says, checked
    std::string encoding;              // of texts; empty: detected
    std::string pdf = "auto";
    std::string readings;  // folder of kept readings; empty: none are kept
    // Stages
    std::string style = "un";  // house style: "un", "none" or a folder
    double apply_from = 0.75;
    std::vector<std::string> only, skip;
    std::string stop_after;
    // Resources
    int jobs = 0;  // 0: one for each processor core
    ReadLimits limits;
};

// Where an option's value stands in a Config.
using Place = std::variant<bool*, int*, long*, double*, std::string*, std::vector<std::string>*>;

struct Option {
    std::string name;   // "apply-from": the key in TOML; --apply-from on the command line
    std::string group;  // heading in --help and in `emend config`
    std::string value;  // placeholder in --help; empty for a switch
    std::string help;
    Place (*place)(Config&);
    double least = 0, most = std::numeric_limits<int>::max();  // of numbers
    std::vector<std::string> choices = {};                     // of texts; empty: any
};

// In the order in which they are shown.
const std::vector<Option>& option_table();

// Sets an option from its texts on the command line, where a list may be given in several pieces ("md,json", "txt")
// and the last one counts of everything else. Throws Error(usage) where a value does not fit; `where` is for the
// message.
void set_option(const Option& option, const std::vector<std::string>& texts, const std::string& where, Config& config);

// Sets what a TOML file says. Throws Error(usage) with the line for what is not known or does not fit.
void set_from_toml(const std::filesystem::path& path, Config& config);

// Every option with its value, such that `set_from_toml` gives the same Config.
std::string to_toml(Config config);

int jobs_of(const Config& config);  // at least 1
ReadOptions read_options(const Config& config);
RunOptions run_options(const Config& config);

}  // namespace emend
