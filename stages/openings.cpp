// The grammar of words.txt and verbs.txt, walked from left to right as far as it goes; the longest opening that was
// learnt from print is taken where it is longer, and where the grammar would go further than print was ever seen to go
// ("Noting with concern" is known, so "Noting" alone does not win).
#include "stages/openings.h"

#include <algorithm>
#include <set>
#include <string>

#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t longest_opening = 10;

class Parser {
public:
    Parser(const std::vector<std::string_view>& words, const Openings& openings) : openings_(openings) {
        for (const std::string_view word : words) {
            if (words_.size() == longest_opening) break;
            const Bare parts = bare(word);
            const bool stray =
                words_.empty() && parts.before.find_first_not_of("\\|.,;:'`-_") == std::string_view::npos;
            if ((!parts.before.empty() && !stray) || parts.word.empty()) break;
            words_.push_back(to_lower(parts.word));
            if (!parts.after.empty()) break;
        }
    }

    // Takes a first word that is one letter off from the only one that it may be for that one.
    void mend(OpeningKind kind) {
        constexpr std::size_t long_word = 8;  // "Wishing" may be fishing
        if (words_.empty() || words_.front().size() + 1 < long_word || parse(kind) > 0) return;
        if (openings_.plain.contains(words_.front())) return;
        const auto& heads = kind == OpeningKind::operative ? openings_.third_person : openings_.participles;
        for (const std::string& head : heads) {
            const std::string meant = head.substr(0, head.find(' '));
            if (meant.size() < long_word || letters_apart(words_.front(), meant, 1) > 1) continue;
            words_.front() = meant;
            return;
        }
    }

    std::size_t parse(OpeningKind kind) const {
        std::size_t at = 0;
        for (std::size_t more = 1; more > 0; at += more) more = phrase(openings_.adverbs, at);
        const std::size_t head = head_at(at, kind);
        if (head == 0) return 0;
        const bool object = takes_object(at, at + head);
        at += head;
        at += again(at, kind);
        if (at < words_.size() && words_[at] == "and") at += second(at, kind);
        if (object) at += object_at(at);
        at += with(at);
        return at + again(at, kind);
    }

    std::size_t learnt(OpeningKind kind) const {
        const auto& known = kind == OpeningKind::preambular ? openings_.preambular : openings_.operative;
        for (std::size_t n = std::min(openings_.longest, words_.size()); n > 0; --n) {
            if (known.contains(text(0, n))) return n;
        }
        return 0;
    }

private:
    std::string text(std::size_t from, std::size_t to) const {
        std::string joined;
        for (std::size_t n = from; n < to; ++n) joined += (n > from ? " " : "") + words_[n];
        return joined;
    }

    // The longest phrase of the set that stands at `at`: its number of words.
    std::size_t phrase(const std::set<std::string>& phrases, std::size_t at) const {
        constexpr std::size_t longest = 5;
        for (std::size_t n = std::min(longest, words_.size() - std::min(at, words_.size())); n > 0; --n) {
            if (phrases.contains(text(at, at + n))) return n;
        }
        return 0;
    }

    std::size_t head_at(std::size_t at, OpeningKind kind) const {
        if (kind == OpeningKind::operative) return verb(openings_.third_person, at);
        if (kind == OpeningKind::plain) return verb(openings_.plain, at);
        return std::max(verb(openings_.participles, at), phrase(openings_.states, at));
    }

    // A verb with what belongs to it; "again" may stand between: "Calls once again upon".
    std::size_t verb(const std::set<std::string>& verbs, std::size_t at) const {
        if (const std::size_t known = phrase(verbs, at); known > 0 || at >= words_.size()) return known;
        const std::size_t between = phrase(openings_.again, at + 1), behind = at + 1 + between;
        if (between == 0 || behind >= words_.size() || !verbs.contains(words_[at] + " " + words_[behind])) return 0;
        return between + 2;
    }

    // "Welcomes and encourages".
    std::size_t second(std::size_t at, OpeningKind kind) const {
        std::size_t to = at + 1;
        to += phrase(openings_.adverbs, to);
        const std::size_t head = head_at(to, kind);
        return head == 0 ? 0 : to + head - at;
    }

    std::size_t again(std::size_t at, OpeningKind kind) const {
        const std::size_t known = phrase(openings_.again, at);
        return known > 0 || kind != OpeningKind::preambular ? known : phrase(openings_.again_participle, at);
    }

    bool takes_object(std::size_t from, std::size_t to) const {
        for (std::size_t n = from; n < to; ++n) {
            if (openings_.take_object.contains(words_[n])) return true;
        }
        return false;
    }

    // "deep concern", "appreciation and gratitude".
    std::size_t noun_at(std::size_t at) const {
        std::size_t to = at;
        while (to < words_.size() && openings_.adjectives.contains(words_[to]) && !(to + 1 == words_.size())) ++to;
        if (to >= words_.size() || !openings_.nouns.contains(words_[to])) return 0;
        ++to;
        if (to + 1 < words_.size() && words_[to] == "and") {
            if (const std::size_t more = noun_at(to + 1); more > 0) to += 1 + more;
        }
        return to - at;
    }

