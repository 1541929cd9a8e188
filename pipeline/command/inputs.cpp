#include "pipeline/command/inputs.h"

#include <algorithm>
#include <map>
#include <set>

namespace emend {

namespace {

namespace fs = std::filesystem;

struct Candidate {
    Input input;
    fs::path full_stem;  // the stem with its extension kept
};

fs::path without_extension(fs::path path) { return path.replace_extension(); }

// Symbolic links, pipes, sockets and devices: what they give may change, or never end.
std::optional<Error> refusal(const fs::path& path, fs::file_status status) {
    const auto error = [&](const std::string& what, const std::string& remedy) {
        return Error(ExitCode::bad_input, path.string(), what, remedy);
    };
    switch (status.type()) {
        case fs::file_type::regular:
        case fs::file_type::directory: return std::nullopt;
        case fs::file_type::not_found: return error("no such file", "give a file, a folder or - for standard input");
        case fs::file_type::symlink: return error("a symbolic link", "give the file that it points to");
        case fs::file_type::fifo: return error("a pipe", "send it to standard input and give -");
        case fs::file_type::none:
        case fs::file_type::unknown:
            return error("cannot be looked at", "check its permissions and those of its folder");
        default: return error("neither a file nor a folder", "give a file, a folder or - for standard input");
    }
}

class Finder {
public:
    explicit Finder(const Config& config) {
        std::error_code ignored;
        if (!config.out.empty() && !config.standard_output) out_ = fs::weakly_canonical(config.out, ignored);
        standard_input_ = config.name.empty() ? fs::path("standard-input") : fs::path(config.name).filename();
    }

    void add_argument(const std::string& argument) {
        if (argument == "-") {
            add("-", standard_input_);
            return;
        }
        const fs::path path(argument);
        std::error_code error;
        const fs::file_status status = fs::symlink_status(path, error);
        if (const auto refused = refusal(path, status)) {
            refuse(path, *refused);
        } else if (!fs::is_directory(status)) {
            add(path, path.filename());
        } else {
            const std::size_t before = found_;
            add_folder(path, "");
            if (found_ == before) {
                refuse(path, Error(ExitCode::bad_input, path.string(), "a folder without anything readable",
                                   "emend reads tif, png, jpg, pnm, jp2, webp, pdf, txt and md"));
            }
        }
    }

    std::vector<Candidate> candidates;
    std::vector<std::string> passed_over;

private:
    void refuse(const fs::path& path, const Error& error) {
        ++found_;
        candidates.push_back({{path, {}, error}, {}});
    }

    void add(const fs::path& path, const fs::path& relative) {
        ++found_;
        std::error_code ignored;
        const fs::path canonical = path == "-" ? path : fs::weakly_canonical(path, ignored);
        if (!seen_.insert(canonical).second) return;
        candidates.push_back({{path, without_extension(relative), std::nullopt}, relative});
    }

    void add_folder(const fs::path& folder, const fs::path& relative) {
        std::error_code error;
        std::set<fs::path> names;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            names.insert(entry->path().filename());
        }
        if (error) {
            refuse(folder, Error(ExitCode::bad_input, folder.string(), "the folder cannot be read: " + error.message(),
                                 "check its permissions"));
        }
        for (const fs::path& name : names) add_entry(folder / name, relative / name);
    }

    void add_entry(const fs::path& path, const fs::path& relative) {
        std::error_code error;
        const fs::file_status status = fs::symlink_status(path, error);
        if (fs::is_directory(status)) {
            if (out_.empty() || fs::weakly_canonical(path, error) != out_) add_folder(path, relative);
        } else if (!readable_name(path) && !(fs::is_symlink(status) && fs::is_directory(path, error))) {
            passed_over.push_back(path.string());
        } else if (const auto refused = refusal(path, status)) {
            refuse(path, *refused);
        } else {
            add(path, relative);
        }
    }

    fs::path out_, standard_input_;
    std::set<fs::path> seen_;
    std::size_t found_ = 0;  // files to read or to refuse, those met before among them
};

// Inputs of one name keep their extensions; that may bring a new clash ("a.tif" beside "a.tif.txt"), so again.
void part_names(std::vector<Candidate>& candidates) {
    for (bool changed = true; changed;) {
        changed = false;
        std::map<fs::path, std::vector<Candidate*>> by_stem;
        for (Candidate& candidate : candidates) {
            if (!candidate.input.refused) by_stem[candidate.input.stem].push_back(&candidate);
        }
        for (const auto& [stem, same] : by_stem) {
            if (same.size() < 2) continue;
            bool parted = false;
            for (Candidate* candidate : same) {
                parted = parted || candidate->input.stem != candidate->full_stem;
                candidate->input.stem = candidate->full_stem;
            }
            if (!parted) {
                throw Error(ExitCode::usage, same[1]->input.path.string(),
                            "would be written to the same name as " + printable(same[0]->input.path.string()),
                            "clean them into folders of their own");
            }
            changed = true;
        }
    }
}

void protect_inputs(const std::vector<Candidate>& candidates, const Config& config) {
    if (config.out.empty() || config.standard_output) return;
    std::error_code ignored;
    std::set<fs::path> inputs;
    for (const Candidate& candidate : candidates) inputs.insert(fs::weakly_canonical(candidate.input.path, ignored));
    for (const Candidate& candidate : candidates) {
        for (const std::string& format : config.to) {
            const fs::path result = config.out / fs::path(candidate.input.stem.string() + "." + format);
            if (!candidate.input.refused && inputs.contains(fs::weakly_canonical(result, ignored))) {
                throw Error(ExitCode::usage, result.string(), "the result would replace an input",
                            "give another folder with --out");
            }
        }
    }
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& arguments, const Config& config) {
    Finder finder(config);
    for (const std::string& argument : arguments) finder.add_argument(argument);
    part_names(finder.candidates);
    protect_inputs(finder.candidates, config);
    Inputs inputs{{}, std::move(finder.passed_over)};
    for (Candidate& candidate : finder.candidates) inputs.list.push_back(std::move(candidate.input));
    return inputs;
}

}  // namespace emend
