#include "pipeline/command/stages.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/errors.h"
#include "pipeline/pipeline.h"

namespace emend {

namespace {

// To name the stages, nothing needs to be installed: none of them runs.
Pipeline list_of_stages() {
    static const Resources nothing = [] {
        Resources resources;
        resources.lexicon = make_word_list({});
        return resources;
    }();
    return make_pipeline(nothing);
}

}  // namespace

std::vector<std::string> stage_names() {
    std::vector<std::string> names;
    for (const Stage& stage : list_of_stages()) names.push_back(stage.name);
    return names;
}

void check_stage_names(const std::vector<std::string>& names) {
    const std::vector<std::string> known = stage_names();
    for (const std::string& name : names) {
        if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
            throw Error(ExitCode::usage, "", fmt::format("\"{}\" is no stage", name),
                        fmt::format("the stages are {}", fmt::join(known, ", ")));
        }
    }
}

void print_stages(std::ostream& out) {
    const Pipeline stages = list_of_stages();
    std::size_t width = 0;
    for (const Stage& stage : stages) width = std::max(width, stage.name.size());
    for (const Stage& stage : stages) out << fmt::format("{:{}}  {}\n", stage.name, width, stage.purpose);
}

}  // namespace emend
