#include "stages/archive_words.h"

#include <cmath>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

bool ArchiveWords::is_abbreviation(std::string_view core) const {
    return core.size() < 2 || resources_.tables.abbreviations.contains(to_lower(core));
}

bool ArchiveWords::is_common(std::string_view core, double count) const {
    const WordNumber word = model_.find(key_of(core));
    return word != no_word && is_trusted(model_, word) && model_.figures(word).lower >= count;
}

bool ArchiveWords::stands(std::string_view core, double count) const {
    constexpr std::size_t long_word = 5;
    const WordNumber word = model_.find(key_of(core));
    const Shape shape = shape_of(core);
    if (shape == Shape::lower && core.size() >= long_word && resources_.lexicon->knows(core)) return true;
    if (word == no_word || !is_trusted(model_, word)) return false;
    return (shape == Shape::lower && core.size() > 2 && model_.figures(word).lower >= count) ||
           (shape == Shape::title && core.size() > 3 && model_.count(word) >= count);
}

bool ArchiveWords::are_neighbours(std::string_view first, std::string_view second) const {
    constexpr double least_count = 3, least_share = 0.005;
    const WordNumber before = model_.find(key_of(first)), behind = model_.find(key_of(second));
    if (before == no_word || behind == no_word) return false;
    return model_.pair_count(before, behind) >= least_count &&
           std::exp(model_.log_probability(before, behind)) >= least_share;
}

}  // namespace emend
