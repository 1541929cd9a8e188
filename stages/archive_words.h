// What the archive knows of a word that stands beside a mark.
#pragma once

#include <string_view>

#include "pipeline/text/resources.h"

namespace emend {

class ArchiveWords {
public:
    static constexpr double common = 10;  // so often the archive has the word

    // The resources must have a language model.
    explicit ArchiveWords(const Resources& resources) : resources_(resources), model_(*resources.language_model) {}

    bool is_abbreviation(std::string_view core) const;  // or a single character
    bool is_common(std::string_view core, double count = common) const;
    // A word that needs no full stop: common in its own case, or a long one of the dictionary.
    bool stands(std::string_view core, double count = common) const;
    // Does the archive have the two side by side, whatever mark is between them, as often as not by chance?
    bool are_neighbours(std::string_view first, std::string_view second) const;

private:
    const Resources& resources_;
    const LanguageModel& model_;
};

}  // namespace emend
