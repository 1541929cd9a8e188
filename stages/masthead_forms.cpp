#include "stages/masthead_forms.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"
#include "stages/months.h"

namespace emend {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 30> ordinals{
    "first",       "second",     "third",      "fourth",    "fifth",      "sixth",      "seventh",   "eighth",
    "ninth",       "tenth",      "eleventh",   "twelfth",   "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth",  "fortieth",   "fiftieth",  "sixtieth",
    "seventieth",  "eightieth",  "ninetieth",  "hundredth", "resumed",    "substantive"};

std::string_view core(std::string_view word) { return bare(word).word; }

bool only_punctuation(std::string_view word) { return core(word).empty(); }

std::string joined(const Words& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t n = from; n < to; ++n) text += (n > from ? " " : "") + std::string(words[n]);
    return text;
}

struct Value {
    std::vector<std::string> values;
    std::size_t to = 0;
};

// "Fifty-seventh", "Tenth emergency special" before "session": its last word or the one behind a hyphen is an ordinal.
std::optional<Value> ordinal_value(const Words& words, std::size_t at) {
    constexpr std::size_t longest = 4;
    if (at >= words.size() || !begins_with_upper(core(words[at]))) return std::nullopt;
    const bool hundred = at + 1 < words.size() && may_be(words[at + 1], "hundred");
    for (std::size_t to = at + 1; to <= std::min(at + (hundred ? longest : 1), words.size()); ++to) {
        const std::string_view word = core(words[to - 1]);
        const std::string_view last = word.substr(word.rfind('-') == std::string_view::npos ? 0 : word.rfind('-') + 1);
        const bool ordinal =
            std::any_of(ordinals.begin(), ordinals.end(), [&](std::string_view known) { return may_be(last, known); });
        if (ordinal) return Value{{joined(words, at, to)}, to};
    }
    return std::nullopt;
}

// "104", "18 (a)", "31 and 35": digits first, then letters in brackets (one misread as a digit), digits, commas and
// "and".
std::optional<Value> items_value(const Words& words, std::size_t at) {
    if (at >= words.size() || !all_digits(core(words[at]))) return std::nullopt;
    std::size_t to = at + 1;
    while (to < words.size()) {
        const std::string_view word = words[to];
        const bool letter = word.size() >= 3 && word.front() == '(' && core(word).size() <= 4 &&
                            (!all_digits(core(word)) || core(word).size() == 1);
        const bool more = (word == "and" || word == "to") && to + 1 < words.size() &&
                          (all_digits(core(words[to + 1])) || words[to + 1].front() == '(');
        const bool behind = words[to - 1].ends_with(',') || words[to - 1] == "and" || words[to - 1] == "to";
        if (!letter && !more && !(all_digits(core(word)) && behind)) break;
        ++to;
    }
    return Value{{joined(words, at, to)}, to};
}

// "S/RES/1454 (2002)", "A/RES/76/244 B"
Value whole_symbol(const Words& words, std::size_t at) {
    std::size_t to = at + 1;
    const bool bracket = to < words.size() && words[to].size() > 3 && words[to].front() == '(' &&
                         words[to].back() == ')' && core(words[to]).size() <= 7;
    const bool alone = to < words.size() && (to + 1 == words.size() || begins_with_upper(words[to + 1]));
    const bool part = alone && words[to].size() == 1 && begins_with_upper(words[to]);
    if (bracket || part) ++to;
    return {{joined(words, at, to)}, to};
}

// "A/RES/76/82", and "A ReES/78/18" where a stroke was lost to a blank.
std::optional<Value> symbol_value(const Words& words, std::size_t at) {
    const bool broken = at + 1 < words.size() && words[at].find('/') != std::string_view::npos &&
                        words[at + 1].find('/') != std::string_view::npos &&
                        is_digit(code_points(words[at + 1]).front()) && !words[at + 1].ends_with('.');
    if (broken && like_symbol(std::string(words[at]) + std::string(words[at + 1]))) {
        return Value{{std::string(words[at]) + std::string(words[at + 1])}, at + 2};  // "A/RES/9 1/47"
    }
    if (at < words.size() && like_symbol(words[at])) return whole_symbol(words, at);
    if (at + 1 < words.size() && words[at].size() == 1 && begins_with_upper(words[at])) {
        const std::string both = std::string(words[at]) + "/" + std::string(words[at + 1]);
        if (like_symbol(both) && words[at + 1].find('/') != std::string_view::npos) return Value{{both}, at + 2};
    }
    return std::nullopt;
}

