#include "pipeline/text/capitals.h"

#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool begins_sentence(std::span<const Token> tokens, std::size_t at) {
    return at == 0 || tokens[at].opens || ends_sentence(tokens[at - 1].text);
}

// The keys of a word and its neighbour, told apart by the side. The neighbour stands as it is written: beside
// "Stimulants" a word has a capital that it need not have beside "stimulants".
std::pair<std::string, std::string> pair_behind(std::string_view before, std::string_view key) {
    return {std::string(before) + " ", std::string(key)};
}
std::pair<std::string, std::string> pair_before(std::string_view key, std::string_view next) {
    return {std::string(key), std::string(next)};
}

std::string key_at(std::span<const Token> tokens, std::size_t at) { return key_of(core_of(tokens[at])); }

}  // namespace

bool small_in_titles(std::string_view key, const LanguageModel& model) {
    constexpr std::size_t longest = 4;
    constexpr double often_small = 3, nearly_always_small = 20;
    const WordNumber word = model.find(key);
    if (word == no_word) return false;
    const WordFigures figures = model.figures(word);
    return figures.lower > (key.size() <= longest ? often_small : nearly_always_small) * figures.title;
}

void Capitals::add(std::span<const Token> tokens) {
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const Token& token = tokens[n];
        const bool told = token.judged.shape == Shape::lower || token.judged.shape == Shape::title;
        if (token.judged.standing != Standing::known || !told || begins_sentence(tokens, n)) continue;
        const std::string key = key_at(tokens, n);
        const auto count = [&](Tally& tally) { ++(token.judged.shape == Shape::title ? tally.capitals : tally.small); };
        count(words_[key]);
        count(pairs_[pair_behind(core_of(tokens[n - 1]), key)]);
        if (n + 1 < tokens.size()) count(pairs_[pair_before(key, core_of(tokens[n + 1]))]);
    }
}

std::optional<bool> Capitals::one_sided(const Tally& tally, int least) {
    if (tally.capitals >= least && tally.small == 0) return true;
    if (tally.small >= least && tally.capitals == 0) return false;
    return std::nullopt;
}

// Among words with capitals that are usually small: "against Illicit Traffic in Narcotic Drugs".
bool Capitals::in_title(std::span<const Token> tokens, std::size_t at) const {
    constexpr double usually_small = 0.5;
    const auto unusual_capital = [&](std::size_t n) {
        const Token& token = tokens[n];
        if (token.judged.shape != Shape::title || begins_sentence(tokens, n)) return false;
        const WordFigures figures = model_.figures(token.judged.first);
        return figures.lower > usually_small * figures.count();
    };
    const auto has_number = [&](std::size_t n) { return tokens[n].judged.first != no_word; };
    return (at > 0 && has_number(at - 1) && unusual_capital(at - 1)) ||
           (at + 1 < tokens.size() && has_number(at + 1) && unusual_capital(at + 1));
}

std::optional<bool> Capitals::capital(std::span<const Token> tokens, std::size_t at, std::string_view key) const {
    if (begins_sentence(tokens, at)) return std::nullopt;
    Tally beside;
    const auto add = [&](const std::pair<std::string, std::string>& pair) {
        const auto found = pairs_.find(pair);
        if (found == pairs_.end()) return;
        beside.capitals += found->second.capitals;
        beside.small += found->second.small;
    };
    add(pair_behind(core_of(tokens[at - 1]), key));
    if (at + 1 < tokens.size()) add(pair_before(key, core_of(tokens[at + 1])));
    if (in_title(tokens, at) && !small_in_titles(key, model_)) return true;
    if (const std::optional<bool> told = one_sided(beside, 1)) return told;
    const auto found = words_.find(key);
    return found == words_.end() ? std::nullopt : one_sided(found->second, 2);
}

}  // namespace emend
