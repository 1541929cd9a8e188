#include "pipeline/text/resources.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "pipeline/errors.h"
#include "pipeline/program_folder.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

std::string version_of(const std::filesystem::path& path, const std::filesystem::path& name) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::filesystem::file_size(path), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return name.generic_string() + " sha256 " + sha256(bytes);
}

// Every file of the folder with its checksum: what the outcome depends on.
std::vector<std::string> versions_of(const std::filesystem::path& folder) {
    std::vector<std::string> versions;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
        versions.push_back(version_of(entry.path(), std::filesystem::relative(entry.path(), folder)));
    }
    std::sort(versions.begin(), versions.end());
    return versions;
}

std::set<std::string, std::less<>> words_of(const std::filesystem::path& path) {
    std::set<std::string, std::less<>> words;
    for (Row& row : read_table(path)) words.insert(std::move(row.front()));
    return words;
}

}  // namespace

Resources load_resources(const std::filesystem::path& folder, const std::string& language, const std::string& style,
                         const std::filesystem::path& model) {
    if (!std::filesystem::is_directory(folder)) {
        throw Error(ExitCode::missing, folder.string(), "the dictionaries are not there",
                    "set EMEND_DICTIONARIES to their folder");
    }
    Resources resources;
    resources.lexicon = make_hunspell(language);
    resources.language_model = open_language_model(model.empty() ? folder / "united-nations.model" : model);
    resources.compounds = std::make_shared<Compounds>(*resources.language_model);
    resources.channel = std::make_shared<Channel>(load_channel(folder / "confusions.txt"));
    resources.symbols = std::make_shared<SymbolGrammar>(SymbolGrammar::load(folder / "symbols.txt"));
    resources.words = words_of(folder / "words.txt");
    resources.foreign_words = words_of(folder / "foreign_words.txt");
    resources.old_spelling = OldSpelling(read_table(folder / "old_spellings.txt", 4));
    resources.tables = load_tables(folder);
    resources.style = load_house_style(folder, style);
    resources.versions = versions_of(folder);
    if (!model.empty()) resources.versions.push_back(version_of(model, model.filename()));
    resources.versions.push_back(resources.lexicon->version());
    return resources;
}

std::filesystem::path find_dictionaries() {
    const char* const named = std::getenv("EMEND_DICTIONARIES");  // NOLINT(concurrency-mt-unsafe)
    if (named != nullptr) return named;
    std::error_code ignored;
    for (const char* from_program : {"../share/emend/dictionaries", "../../dictionaries", "../../../dictionaries"}) {
        std::filesystem::path folder = (program_folder() / from_program).lexically_normal();
        if (std::filesystem::is_directory(folder, ignored)) return folder;
    }
    return "/usr/share/emend/dictionaries";
}

}  // namespace emend
