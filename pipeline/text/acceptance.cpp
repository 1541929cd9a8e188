#include "pipeline/text/acceptance.h"

#include <algorithm>
#include <array>

#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t short_word = 4, longest_acronym = 6;
constexpr double often_in_lower_case = 5, short_and_known = 10, very_short_and_known = 40;

bool is_address(std::string_view token) {
    return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos ||
           token.starts_with("www.") || token.find(".org") != std::string_view::npos ||
           token.find(".int/") != std::string_view::npos || token.find(".com") != std::string_view::npos;
}

std::string_view without_genitive(std::string_view word) {
    for (const std::string_view ending : {"'s", "’s", "'S", "’S"}) {
        if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
    }
    return word;
}

// "NGOs", "SMEs"
bool is_plural_acronym(std::string_view word) {
    return word.size() >= 3 && word.back() == 's' && shape_of(word.substr(0, word.size() - 1)) == Shape::upper;
}

// "iSeek", "eDocs": a word with a letter before it.
bool is_brand(std::string_view word, const LanguageModel& model, const Lexicon& lexicon) {
    if (word.size() < 4 || shape_of(word.substr(0, 1)) != Shape::lower) return false;
    const std::string_view rest = word.substr(1);
    return shape_of(rest) == Shape::title && (model.find(key_of(rest)) != no_word || lexicon.knows(rest));
}

// "(aa)", "(xiv)": the label of a list.
bool is_label(std::string_view token) {
    return token.size() >= 3 && token.size() <= 6 && token.front() == '(' &&
           token.find(')') != std::string_view::npos && token.find(')') <= 4 && shape_of(token) == Shape::lower;
}

// The dictionary's word with parts: "drug-related" where it knows both.
bool parts_known(std::string_view word, const LanguageModel& model, const Lexicon& lexicon) {
    if (word.find('-') == std::string_view::npos) return false;
    for (std::size_t from = 0; from <= word.size();) {
        const std::size_t to = std::min(word.find('-', from), word.size());
        const std::string_view part = word.substr(from, to - from);
        const bool name = shape_of(part) == Shape::upper && part.size() <= longest_acronym;
        const WordNumber number = model.find(key_of(part));
        // A small part has to stand in small letters elsewhere: "Seif" is a name, "seif-" is none.
        const bool small = shape_of(part) == Shape::lower;
        const bool learnt = number != no_word && (!small || model.figures(number).lower >= often_in_lower_case);
        if (!name && !lexicon.knows(part) && !learnt) return false;
        from = to + 1;
    }
    return true;
}

// Prefixes before which no hyphen need stand: the word behind them is a word of its own.
constexpr std::array<std::string_view, 44> prefixes = {
    "under", "over",  "inter",   "intra", "extra", "micro",  "macro", "multi", "pluri", "sub",     "super",
    "supra", "trans", "counter", "cyber", "tele",  "bio",    "geo",   "hydro", "agro",  "socio",   "eco",
    "anti",  "pre",   "post",    "non",   "re",    "un",     "de",    "dis",   "mis",   "out",     "semi",
    "bi",    "tri",   "mono",    "hyper", "ultra", "pseudo", "proto", "neo",   "meta",  "electro", "photo"};

bool is_word_alone(std::string_view key, const LanguageModel& model, const Lexicon& lexicon) {
    return key.size() >= short_word && (model.find(key) != no_word || lexicon.knows(key));
}

// "restructurings", "underreporting": a regular form of a word that is known.
bool is_derived(std::string_view word, Shape shape, const LanguageModel& model, const Lexicon& lexicon) {
    if (shape != Shape::lower && shape != Shape::title) return false;
    const std::string key = key_of(word);
    const std::string_view whole = key;
    if (whole.ends_with("s") && !whole.ends_with("ss") &&
        is_word_alone(whole.substr(0, whole.size() - 1), model, lexicon)) {
        return true;
    }
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
        return whole.starts_with(prefix) && is_word_alone(whole.substr(prefix.size()), model, lexicon);
    });
}

Standing standing_of(std::string_view word, Shape shape, WordNumber number, const LanguageModel& model,
                     const Lexicon& lexicon) {
    if (is_roman_numeral(word) || is_plural_acronym(word) || is_brand(word, model, lexicon)) {
        return Standing::out_of_scope;
    }
    if (number != no_word) {
        const WordFigures figures = model.figures(number);
        const double needed = word.size() < short_word    ? very_short_and_known
                              : word.size() == short_word ? short_and_known
                              : figures.in_dictionary     ? 1
                                                          : often_in_lower_case;
        if (shape != Shape::lower || figures.lower >= needed) return Standing::known;
    }
    const std::string_view base = without_genitive(word);
    if (shape_of(base) == Shape::upper && base.size() <= longest_acronym) return Standing::out_of_scope;
    if (lexicon.knows(word)) return word.size() <= short_word ? Standing::rare : Standing::known;
    const WordNumber of_base = base.size() < word.size() ? model.find(key_of(base)) : no_word;
    if (of_base != no_word || (base.size() < word.size() && lexicon.knows(base))) return Standing::known;
    if (shape == Shape::upper && lexicon.knows(to_lower(word))) return Standing::known;
    if (is_derived(word, shape, model, lexicon)) return Standing::known;
    return parts_known(word, model, lexicon) ? Standing::known : Standing::unknown;
}

