#include "stages/signing_words.h"

#include <algorithm>

#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool begins_with(const std::vector<std::string_view>& words, const std::vector<std::string>& phrase) {
    if (phrase.empty() || words.size() < phrase.size()) return false;
    return std::equal(phrase.begin(), phrase.end(), words.begin(),
                      [](const std::string& meant, std::string_view read) { return may_be(read, meant); });
}

bool is_bracket(std::string_view mark) { return mark == "(" || mark == "[" || mark == "{"; }

}  // namespace

bool begins_with_any(const std::vector<std::string_view>& words, const Signing::Phrases& phrases) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const std::vector<std::string>& phrase) { return begins_with(words, phrase); });
}

bool begins_with_sign(const std::vector<std::string_view>& words, const Signing::Phrases& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::vector<std::string>& phrase) {
        if (!begins_with(words, phrase)) return false;
        const Bare read = bare(words.front()), meant = bare(phrase.front());
        const bool brackets = is_bracket(read.before) && is_bracket(meant.before);
        return (brackets || read.before == meant.before) && (brackets || read.after == meant.after);
    });
}

}  // namespace emend