// "DRUG CONTROL|YOUTH|": up to the last bar.
std::optional<Value> list_value(const Words& words, std::size_t at, std::string_view prefix) {
    std::size_t to = words.size();
    while (to > at && words[to - 1].find('|') == std::string_view::npos) --to;
    if (to == at) return std::nullopt;
    const std::string all = joined(words, at, to).substr(prefix.size());
    if (std::count(all.begin(), all.end(), '|') < 2) return std::nullopt;
    Value value{{}, to};
    std::istringstream parts(all);
    for (std::string part; std::getline(parts, part, '|');) {
        if (part.find_first_not_of(' ') != std::string::npos) value.values.push_back(part);
    }
    return value;
}

// Up to the end, or to the bracket that closes the one in front.
std::optional<Value> rest_value(const Words& words, std::size_t at, const MastheadForm::Token& token) {
    constexpr std::size_t longest = 60;
    std::size_t to = at;
    if (token.after.empty()) {
        to = words.size();
    } else {
        const auto closes = [](std::string_view word) {
            return word.ends_with(']') || word.ends_with("].") || word.ends_with(")|") || word.ends_with(")}") ||
                   word.ends_with("))") || word.ends_with(")1");
        };
        while (to < words.size() && to - at < longest && !closes(words[to])) ++to;
        const bool lost = to == words.size() && to > at && words[to - 1].ends_with(')');  // the bracket was taken away
        if ((to >= words.size() && !lost) || to - at >= longest) return std::nullopt;
        if (!lost) ++to;
    }
    std::string text = joined(words, at, to);
    if (!token.before.empty()) text.erase(0, token.before.size());
    if (!token.after.empty() && !text.ends_with(')')) text.erase(text.find_last_of("]|}1"));
    return text.empty() ? std::nullopt : std::optional(Value{{text}, to});
}

// Where a name ends that goes on from `at`: at a comma, before an ordinal, a figure or a word without a capital that is
// no particle.
std::size_t name_end(const Words& words, std::size_t at) {
    static constexpr std::array<std::string_view, 8> particles{"of", "the", "on", "and", "for", "in", "to", "with"};
    constexpr std::size_t longest = 14;
    std::size_t to = at, end = at;
    for (; to < words.size() && to - at < longest; ++to) {
        const bool particle = std::find(particles.begin(), particles.end(), words[to]) != particles.end();
        const bool capital = begins_with_upper(words[to]) && !ordinal_value(words, to);
        if (!particle && !capital) break;
        if (capital) end = to + 1;
        if (words[to].ends_with(',') || words[to].ends_with('.')) break;
    }
    return end;
}

std::string without_comma(std::string text) {
    while (text.ends_with(',') || text.ends_with('.')) text.pop_back();
    return text;
}

std::optional<Value> value_at(const Words& words, std::size_t at, const MastheadForm::Token& token,
                              const HouseStyle& style) {
    if (at >= words.size()) return std::nullopt;
    if (!token.before.empty()) {
        const bool bracket = token.before == "[" && std::string_view("[{|").find(words[at].front()) < 3;
        if (!bracket && !words[at].starts_with(token.before)) return std::nullopt;
    }
    if (token.type == "date") {
        const auto date = date_at(words, at);
        return date ? std::optional(Value{{date->iso}, date->to}) : std::nullopt;
    }
    if (token.type == "organ") {
        const auto organ = organ_at(words, at, style);
        return organ ? std::optional(Value{{organ->name}, organ->to}) : std::nullopt;
    }
    if (token.type == "word") {
        const std::string_view word = core(words[at]);
        return begins_with_upper(word) ? std::optional(Value{{std::string(word)}, at + 1}) : std::nullopt;
    }
    if (token.type == "number") {
        const std::string_view inner = core(words[at]);  // "326lst": read with a letter for a digit
        const bool number = !inner.empty() && inner.front() >= '1' && inner.front() <= '9';
        return number ? std::optional(Value{{std::string(core(words[at]))}, at + 1}) : std::nullopt;
    }
    if (token.type == "ordinal") return ordinal_value(words, at);
    if (token.type == "items") return items_value(words, at);
    if (token.type == "symbol") return symbol_value(words, at);
    if (token.type == "list") return list_value(words, at, token.before);
    if (token.type == "rest") return rest_value(words, at, token);
    return std::nullopt;
}

// A bracket before a word is misread as any sign or letter: "fon the report", "lwithout".
bool literal(std::string_view word, std::string_view wanted) {
    if (wanted.front() != '[') return may_be(word, wanted);
    const std::u32string points = code_points(word);
    return points.size() > 1 && may_be(from_code_points(points.substr(1)), wanted.substr(1));
}

