// The command line.
#pragma once

namespace emend {

// The exit code. Throws Error, which `main` catches.
int run_command(int argc, const char* const* argv);

}  // namespace emend
