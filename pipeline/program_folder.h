// Where the running program stands: its dictionaries and its engine are looked for from there.
#pragma once

#include <filesystem>
#include <system_error>

namespace emend {

// Empty where the system does not tell.
inline std::filesystem::path program_folder() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace emend
