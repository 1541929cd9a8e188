#include "pipeline/command/learn.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pipeline/errors.h"
#include "pipeline/text/learn.h"
#include "pipeline/text/lexicon.h"

namespace emend {

std::vector<std::filesystem::path> corpus_files(const std::vector<std::filesystem::path>& corpus) {
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& path : corpus) {
        if (std::filesystem::is_regular_file(path)) {
            files.push_back(path);
        } else if (std::filesystem::is_directory(path)) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
                const std::string kind = entry.path().extension().string();
                const bool about = entry.path().filename() == "README.md";
                if (entry.is_regular_file() && (kind == ".txt" || kind == ".md") && !about) {
                    files.push_back(entry.path());
                }
            }
        } else {
            throw Error(ExitCode::bad_input, path.string(), "there is no such file or folder");
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

bool held_apart(std::size_t file, int folds, int fold) {
    return folds > 0 && file % static_cast<std::size_t>(folds) == static_cast<std::size_t>(fold);
}

void learn(const LearnOptions& options, std::ostream& report) {
    const std::vector<std::filesystem::path> files = corpus_files(options.corpus);
    const std::shared_ptr<const Lexicon> dictionary = make_hunspell(options.language);
    Learner learner;
    std::size_t used = 0;
    for (std::size_t n = 0; n < files.size(); ++n) {
        if (held_apart(n, options.folds, options.fold)) continue;
        std::ifstream file(files[n], std::ios::binary);
        if (!file) throw Error(ExitCode::bad_input, files[n].string(), "the file cannot be read");
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        learner.add(text, year_of(files[n], text));
        ++used;
    }
    if (learner.words() == 0) throw Error(ExitCode::bad_input, "learn", "there are no words to learn from");
    const std::string model = learner.model(*dictionary, options.least_count);
    std::ofstream out(options.out, std::ios::binary | std::ios::trunc);
    out << model;
    out.close();
    if (!out) throw Error(ExitCode::cannot_write, options.out.string(), "the model cannot be written");
    report << used << " files, " << learner.words() << " running words, model of " << model.size() << " bytes\n";
}

}  // namespace emend
