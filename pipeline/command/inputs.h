// Which files to clean, and under which names their results are written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/errors.h"

namespace emend {

struct Input {
    std::filesystem::path path;    // "-": standard input
    std::filesystem::path stem;    // of the results, below DIR: "1950/report"
    std::optional<Error> refused;  // why it cannot be an input: not there, a link, a folder without anything readable
};

struct Inputs {
    std::vector<Input> list;               // arguments in their order, folders by name; no file twice
    std::vector<std::string> passed_over;  // files in folders that are of no readable kind
};

// Folders are searched recursively, but for DIR itself. Throws Error(usage) where two inputs would be written to one
// name though they keep their extensions, or where a result would replace an input.
Inputs find_inputs(const std::vector<std::string>& arguments, const Config& config);

}  // namespace emend
