// emend learn CORPUS... --out FILE: a language model of an archive's own words and spellings.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace emend {

struct LearnOptions {
    std::vector<std::filesystem::path> corpus;  // files, or folders with .txt and .md files
    std::filesystem::path out;
    std::string language = "en_GB";  // of the dictionary that says which words are known anyway
    int least_count = 3;
    int folds = 0, fold = 0;  // folds > 0: the files of this fold (from 0) are held apart, for measuring
};

// The corpus's files in the order of their names. Throws Error(bad_input) where one does not exist.
std::vector<std::filesystem::path> corpus_files(const std::vector<std::filesystem::path>& corpus);

// Files in turn belong to folds 0, 1, …, folds - 1, 0, …
bool held_apart(std::size_t file, int folds, int fold);

// Writes the model and tells on `report` what went into it.
void learn(const LearnOptions& options, std::ostream& report);

}  // namespace emend
