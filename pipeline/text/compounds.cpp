#include "pipeline/text/compounds.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"

namespace emend {

namespace {

// A closed form so much rarer than the hyphenated one is not the archive's own.
constexpr double ratio = 10;
constexpr int productive = 6;                               // different compounds that make a part productive
constexpr double common_word = 20, common_short_word = 50;  // so often must a part stand alone
constexpr std::size_t least_part = 3;

constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                  "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 18> units = {"one",    "two",   "three", "four",    "five",   "six",
                                                    "seven",  "eight", "nine",  "first",   "second", "third",
                                                    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"};

bool is_plain_word(std::string_view key) {
    return key.size() >= 2 * least_part &&
           std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string with_hyphen(std::string_view word, std::size_t at) {
    return std::string(word.substr(0, at)).append("-").append(word.substr(at));
}

// Where `word` lacks the hyphens that `form`, of the same letters, has. None where it has hyphens of its own in other
// places, or where a part would be too short: one letter at the beginning, two further on.
std::vector<std::size_t> missing_hyphens(std::string_view word, std::string_view form) {
    std::vector<std::size_t> places;
    std::size_t at = 0;
    for (const char c : form) {
        if (at < word.size() && word[at] == c) {
            ++at;
        } else if (c == '-' && at >= (places.empty() ? 1 : places.back() + 2) && at + 1 < word.size()) {
            places.push_back(at);
        } else {
            return {};
        }
    }
    return at == word.size() ? places : std::vector<std::size_t>();
}

}  // namespace

std::string without_hyphens(std::string_view word) {
    std::string letters(word);
    std::erase(letters, '-');
    return letters;
}

Compounds::Compounds(const LanguageModel& model) : model_(model) {
    std::map<std::string, int, std::less<>> first, second;
    for (WordNumber word = 0; word < model.size(); ++word) {
        const std::string_view key = model.key(word);
        const std::size_t hyphen = key.find('-');
        if (hyphen == std::string_view::npos) continue;
        hyphenated_[without_hyphens(key)].push_back(word);
        if (key.find('-', hyphen + 1) != std::string_view::npos) continue;
        ++first[std::string(key.substr(0, hyphen))];
        ++second[std::string(key.substr(hyphen + 1))];
    }
    for (const auto& [part, types] : first) {
        if (types >= productive && part.size() >= least_part) first_parts_.insert(part);
    }
    for (const auto& [part, types] : second) {
        if (types >= productive && part.size() >= least_part) second_parts_.insert(part);
    }
}

std::optional<Hyphenation> Compounds::hyphenation(std::string_view word, const Lexicon& lexicon) const {
    const std::string key = key_of(word);
    if (key.size() != word.size() || !is_plain_word(key)) return std::nullopt;
    std::optional<Hyphenation> found = as_number(word, key);
    if (!found) found = as_in_archive(word, key);
    const bool has_hyphen = key.find('-') != std::string::npos;
    if (!found && !has_hyphen) found = by_parts(word, key, lexicon);
    if (!found && !has_hyphen) found = of_two_words(word, key, lexicon);
    if (!found) return found;
    const WordNumber closed = model_.find(key);
    found->closed = model_.count(closed);
    // "nonaligned" of small letters is no witness for "NonAligned".
    if (shape_of(word) == Shape::mixed && closed != no_word) found->closed -= model_.figures(closed).lower;
    found->is_word = lexicon.knows(word) || lexicon.knows(key);
    if (found->closed > 0 && found->closed * ratio > found->hyphenated) return std::nullopt;
    return found;
}

std::optional<Hyphenation> Compounds::as_number(std::string_view word, const std::string& key) const {
    for (const std::string_view ten : tens) {
        if (!key.starts_with(ten)) continue;
        const std::string_view unit = std::string_view(key).substr(ten.size());
        if (std::find(units.begin(), units.end(), unit) == units.end()) return std::nullopt;
        Hyphenation hyphenation;
        hyphenation.text = with_hyphen(word, ten.size());
        hyphenation.rule = "numbers from 21 to 99 have a hyphen";
        hyphenation.hyphenated = model_.count(model_.find(with_hyphen(key, ten.size())));
        return hyphenation;
    }
    return std::nullopt;
}

// The likeliest place of one hyphen, or of two ("uptodate").
std::optional<Hyphenation> Compounds::as_in_archive(std::string_view word, const std::string& key) const {
    const auto forms = hyphenated_.find(without_hyphens(key));
    if (forms == hyphenated_.end()) return std::nullopt;
    Hyphenation best;
    for (const WordNumber form : forms->second) {
        if (model_.count(form) <= best.hyphenated) continue;
        const std::vector<std::size_t> places = missing_hyphens(key, model_.key(form));
        if (places.empty() || places.size() > 2) continue;
        best.hyphenated = model_.count(form);
        best.text = word;
        for (std::size_t n = places.size(); n-- > 0;) best.text = with_hyphen(best.text, places[n]);
    }
    if (best.text.empty()) return std::nullopt;
    return best;
}

// Three letters are a word by chance more often: "ail" of "overail" stands in the archive too.
bool Compounds::is_common(std::string_view part, const Lexicon& lexicon) const {
    const double least = part.size() == least_part ? common_short_word : common_word;
    return model_.count(model_.find(part)) >= least && lexicon.knows(part);
}

// Two words of which one makes compounds with many others, where the archive has not the two apart as often.
std::optional<Hyphenation> Compounds::by_parts(std::string_view word, const std::string& key,
                                               const Lexicon& lexicon) const {
    if (model_.find(key) != no_word) return std::nullopt;
    for (std::size_t at = least_part; at + least_part <= key.size(); ++at) {
        const std::string_view first = std::string_view(key).substr(0, at), second = std::string_view(key).substr(at);
        const bool by_first = first_parts_.contains(first), by_second = second_parts_.contains(second);
        if (!by_first && !by_second) continue;
        const bool words = (by_first || is_common(first, lexicon)) && (by_second || is_common(second, lexicon));
        if (!words || model_.pair_count(model_.find(first), model_.find(second)) > 0) continue;
        Hyphenation hyphenation;
        hyphenation.text = with_hyphen(word, at);
        hyphenation.rule = by_second ? "'-" + std::string(second) + "' makes hyphenated compounds with many words"
                                     : "'" + std::string(first) + "-' makes hyphenated compounds with many words";
        return hyphenation;
    }
    return std::nullopt;
}

// Two words and nothing else: what they are together nobody has seen.
std::optional<Hyphenation> Compounds::of_two_words(std::string_view word, const std::string& key,
                                                   const Lexicon& lexicon) const {
    constexpr std::size_t least_word = 4;
    if (model_.find(key) != no_word || lexicon.knows(word)) return std::nullopt;
    const auto known = [&](std::string_view part) {
        return lexicon.knows(part) && (is_common(part, lexicon) || part.size() > least_word);
    };
    for (std::size_t at = least_word; at + least_word <= key.size(); ++at) {
        const std::string_view first = std::string_view(key).substr(0, at), second = std::string_view(key).substr(at);
        const double pair = model_.pair_count(model_.find(first), model_.find(second));
        if (pair > 0 || !is_common(first, lexicon) || !known(second)) continue;
        Hyphenation hyphenation;
        hyphenation.text = with_hyphen(word, at);
        hyphenation.rule = "two words that never stand side by side";
        hyphenation.only_two_words = true;
        return hyphenation;
    }
    return std::nullopt;
}

}  // namespace emend
