#include "stages/orthography.h"

#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"

namespace emend {

namespace {

constexpr std::size_t least_letters = 2, least_types = 5, least_words = 100, several = 2;
constexpr std::size_t short_word = 3;
constexpr double often = 20, very_often = 500;  // in the archive: a word, a word of two letters
constexpr double few = 0.02, half = 0.5;

bool is_plain_word(std::string_view key) {
    return key.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") == std::string_view::npos &&
           key.size() >= least_letters;
}

}  // namespace

Orthography::Orthography(const Document& document, const Resources& resources) : resources_(resources) {
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) count(line);
        }
    }
    old_document_ =
        old_types_ >= least_types && static_cast<double>(old_words_) >= half * static_cast<double>(unknown_);
    strange_ = words_ >= least_words && static_cast<double>(only_dictionary_) >= few * static_cast<double>(words_);
}

void Orthography::count(const Line& line) {
    for (const Word& word : line.words) {
        const auto [found, is_new] = judged_.try_emplace(word.text);
        if (is_new) found->second = judge(word.text, *resources_.language_model, *resources_.lexicon);
        const Judged& judged = found->second;
        if (judged.letters < least_letters || judged.shape != Shape::lower) continue;
        ++words_;
        const std::string key = key_of(std::string_view(word.text).substr(judged.from, judged.to - judged.from));
        if (resources_.tables.is_in("archaic", key)) archaic_.insert(key);
        if (judged.standing == Standing::known && judged.first == no_word) ++only_dictionary_;
        if (judged.standing != Standing::unknown || !is_plain_word(key)) continue;
        const auto [old, is_new_key] = old_.try_emplace(key, false);
        if (is_new_key) old->second = is_old_spelling(key, 1);
        ++unknown_;
        old_words_ += old->second ? 1 : 0;
        old_types_ += is_new_key && old->second ? 1 : 0;
    }
}

bool Orthography::is_old_spelling(const std::string& key, int steps) const {
    const auto known = [&](std::string_view word) {
        const double times = resources_.language_model->count(resources_.language_model->find(word));
        if (word.size() < short_word) return times >= very_often;
        return times >= often || (word.size() > short_word && resources_.lexicon->knows(word));
    };
    return resources_.old_spelling.today(key, Age::old, steps, known).has_value();
}

bool Orthography::is_of_its_time(std::string_view core) const {
    const std::string key = key_of(core);
    if (archaic_.size() >= several && resources_.tables.is_in("archaic_there", key)) return true;
    return old_document_ && is_plain_word(key) && is_old_spelling(key, 2);
}

bool Orthography::is_authors(std::string_view read, std::string_view meant) const {
    return resources_.old_spelling.leads(key_of(read), key_of(meant), Age::any);
}

}  // namespace emend
