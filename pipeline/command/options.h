// The options of `Config` on the command line.
#pragma once

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <vector>

#include "pipeline/config.h"

namespace emend {

// What was given: texts by option, not looked at before the configuration file has been.
struct Given {
    std::map<std::string, std::vector<std::string>> texts;
    std::string config_file;
};

// `given` must outlive the parsing.
void add_options(CLI::App& app, Given& given);
void add_config_file(CLI::App& app, Given& given);

// Defaults, then the configuration file, then the command line. Throws Error(usage).
Config config_of(const Given& given);

}  // namespace emend
