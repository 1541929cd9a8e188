// What emend eval found, as a table, as JSON, and as a table of confusions.
#pragma once

#include <filesystem>
#include <ostream>

#include "pipeline/command/eval.h"

namespace emend {

// `shown`: so many broken words are listed, and so many that are still wrong.
void write_table(const Evaluation& all, std::size_t shown, std::ostream& report);
void write_json_report(const Evaluation& all, std::size_t shown, std::ostream& report);

// A table in the form of dictionaries/confusions.txt. Throws Error(cannot_write).
void write_confusions(const Evaluation& all, const std::filesystem::path& path);

}  // namespace emend
