#include "stages/orthography.h"

#include <set>

#include "pipeline/text/running_words.h"

namespace emend {

namespace {

constexpr std::size_t least_letters = 2, least_types = 5, least_words = 100, several = 2;
constexpr std::size_t short_word = 3;
constexpr double often = 20, very_often = 500;  // in the archive: a word, a word of two letters
constexpr std::size_t few = 50;                 // one word in so many

bool is_plain_word(std::string_view key) {
    return key.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") == std::string_view::npos &&
           key.size() >= least_letters;
}

}  // namespace

Orthography::Orthography(const Document& document, const Resources& resources) : resources_(resources) {
    std::map<std::string, std::size_t> times;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) ++times[word.text];
            }
        }
    }
    std::size_t words = 0, only_dictionary = 0, unknown = 0, old_words = 0;
    std::set<std::string> archaic, old;  // keys
    for (const auto& [text, count] : times) {
        const Judged& word = judged(text);
        if (word.letters < least_letters || word.shape != Shape::lower) continue;
        words += count;
        const std::string key = key_of(std::string_view(text).substr(word.from, word.to - word.from));
        if (resources.tables.is_in("archaic", key)) archaic.insert(key);
        if (word.standing == Standing::known && word.first == no_word) only_dictionary += count;
        if (word.standing != Standing::unknown || !is_plain_word(key)) continue;
        unknown += count;
        if (!old.contains(key) && !is_old_spelling(key, 1)) continue;
        old.insert(key);
        old_words += count;
    }
    archaic_ = archaic.size() >= several;
    old_ = old.size() >= least_types && 2 * old_words >= unknown;
    strange_ = words >= least_words && only_dictionary * few >= words;
}

const Judged& Orthography::judged(const std::string& text) {
    const auto [found, is_new] = judged_.try_emplace(text);
    if (is_new) found->second = judge(text, *resources_.language_model, *resources_.lexicon);
    return found->second;
}

bool Orthography::is_old_spelling(const std::string& key, int steps) const {
    const auto known = [&](std::string_view word) {
        const double times = resources_.language_model->count(resources_.language_model->find(word));
        if (word.size() < short_word) return times >= very_often;
        return times >= often || (word.size() > short_word && resources_.lexicon->knows(word));
    };
    return resources_.old_spelling.explains(key, Age::old, steps, known);
}

bool Orthography::is_of_its_time(std::string_view core) const {
    const std::string key = key_of(core);
    if (archaic_ && resources_.tables.is_in("archaic_there", key)) return true;
    return old_ && is_plain_word(key) && is_old_spelling(key, 2);
}

bool Orthography::is_authors(std::string_view read, std::string_view meant) const {
    const std::string today = key_of(meant);
    return resources_.old_spelling.explains(key_of(read), Age::any, 1,
                                            [&](std::string_view one) { return one == today; });
}

}  // namespace emend
