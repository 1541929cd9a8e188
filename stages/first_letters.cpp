#include "stages/first_letters.h"

#include <algorithm>
#include <string>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

bool was_read_small(const SourceWord& source) {
    constexpr float nearly = 0.75F;
    if (source.best.text.empty()) return false;  // ink that is no letter
    const std::string small = with_small_first(source.best.text);
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        return reading.text == small &&
               (reading.by == By::another_look || reading.confidence >= nearly * source.best.confidence);
    });
}

// And of the other letters but one ("visiring" for "Visiting"); right in 37 cases of 38.
bool was_surely_small(const SourceWord& source) {
    constexpr float surely = 0.95F;
    constexpr std::size_t long_word = 6;
    if (!begins_with_upper(source.best.text)) return false;
    const std::string small = with_small_first(source.best.text);
    const std::size_t most = small.size() >= long_word ? 1 : 0;
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        return reading.by == By::another_look && reading.confidence >= surely && !reading.text.empty() &&
               reading.text.front() == small.front() && letters_apart(reading.text, small, most) <= most;
    });
}

bool is_capital_of_name(const std::vector<std::string_view>& texts, std::size_t n, const SourceWord& source,
                        const std::vector<bool>& surely_small) {
    constexpr float as_surely = 0.98F, surely = 0.95F;
    if (n == 0 || n + 1 >= texts.size() || !begins_with_upper(texts[n - 1]) || !begins_with_upper(texts[n + 1])) {
        return false;
    }
    if (surely_small[n - 1] || surely_small[n + 1]) return false;
    if (!begins_with_lower(texts[n]) || ends_sentence(texts[n - 1]) || ends_sentence(texts[n])) return false;
    const std::string key = key_of(bare(texts[n]).word);
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        const float needed = reading.by == By::another_look ? surely : as_surely * source.best.confidence;
        return reading.by != By::letters && reading.confidence >= needed && begins_with_upper(reading.text) &&
               shape_of(bare(reading.text).word) == Shape::title && key_of(bare(reading.text).word) == key;
    });
}

// "Case" stands as high as its capital, "case" no higher than its small letters: the ink of a word whose other letters
// have no upper stroke tells. (A k and the dot of an i stand as high.)
bool stands_as_capital(const SourceWord& source, const SourceLine& line) {
    constexpr double least_head = 1.25;  // x-heights
    constexpr std::string_view without_ascender = "acegmnopqrsuvwxyz";
    const std::string_view word = bare(source.best.text).word;
    const std::string_view rest = word.substr(std::min<std::size_t>(word.size(), 1));
    if (rest.empty() || word.front() == 'I' || word.front() == 'K' ||
        rest.find_first_not_of(without_ascender) != std::string_view::npos) {
        return false;
    }
    return line.x_height > 0 && (line.baseline - static_cast<float>(source.box.top)) / line.x_height > least_head;
}

}  // namespace emend
