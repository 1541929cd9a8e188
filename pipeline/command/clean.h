// `emend clean`: reads, cleans and writes every input.
#pragma once

#include <string>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/errors.h"

namespace emend {

// The exit code says how many inputs failed; messages went to standard error. Throws Error for what concerns all
// inputs: wrong options, a folder that cannot be written, missing dictionaries, an interrupt.
ExitCode clean(const std::vector<std::string>& arguments, const Config& config);

}  // namespace emend
