#include "stages/sentence_marks.h"

#include <algorithm>

#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

std::optional<Ending> ending_of(std::string_view token) {
    if (token.size() < 2) return std::nullopt;
    const char mark = token.back();
    if (mark != '.' && mark != ',' && mark != ':' && mark != ';') return std::nullopt;
    const std::string_view core = bare(token).word;
    const auto end = static_cast<std::size_t>(core.data() - token.data()) + core.size();
    const std::string_view between = core.empty() ? token : token.substr(end, token.size() - end - 1);
    const bool closed = between == "”" || between == "\"" || between == ")" || between == "’" || between == ")”" ||
                        between == "-";  // "micro-, small and medium-sized"
    if (core.empty() || !(between.empty() || closed)) return std::nullopt;
    return Ending{core, mark};
}

std::string with_mark(std::string_view token, char mark) {
    return std::string(token.substr(0, token.size() - 1)).append(mark == 0 ? 0 : 1, mark);
}

std::vector<const Word*> spoken(const Flow& flow) {
    std::vector<const Word*> words;
    for (const Word* word : words_of(flow)) {
        const std::u32string points = code_points(word->text);
        const bool letters = std::any_of(points.begin(), points.end(), is_letter);
        if (word->note.empty() && !word->text.empty() && !(word->glued && !letters)) words.push_back(word);
    }
    return words;
}

bool nearly_read(const Document& document, const Word& word, char mark, float nearly) {
    if (word.sources.empty() || word.text.empty()) return false;
    const SourceWord& source = seen(*page_of(document, word.id.page).source, word.sources.back());
    const std::string& best = source.best.text;
    if (best.empty() || best.back() != word.text.back()) return false;
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& reading) {
        return reading.text == with_mark(best, mark) && reading.confidence >= nearly * source.best.confidence;
    });
}

std::optional<char> passed_over(const Document& document, const Word& word) {
    if (word.sources.empty()) return std::nullopt;
    const SourceWord& source = seen(*page_of(document, word.id.page).source, word.sources.back());
    for (const Reading& reading : source.alternatives) {
        const std::optional<Ending> ending = reading.by == By::letters ? ending_of(reading.text) : std::nullopt;
        if (ending && reading.text == source.best.text + ending->mark) return ending->mark;
    }
    return std::nullopt;
}

bool is_next_number(std::string_view number, std::string_view next) {
    constexpr std::size_t most_digits = 3;
    if (!all_digits(number) || !all_digits(next) || number.size() > most_digits || next.size() > most_digits) {
        return false;
    }
    return std::stoi(std::string(next)) == std::stoi(std::string(number)) + 1;
}

bool leads_to_list(const std::vector<const Word*>& words, std::size_t n, const Tables& tables) {
    constexpr std::size_t reach = 4;
    if (tables.is_in("unfinished", bare(words[n]->text).word)) return true;
    for (std::size_t k = n > reach ? n - reach : 0; k <= n; ++k) {
        if (tables.is_in("announces", bare(words[k]->text).word)) return true;
    }
    return false;
}

}  // namespace emend
