#include "stages/archive_words.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// "a.m", "Ph.D": short pieces with stops between them.
bool has_inner_stops(std::string_view core) {
    constexpr std::size_t longest_piece = 2;
    if (core.find('.') == std::string_view::npos) return false;
    for (std::size_t from = 0; from <= core.size();) {
        const std::size_t stop = std::min(core.find('.', from), core.size());
        if (stop - from > longest_piece || stop == from || !is_ascii_letter(core[from])) return false;
        from = stop + 1;
    }
    return true;
}

}  // namespace

bool ArchiveWords::is_abbreviation(std::string_view core) const {
    return core.size() < 2 || has_inner_stops(core) || resources_.tables.abbreviations.contains(to_lower(core));
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
