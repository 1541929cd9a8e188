// `emend doctor`: is everything there that emend needs?
#pragma once

#include <ostream>

#include "pipeline/config.h"
#include "pipeline/errors.h"

namespace emend {

// Says what is there, in which version, and what to install for what is missing: then ExitCode::missing.
ExitCode doctor(const Config& config, std::ostream& out);

}  // namespace emend
