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
std::string pair_behind(std::string_view before, std::string_view key) {
    return std::string(before).append("  ").append(key);
}
std::string pair_before(std::string_view key, std::string_view next) {
    return std::string(key).append(" ").append(next);
}

bool has_capital(std::span<const Token> tokens, std::size_t at) {
    return tokens[at].judged.shape == Shape::title && !begins_sentence(tokens, at);
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

// A capital that is usually a small letter: in "against Illicit Traffic" both are.
bool Capitals::has_unusual_capital(std::span<const Token> tokens, std::size_t at) const {
    constexpr double usually_small = 0.5;
    const Token& token = tokens[at];
    if (token.judged.first == no_word || !has_capital(tokens, at)) return false;
    const WordFigures figures = model_.figures(token.judged.first);
    return figures.lower > usually_small * figures.count();
}

// Beside such a capital; or between two, one of them such, past the small words of titles: "Cooperation on the
// Eradication of Illicit Crops".
bool Capitals::in_title(std::span<const Token> tokens, std::size_t at) const {
    if (at > 0 && has_unusual_capital(tokens, at - 1)) return true;
    if (at + 1 < tokens.size() && has_unusual_capital(tokens, at + 1)) return true;
    const auto beyond_small = [&](std::size_t step) {
        constexpr std::size_t most = 2;
        std::size_t n = at + step;
        for (std::size_t seen = 0; seen < most && n < tokens.size() && !ends_sentence(tokens[n].text); ++seen) {
            if (!begins_with_lower(core_of(tokens[n])) || !small_in_titles(key_at(tokens, n), model_)) break;
            n += step;
        }
        return n;
    };
    const std::size_t left = beyond_small(static_cast<std::size_t>(-1)), right = beyond_small(1);
    if (left >= tokens.size() || right >= tokens.size() || ends_sentence(tokens[left].text)) return false;
    if (!has_capital(tokens, left) || !has_capital(tokens, right)) return false;
    return has_unusual_capital(tokens, left) || has_unusual_capital(tokens, right);
}

std::optional<bool> Capitals::capital(std::span<const Token> tokens, std::size_t at, std::string_view key) const {
    if (begins_sentence(tokens, at)) return std::nullopt;
    Tally beside;
    const auto add = [&](const std::string& pair) {
        const auto found = pairs_.find(pair);
        if (found == pairs_.end()) return;
        beside.capitals += found->second.capitals;
        beside.small += found->second.small;
    };
    add(pair_behind(core_of(tokens[at - 1]), key));
    if (at + 1 < tokens.size()) add(pair_before(key, core_of(tokens[at + 1])));
    if (in_title(tokens, at) && !small_in_titles(key, model_)) return true;
    if (const std::optional<bool> told = one_sided(beside, 1)) return told;
    const auto found = words_.find(std::string(key));
    return found == words_.end() ? std::nullopt : one_sided(found->second, 2);
}

}  // namespace emend
