// `emend stages`, and what the names of stages are checked against.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace emend {

std::vector<std::string> stage_names();

// Throws Error(usage), listing the stages, for a name that is none; empty names are let through.
void check_stage_names(const std::vector<std::string>& names);

// Name and purpose of every stage, in order.
void print_stages(std::ostream& out);

}  // namespace emend
