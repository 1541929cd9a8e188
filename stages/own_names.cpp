#include "stages/own_names.h"

#include <algorithm>
#include <vector>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_acronym(std::string_view word) {
    return word.size() >= 3 && word.size() <= 6 &&
           word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

}  // namespace

OwnNames::OwnNames(const Document& document, const Resources& resources) : resources_(resources) {
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) {
                    for (const RunningWord& part : running_words(word.text)) {
                        std::string core = word.text.substr(part.from, part.to - part.from);
                        if (begins_with_upper(core)) ++counts_[std::move(core)];
                    }
                }
            }
        }
    }
}

bool OwnNames::is_misread_acronym(std::string_view core) const {
    if (!is_acronym(core) || is_roman_numeral(core)) return false;
    if (resources_.language_model->find(key_of(core)) != no_word) return false;
    return has_likely(core, times(core) + 1);
}

bool OwnNames::is_misread_again(std::string_view core) const {
    constexpr int more_often = 2;
    return begins_with_upper(core) && times(core) > 1 && has_likely(core, more_often * times(core));
}

int OwnNames::times(std::string_view core) const {
    const auto found = counts_.find(core);
    return found == counts_.end() ? 0 : found->second;
}

// Does the document write what `core` may be a misreading of, by confusions of the table, so often at least?
bool OwnNames::has_likely(std::string_view core, int least) const {
    constexpr double bound = 7;
    const std::vector<Candidate> all = resources_.channel->candidates(*resources_.language_model, core, bound);
    return std::any_of(all.begin(), all.end(), [&](const Candidate& candidate) {
        return candidate.unlisted == 0 && times(candidate.text) >= least;
    });
}

}  // namespace emend