std::optional<MastheadMatch> fits(const Words& words, std::size_t at, const MastheadForm& form,
                                  const HouseStyle& style) {
    MastheadMatch match{at, at, &form, {}};
    std::size_t bracketed = words.size();  // the word that opened a bracket
    for (const MastheadForm::Token& token : form.tokens) {
        while (match.to > at && match.to < words.size() && only_punctuation(words[match.to]) && token.before.empty()) {
            ++match.to;  // "Distr .: General"
        }
        if (match.to >= words.size()) return std::nullopt;
        if (token.key.empty()) {
            if (!literal(words[match.to], token.before)) return std::nullopt;
            if (token.before.front() == '[') bracketed = match.to;
            ++match.to;
            continue;
        }
        auto value = value_at(words, match.to, token, style);
        if (!value) return std::nullopt;
        const std::size_t from = std::min(bracketed, match.to);
        if (bracketed < words.size()) {  // "[on the report …]": the first word belongs to what stands in the brackets
            const std::string first = form.tokens[&token - form.tokens.data() - 1].before.substr(1);
            value->values.front().insert(0, first + " ");
            bracketed = words.size();
        }
        if (token.key != "-") match.values.push_back({token.key, std::move(value->values), from, value->to});
        match.to = value->to;
    }
    // What an ordinal counts belongs to its value: "Tenth emergency special session", "12th meeting".
    for (MastheadValue& value : match.values) {
        if (value.key == "session") value.values = {joined(words, value.from, match.to)};
        if (value.key == "meeting") {
            ++value.to;
            value.values = {without_comma(joined(words, value.from, value.to))};
        }
    }
    return match;
}

}  // namespace

std::optional<MastheadMatch> masthead_at(const Words& words, std::size_t at, const HouseStyle& style) {
    std::optional<MastheadMatch> best;
    for (const MastheadForm& form : style.masthead) {
        auto match = fits(words, at, form, style);
        if (match && (!best || match->to > best->to)) best = std::move(match);
    }
    return best;
}

std::optional<OrganMatch> organ_at(const Words& words, std::size_t at, const HouseStyle& style) {
    std::optional<OrganMatch> best;
    for (const Organ& organ : style.organs) {
        std::istringstream name(organ.name);
        std::size_t to = at;
        bool same = true;
        for (std::string word; same && name >> word;) {
            if (word == "…") {
                const std::size_t end = name_end(words, to);
                same = end > to;
                to = end;
                break;
            }
            same = to < words.size() && may_be(words[to], word);
            ++to;
        }
        if (!same || (best && to <= best->to)) continue;
        const bool open = organ.name.ends_with("…");
        best = OrganMatch{&organ, to, open ? without_comma(joined(words, at, to)) : organ.name};
    }
    return best;
}

std::optional<OrganMatch> speaking_organ(const Words& words, const HouseStyle& style) {
    if (words.size() < 2) return std::nullopt;
    if (words[0] == "The" || words[0] == "THE") return organ_at(words, 1, style);
    if (std::string(words[0]) + std::string(words[1]) == "The") return organ_at(words, 2, style);
    return std::nullopt;
}

std::optional<DateMatch> date_at(const Words& words, std::size_t at) {
    if (at + 2 >= words.size()) return std::nullopt;
    const std::string_view day = core(words[at]), year = core(words[at + 2]);
    if (!all_digits(day) || day.size() > 2 || !all_digits(year) || year.size() != 4) return std::nullopt;
    const auto month =
        std::find_if(months.begin(), months.end(), [&](std::string_view name) { return may_be(words[at + 1], name); });
    const int number = std::stoi(std::string(day));
    if (month == months.end() || number < 1 || number > 31) return std::nullopt;
    const std::string month_number = std::to_string(month - months.begin() + 1);
    std::string iso = std::string(year) + "-";
    iso += (month_number.size() == 1 ? "0" : "") + month_number + "-";
    iso += (day.size() == 1 ? "0" : "") + std::string(day);
    return DateMatch{iso, at + 3};
}

bool like_symbol(std::string_view word) {
    if (word.size() < 4 || !begins_with_upper(word)) return false;
    const auto strokes = std::count(word.begin(), word.end(), '/');
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/' || c == '.' ||
               c == '-' || c == '*';
    });
    const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain && digit && strokes >= 1 && word.find("://") == std::string_view::npos;
}

bool is_ordinal_number(std::string_view word) {
    const std::size_t letters = word.find_first_not_of("0123456789");
    if (letters == 0 || letters == std::string_view::npos) return false;
    const std::string_view ending = word.substr(letters);
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th" || ending == "d";
}

}  // namespace emend
