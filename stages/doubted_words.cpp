#include "stages/doubted_words.h"

#include <algorithm>
#include <span>

#include "pipeline/text/bracket_letters.h"
#include "pipeline/text/unicode.h"

namespace emend {

void mark_foreign(std::vector<Token>& tokens, const Resources& resources) {
    constexpr std::size_t reach = 4, beside = 2;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        if (!doubtful(tokens[n])) continue;
        std::size_t words = 0, unknown = 0;
        for (std::size_t k = n > reach ? n - reach : 0; k < std::min(n + reach + 1, tokens.size()); ++k) {
            if (k == n || tokens[k].judged.letters < 2) continue;
            if (k + beside >= n && k <= n + beside && resources.foreign_words.contains(to_lower(core_of(tokens[k])))) {
                tokens[n].foreign = true;
            }
            ++words;
            unknown += doubtful(tokens[k]) ? 1 : 0;
        }
        if (unknown >= 3 && 2 * unknown >= words) tokens[n].foreign = true;
    }
}

bool mark_unexpected(std::vector<Token>& tokens, const LanguageModel& model) {
    bool any = false;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        // "(he": a letter was read as the bracket
        const bool opens = before(tokens[n]) == "(" || before(tokens[n]) == "{";
        tokens[n].unclosed = opens && !bracket_is_closed(std::span(tokens).subspan(n));
        any = any || tokens[n].unclosed;
    }
    for (std::size_t n = 1; n < tokens.size(); ++n) {
        Judged& judged = tokens[n].judged;
        const Judged& previous = tokens[n - 1].judged;
        const bool words =
            judged.standing == Standing::known && judged.first == judged.last && previous.last != no_word;
        const bool due = ends_sentence(tokens[n - 1].text) || begins_with_upper(core_of(tokens[n - 1])) ||
                         (n + 1 < tokens.size() && begins_with_upper(core_of(tokens[n + 1])));
        const bool plain = judged.shape == Shape::lower || (judged.shape == Shape::title && !due);  // "the Jump sum"
        if (!words || !plain || tokens[n].unclosed) continue;
        if (judged.first != no_word && model.pair_count(previous.last, judged.first) > 0) continue;
        const WordNumber behind = n + 1 < tokens.size() ? tokens[n + 1].judged.first : no_word;
        if (judged.last != no_word && behind != no_word && model.pair_count(judged.last, behind) > 0) continue;
        judged.standing = Standing::rare;
        tokens[n].unexpected = any = true;
    }
    return any;
}

}  // namespace emend