    // "its call upon".
    std::size_t object_at(std::size_t at) const {
        if (at >= words_.size()) return 0;
        const bool possessive = words_[at] == "its" || words_[at] == "their" || words_[at] == "our";
        const std::size_t noun = noun_at(at + (possessive ? 1 : 0));
        if (noun == 0) return 0;
        std::size_t to = at + (possessive ? 1 : 0) + noun;
        const auto behind = openings_.behind.find(words_[to - 1]);
        if (behind != openings_.behind.end() && to < words_.size() && behind->second.contains(words_[to])) ++to;
        return to - at;
    }

    std::size_t with(std::size_t at) const {
        if (const std::size_t known = phrase(openings_.with, at); known > 0) return known;
        if (at >= words_.size() || words_[at] != "with") return 0;
        const std::size_t noun = noun_at(at + 1);
        return noun == 0 ? 0 : noun + 1;
    }

    const Openings& openings_;
    std::vector<std::string> words_;
};

// The first words of the openings whose second word is this one; an opening stands there as one string.
std::set<std::string> heads_before(std::string_view second, const Openings& openings) {
    std::set<std::string> heads;
    for (const std::set<std::string>* all : {&openings.preambular, &openings.operative}) {
        for (const std::string& opening : *all) {
            const std::size_t blank = opening.find(' ');
            if (blank == std::string::npos) continue;
            const std::string_view rest = std::string_view(opening).substr(blank + 1);
            if (rest.substr(0, rest.find(' ')) == second) heads.insert(opening.substr(0, blank));
        }
    }
    return heads;
}

// The only head at the least distance, from 1 to `most`; nothing where several are as near.
template <typename IsNear>
std::optional<std::string> only_nearest(const std::set<std::string>& heads, std::size_t most, const IsNear& is_near) {
    for (std::size_t apart = 1; apart <= most; ++apart) {
        const auto at_distance = [&](const std::string& head) { return is_near(head, apart); };
        const auto near = std::find_if(heads.begin(), heads.end(), at_distance);
        if (near == heads.end()) continue;
        const bool several = std::any_of(std::next(near), heads.end(), at_distance);
        return several ? std::nullopt : std::optional(*near);
    }
    return std::nullopt;
}

// The one head that differs from the word in a letter, or in two where it is not short; a long word may have a letter
// more or less than was printed ("Alyse" for "Also").
std::optional<std::string> nearest_head(const std::string& read, const std::set<std::string>& heads) {
    constexpr std::size_t shortest = 4, long_enough = 5;
    if (read.size() < shortest || heads.contains(read)) return std::nullopt;
    return only_nearest(heads, read.size() < long_enough ? 1 : 2, [&](const std::string& head, std::size_t apart) {
        const std::size_t longer = std::max(head.size(), read.size()), shorter = std::min(head.size(), read.size());
        return longer - shorter <= (longer > long_enough - 1 ? 1U : 0U) && letters_apart(read, head, apart) <= apart;
    });
}

}  // namespace

bool is_known_opening(const std::vector<std::string_view>& words, const Openings& openings) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + to_lower(bare(word).word);
    return openings.preambular.contains(text) || openings.operative.contains(text);
}

std::size_t opening_length(const std::vector<std::string_view>& words, OpeningKind kind, const Openings& openings) {
    if (words.empty() || !begins_with_upper(bare(words.front()).word)) return 0;
    Parser parser(words, openings);
    if (kind != OpeningKind::plain) parser.mend(kind);
    return std::max(parser.learnt(kind), parser.parse(kind));
}

std::optional<std::string> misread_head(std::string_view read, std::string_view second, const Openings& openings) {
    const std::set<std::string> heads = heads_before(second, openings);
    const std::string word = to_lower(read);
    if (heads.contains(word + "s")) return std::nullopt;  // "[We] Take note", as declarations have it
    return nearest_head(word, heads);
}

std::optional<std::string> nearest_long_head(std::string_view read, const Openings& openings) {
    constexpr std::size_t shortest = 7;
    const std::string word = to_lower(read);
    if (word.size() < shortest) return std::nullopt;
    std::set<std::string> heads;
    for (const auto* all : {&openings.participles, &openings.third_person, &openings.states}) {
        for (const std::string& opening : *all) heads.insert(opening.substr(0, opening.find(' ')));
    }
    if (heads.contains(word)) return std::nullopt;
    return only_nearest(heads, 2, [&](const std::string& head, std::size_t apart) {
        const bool whole = apart == 1 || head.size() == word.size();
        return head.size() >= shortest && whole && letters_apart(word, head, apart) <= apart;
    });
}

std::optional<std::string> head_with_end(std::string_view end, std::string_view second, const Openings& openings) {
    constexpr std::size_t most_lost = 2, least_left = 4;
    std::optional<std::string> found;
    for (const std::string& head : heads_before(second, openings)) {
        const bool ends = head.ends_with(end) && end.size() >= least_left;
        if (!ends || head.size() == end.size() || head.size() > end.size() + most_lost) continue;
        if (found) return std::nullopt;
        found = head;
    }
    return found;
}

}  // namespace emend
