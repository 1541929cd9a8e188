// A folder of a test's own, and the program run in it as its users run it.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace emend::test {

namespace fs = std::filesystem;

struct Ran {
    int code = -1;
    std::string out, err;
};

inline std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A folder that goes when the test ends, and the program run in it.
class Workplace {
public:
    Workplace() {
        std::string name = (fs::temp_directory_path() / "emend-command-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    ~Workplace() { fs::remove_all(folder_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    fs::path put(const fs::path& name, const std::string& bytes) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    std::string get(const fs::path& name) const { return bytes_of(folder_ / name); }
    fs::path operator/(const fs::path& name) const { return folder_ / name; }

    // `arguments` as a shell has them, redirections of standard input among them.
    Ran run(const std::string& arguments) const {
        const std::string command = "cd '" + folder_.string() + "' || exit 99; '" EMEND_PROGRAM "' " + arguments;
        const std::string out = (folder_ / ".out").string(), err = (folder_ / ".err").string();
        const int status = std::system(("exec >'" + out + "' 2>'" + err + "'; " + command).c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, get(".out"), get(".err")};
    }

    // The files below a folder, with their folders.
    std::set<std::string> files(const fs::path& below) const {
        std::set<std::string> names;
        if (!fs::exists(folder_ / below)) return names;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / below)) {
            if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), folder_ / below).generic_string());
        }
        return names;
    }

private:
    fs::path folder_;
};

}  // namespace emend::test