// A word with digits in it that the recogniser may have taken for letters: "c1early", "1bid", but no "16mm" or "Add.1".
bool looks_like_a_word(std::string_view core) {
    std::size_t digits = 0, small = 0;
    for (const char c : core) {
        digits += c >= '0' && c <= '9' ? 1 : 0;
        small += c >= 'a' && c <= 'z' ? 1 : 0;
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    }
    const bool ends_in_digit = !core.empty() && core.back() >= '0' && core.back() <= '9';
    return digits > 0 && digits <= 2 && small >= 3 && small > digits && !ends_in_digit;
}

// "I!licit", "sma!l": exclamation marks with small letters behind them, in one word with what stands before.
bool has_strokes_inside(std::string_view core, const std::vector<RunningWord>& words) {
    for (std::size_t n = 0; n + 1 < words.size(); ++n) {
        const std::string_view between = core.substr(words[n].to - words[0].from, words[n + 1].from - words[n].to);
        if (between != "!" || !begins_with_lower(core.substr(words[n + 1].from - words[0].from))) return false;
    }
    return words.size() > 1;
}

bool is_ordinal(std::string_view core) {
    const std::size_t digits = core.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return false;
    const std::string_view ending = core.substr(digits);
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th" || ending == "s";
}

}  // namespace

Shape shape_of(std::string_view word) {
    std::size_t capitals = 0, small = 0, n = 0;
    bool first = false, part_begins = true, inside = false;  // a capital inside a part of the word
    for (const char32_t c : code_points(word)) {
        if (is_upper(c)) {
            ++capitals;
            first = first || n == 0;
            inside = inside || !part_begins;
        } else if (is_lower(c)) {
            ++small;
        }
        part_begins = c == U'-' || c == U'‑' || c == U'\'' || c == U'’';
        ++n;
    }
    if (capitals == 0) return Shape::lower;
    if (small == 0) return capitals > 1 ? Shape::upper : Shape::title;
    return first && !inside ? Shape::title : Shape::mixed;
}

bool is_roman_numeral(std::string_view word) {
    if (word.empty()) return false;
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    std::string upper(word);
    for (char& c : upper) {
        if ((c >= 'A' && c <= 'Z') != capital) return false;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    std::size_t at = 0;
    const auto digit = [&](std::string_view one, std::string_view five, std::string_view ten) {
        for (const std::string& form : {std::string(one).append(ten), std::string(one).append(five)}) {
            if (upper.compare(at, form.size(), form) == 0) {
                at += form.size();
                return;
            }
        }
        if (upper.compare(at, 1, five) == 0) ++at;
        for (int n = 0; n < 3 && upper.compare(at, 1, one) == 0; ++n) ++at;
    };
    for (int n = 0; n < 3 && upper.compare(at, 1, "M") == 0; ++n) ++at;
    digit("C", "D", "M");
    digit("X", "L", "C");
    digit("I", "V", "X");
    return at == upper.size();
}

Judged judge(std::string_view token, const LanguageModel& model, const Lexicon& lexicon) {
    Judged judged;
    if (is_address(token)) return {Standing::out_of_scope, Shape::lower, 0, token.size(), no_word, no_word, 0};
    if (is_figure(token)) {
        const std::string_view core = bare(token).word;
        judged.first = judged.last = model.find(LanguageModel::figure);
        judged.standing = Standing::figure;
        if (looks_like_a_word(core) && !is_ordinal(core)) {
            judged.standing = Standing::unknown;
            judged.from = static_cast<std::size_t>(core.data() - token.data());
            judged.to = judged.from + core.size();
            judged.shape = shape_of(core);
            judged.letters = core.size();
        }
        return judged;
    }
    const std::vector<RunningWord> words = running_words(token);
    if (words.empty()) return judged;
    judged.from = words.front().from;
    judged.to = words.back().to;
    judged.first = model.find(words.front().key);
    judged.last = model.find(words.back().key);
    const std::string_view core = token.substr(judged.from, judged.to - judged.from);
    judged.shape = shape_of(core);
    judged.letters = code_points(core).size();
    if (has_strokes_inside(core, words)) {
        judged.first = judged.last = no_word;
        judged.standing = Standing::unknown;
    } else if (words.size() > 1 || is_label(token)) {
        judged.standing = Standing::out_of_scope;
    } else if (judged.letters == 1) {
        judged.standing = core == "a" || core == "A" || core == "I" ? Standing::known : Standing::out_of_scope;
    } else {
        judged.standing = standing_of(core, judged.shape, judged.first, model, lexicon);
    }
    return judged;
}

}  // namespace emend
