// Each kind of token has a grammar of its own, and what does not follow it is mended only where one reading remains. A
// symbol that stands right elsewhere in the document speaks for the one that is like it.
#include "stages/repair_symbols.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/known_symbols.h"
#include "stages/misread_figures.h"
#include "stages/numeral_forms.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

struct Neighbours {
    std::string_view before, behind;  // the tokens next to it; empty at a block's ends
    bool opens_line = false;
    bool label_before = false;  // the token before opens the line, and is no word
    bool bracketed = false;     // a square bracket of the token has its partner
};

// What a numeral may stand behind: "annex III", "chap. I".
constexpr std::array<std::string_view, 20> numbered_words = {
    "annex", "annexes", "appendix", "chap.",    "chapter", "part",     "vol.",   "volume",   "title", "section",
    "sect.", "book",    "table",    "schedule", "phase",   "division", "annexe", "chapters", "vols.", "parts"};

// The token without quotes and brackets around it and punctuation behind it.
struct Core {
    std::size_t from = 0, to = 0;
};

Core core_of(std::string_view token) {
    Core core{0, token.size()};
    const auto inner = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    // "§/2016/595": the sign stands for the organ's letter
    const auto organ = [&](std::size_t at) {
        const std::string_view rest = token.substr(at);
        return rest.starts_with("§/") || rest.starts_with("$/");
    };
    while (core.from < core.to && !inner(token[core.from]) && !organ(core.from)) ++core.from;
    while (core.to > core.from && !inner(token[core.to - 1])) --core.to;
    return core;
}

std::string with(std::string_view token, const Core& core, std::string_view text) {
    return std::string(token.substr(0, core.from)).append(text).append(token.substr(core.to));
}

// With the letters and digits that are read for I. Nothing where that makes no roman numeral or nothing was misread.
std::optional<std::string> as_roman(std::string_view read) {
    if (read.empty() || read.size() > 8 || is_roman_numeral(read)) return std::nullopt;
    bool capital = false;
    std::string first, second;  // "H" may be one stroke or two, "L" only one where it makes no numeral
    for (const char c : read) {
        const bool stroke = c == '1' || c == 'l' || c == '|' || c == '!' || c == ']';
        capital = capital || (c >= 'A' && c <= 'Z') || c == '|';
        first += stroke ? "I" : c == 'H' ? "II" : std::string(1, c);
        second += stroke || c == 'L' || c == 'H' || c == 'D' ? 'I' : c;
    }
    if (!capital || read.find_first_of("IVX1|") == std::string_view::npos) return std::nullopt;
    if (is_roman_numeral(first)) return first;
    return is_roman_numeral(second) ? std::optional(second) : std::nullopt;
}

Repaired roman_numeral(std::string_view token, const Neighbours& neighbours) {
    if (neighbours.bracketed) return std::nullopt;
    const std::size_t from = token.find_first_not_of("([“\""), to = token.find_last_not_of(").,;:”\"");
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) return std::nullopt;
    const Core core{from, to + 1};
    const std::string_view read = token.substr(core.from, core.to - core.from);
    const std::string before = to_lower(neighbours.before);
    const bool behind_word = std::find(numbered_words.begin(), numbered_words.end(), before) != numbered_words.end();
    const bool behind_number =
        is_figure(neighbours.before) ||
        (neighbours.before.size() == 1 && neighbours.before[0] >= 'A' && neighbours.before[0] <= 'Z');
    const bool in_brackets =
        behind_number && token.front() == '(' && token.find(')') != std::string_view::npos && read.size() > 1;
    if (!behind_word && !in_brackets) return std::nullopt;
    const std::optional<std::string> roman = as_roman(read);
    if (!roman) return std::nullopt;
    return SymbolRepair{with(token, core, *roman), behind_word ? 0.96 : 0.93,
                        behind_word ? "a roman numeral stands behind '" + before + "'" : "a roman numeral in brackets"};
}

// "E.94.X1.5": language, year, class in roman numerals, number.
Repaired sales_number(std::string_view token) {
    const Core core = core_of(token);
    const std::string_view read = token.substr(core.from, core.to - core.from);
    if (read.size() < 7 || read[0] < 'A' || read[0] > 'Z' || read[1] != '.' || !is_digit(read[2]) ||
        !is_digit(read[3]) || read[4] != '.') {
        return std::nullopt;
    }
    const std::size_t dot = read.find('.', 5);
    if (dot == std::string_view::npos || dot + 1 >= read.size() || !is_digit(read[dot + 1])) return std::nullopt;
    const std::optional<std::string> roman = as_roman(read.substr(5, dot - 5));
    if (!roman) return std::nullopt;
    const std::string text = std::string(read.substr(0, 5)).append(*roman).append(read.substr(dot));
    return SymbolRepair{with(token, core, text), 0.97, "the class of a sales number is a roman numeral"};
}

// "$-20/2": a resolution of a special session begins with its letter.
Repaired special_session(std::string_view token) {
    const std::size_t from = token.find_first_not_of("([“\"");
    if (from == std::string_view::npos) return std::nullopt;
    const std::string_view rest = token.substr(from);
    const std::size_t sign = rest.starts_with("$-") ? 1 : rest.starts_with("§-") ? std::string_view("§").size() : 0;
    if (sign == 0) return std::nullopt;
    const std::string_view number = bare(rest.substr(sign + 1)).word;
    const std::size_t stroke = number.find('/');
    if (stroke == std::string_view::npos || !all_digits(number.substr(0, stroke)) ||
        !all_digits(number.substr(stroke + 1))) {
        return std::nullopt;
    }
    return SymbolRepair{std::string(token.substr(0, from)).append("S").append(rest.substr(sign)), 0.95,
                        "a special session's resolution begins with 'S-'"};
}

// "(g0", "{a)", "(b]", "(¢)" at a line's beginning.
Repaired list_label(std::string_view token, const Neighbours& neighbours) {
    if (neighbours.opens_line && token == "(¢)") {
        return SymbolRepair{"(c)", 0.95, "a lettered paragraph's label has a letter"};
    }
    if (!neighbours.opens_line || token.size() < 3 || token.size() > 4) return std::nullopt;
    const char open = token.front(), close = token.back();
    const std::string_view letters = token.substr(1, token.size() - 2);
    const bool lower = std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool label = letters.size() == 1 || letters[0] == letters[1] || is_roman_numeral(letters);
    const bool opens = open == '(' || open == '{' || open == '[';
    const bool closes = close == ')' || close == '}' || close == ']' || close == '0';
    if (!lower || !label || !opens || !closes || (open == '(' && close == ')') || (open == '[' && close == ']')) {
        return std::nullopt;
    }
    return SymbolRepair{"(" + std::string(letters) + ")", 0.95,
                        "a lettered paragraph's label stands in round brackets"};
}

// "Thid.", "Ybid.", "[bid.,": at a note's beginning.
bool is_garbled_ibid(std::string_view token) {
    const std::size_t end = token.find_last_not_of(".,;:");
    if (end == std::string_view::npos || end + 1 == token.size()) return false;
    const std::string_view word = token.substr(0, end + 1);
    if (word.ends_with("Ibid") || word.ends_with("ibid") || word.size() < 4 || word.size() > 5) return false;
    return (word.ends_with("bid") || word.ends_with("hid")) && word != "forbid" && word != "Rabid";
}

// "1bid.", "5ee", "lbid.": a word that opens notes, its first letter misread; "bid.," before a volume.
Repaired note_opening(std::string_view token, const Neighbours& neighbours, const std::set<std::string>& note_words) {
    static constexpr std::array<std::string_view, 12> followers = {"vol.", "sect.", "chap.", "annex", "para.", "paras.",
                                                                   "p.",   "pp.",   "No.",   "part",  "art.",  "vols."};
    if (token == "bid.," && std::find(followers.begin(), followers.end(), neighbours.behind) != followers.end()) {
        return SymbolRepair{"Ibid.,", 0.97, "'Ibid.' opens a note before '" + std::string(neighbours.behind) + "'"};
    }
    if (is_garbled_ibid(token) && (neighbours.opens_line || neighbours.label_before)) {
        const std::size_t end = token.find_last_not_of(".,;:") + 1;
        const std::string_view rest = token.substr(end);
        const bool comma = rest.find_first_of(",;:") != std::string_view::npos || rest == "..";
        return SymbolRepair{comma ? "Ibid.," : "Ibid.", 0.95, "'Ibid.' opens a note"};
    }
    if (token.size() < 3) return std::nullopt;
    const char first = token.front();
    const char meant = first == '5' || first == '8' ? 'S' : first == '1' || first == 'l' || first == '|' ? 'I' : '\0';
    if (meant == '\0') return std::nullopt;
    const std::string text = meant + std::string(token.substr(1));
    const std::size_t end = text.find_last_not_of(",;:");
    const std::string word = text.substr(0, end + 1);
    if (!note_words.contains(word) && word != "Ibid." && word != "See") return std::nullopt;
    return SymbolRepair{text, 0.97, "'" + word + "' is a word that opens notes"};
}

// The one symbol of the document that differs in a single character, no digit for a digit: "A/RFS/99/12".
Repaired like_another(std::string_view read, const KnownSymbols& right) {
    Repaired found;
    for (const std::string& other : right.near(read)) {
        const auto [here, there] = std::mismatch(read.begin(), read.end(), other.begin());
        const bool digits = is_digit(static_cast<unsigned char>(*here)) && is_digit(static_cast<unsigned char>(*there));
        if (digits || !std::equal(here + 1, read.end(), there + 1)) continue;
        if (found) return std::nullopt;
        found = SymbolRepair{other, 0.95, "no symbol as it was read"};
    }
    return found;
}

// "B.0l", "b.l.", "B.I1": a reference of parts joined by dots, in which a letter stands for the digit one. A letter
// that stands alone is one only where the document has the reference with a two in its place.
Repaired dotted_reference(std::string_view token, const std::set<std::string>& tokens) {
    const Core core = core_of(token);
    const std::string_view read = token.substr(core.from, core.to - core.from);
    if (read.size() < 3 || read.size() > 12 || read.find('.') == std::string_view::npos) return std::nullopt;
    std::string meant, next;
    bool mixed = false, alone = false;
    for (std::size_t from = 0; from <= read.size();) {
        const std::size_t to = std::min(read.find('.', from), read.size());
        std::string part(read.substr(from, to - from));
        if (part.empty() || part.size() > 3) return std::nullopt;
        const bool one = part == "l" || part == "I";
        const bool digits = is_figure(part) && part.find_first_not_of("0123456789lI") == std::string::npos;
        std::string two = one ? "2" : part;
        if (one || (digits && part.find_first_of("lI") != std::string::npos)) {
            (one ? alone : mixed) = true;
            std::replace(part.begin(), part.end(), 'l', '1');
            std::replace(part.begin(), part.end(), 'I', '1');
        }
        meant += (from > 0 ? "." : "") + part;
        next += (from > 0 ? "." : "") + (one ? two : part);
        from = to + 1;
    }
    if (!mixed && !alone) return std::nullopt;
    if (alone && !tokens.contains(with(token, core, next))) return std::nullopt;
    return SymbolRepair{with(token, core, meant), alone ? 0.9 : 0.92,
                        alone ? "the document has '" + next + "' too" : "a letter where a number stands"};
}

Repaired symbol(std::string_view token, const SymbolGrammar& grammar, const KnownSymbols& right) {
    const Core core = core_of(token);
    const std::string_view read = token.substr(core.from, core.to - core.from);
    if (read.size() < 4) return std::nullopt;
    Repaired repaired = grammar.repair(read);
    if (!repaired && !grammar.accepts(read)) repaired = like_another(read, right);
    if (!repaired) return std::nullopt;
    if (right.contains(repaired->text)) {
        repaired->certainty = 0.99;
        repaired->reason += "; the document has it elsewhere";
    }
    repaired->text = with(token, core, repaired->text);
    return repaired;
}

// "A /HRC/17/31", "A/ES- 10/273", "Add. 1": a blank inside.
Repaired split_symbol(std::string_view first, std::string_view second, const SymbolGrammar& grammar,
                      const KnownSymbols& right, bool scanned) {
    const bool open = first.ends_with('/') || first.ends_with('-') || first.ends_with('.') || second.starts_with('/');
    const bool inside = first.find('/') != std::string_view::npos || second.starts_with('/');
    if (!open || !inside || second.empty() || first.empty()) return std::nullopt;
    const std::string whole = std::string(first).append(second);
    const Core core = core_of(whole);
    const std::string_view read = std::string_view(whole).substr(core.from, core.to - core.from);
    // Behind a dot a compositor may have set the blank, but not where the document has the symbol without it.
    const bool known = right.contains(std::string(read));
    SymbolRepair joined{whole,
                        known                              ? 0.99
                        : scanned || !first.ends_with('.') ? 0.95
                                                           : 0.7,
                        "a blank within a document symbol"};
    if (grammar.accepts(read)) return joined;
    const Repaired repaired = symbol(whole, grammar, right);
    if (!repaired) return std::nullopt;
    return SymbolRepair{repaired->text, repaired->certainty, joined.reason + ", " + repaired->reason};
}

// What the document has: symbols that follow their grammar, and tokens with a dot inside.
struct Evidence {
    KnownSymbols symbols;
    std::set<std::string> dotted;
};

Evidence evidence_of(const Document& document, const SymbolGrammar& grammar) {
    Evidence evidence;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) {
                    if (word.text.find('.') != std::string::npos) evidence.dotted.insert(word.text);
                    if (word.text.find('/') == std::string::npos) continue;
                    const Core core = core_of(word.text);
                    const std::string read = word.text.substr(core.from, core.to - core.from);
                    if (grammar.accepts(read)) evidence.symbols.add(read);
                }
            }
        }
    }
    return evidence;
}

class SymbolReader {
public:
    SymbolReader(const Resources& resources, const Evidence& evidence) : resources_(resources), evidence_(evidence) {}

    void look_at(const Block& block, bool scanned) {
        std::vector<const Word*> words;
        std::vector<std::string_view> texts;
        std::vector<bool> opens;
        for (const Line& line : block.lines) {
            for (const Word& word : line.words) {
                words.push_back(&word);
                texts.emplace_back(word.text);
                opens.push_back(&word == line.words.data());
            }
        }
        const std::vector<bool> bracketed = with_paired_bracket(texts);
        for (std::size_t n = 0; n < words.size(); ++n) {
            if (opens[n]) follow_labels(texts[n]);
            if (texts[n].empty() || !words[n]->note.empty() || words[n]->glued) continue;
            const Neighbours neighbours{n > 0 ? texts[n - 1] : "", n + 1 < words.size() ? texts[n + 1] : "", opens[n],
                                        n > 0 && opens[n - 1] && texts[n - 1].size() <= 3 && !opens[n], bracketed[n]};
            if (n + 1 < words.size() && !opens[n + 1]) {
                const Repaired joined =
                    split_symbol(texts[n], texts[n + 1], *resources_.symbols, evidence_.symbols, scanned);
                if (joined) {
                    edits_.push_back(
                        {Join{words[n]->id, words[n + 1]->id, joined->text}, joined->certainty, joined->reason});
                    ++n;
                    continue;
                }
            }
            const auto token = [&](std::size_t at) { return at < texts.size() ? texts[at] : std::string_view(); };
            const NumeralPlace place{token(n - 2), token(n - 1), token(n + 1), token(n + 2)};  // before 0 is none too
            if (const auto numeral = bracketed[n] ? std::nullopt : repair_numeral(texts[n], place)) {
                if (numeral->with_next) {
                    edits_.push_back(
                        {Join{words[n]->id, words[n + 1]->id, numeral->text}, numeral->certainty, numeral->reason});
                    ++n;
                } else {
                    edits_.push_back({Replace{words[n]->id, numeral->text}, numeral->certainty, numeral->reason});
                }
                continue;
            }
            const Repaired repaired = repair(texts[n], neighbours, texts);
            if (!repaired) continue;
            if (opens[n]) follow_labels(repaired->text);
            edits_.push_back({Replace{words[n]->id, repaired->text}, repaired->certainty, repaired->reason});
        }
    }

    TextEdits& edits() { return edits_; }

private:
    Repaired repair(std::string_view text, const Neighbours& neighbours,
                    const std::vector<std::string_view>& around) const {
        if (Repaired label = list_label(text, neighbours)) return label;
        if (Repaired roman = roman_numeral(text, neighbours)) return roman;
        if (Repaired sales = sales_number(text)) return sales;
        if (Repaired session = special_session(text)) return session;
        if (Repaired note = note_opening(text, neighbours, resources_.tables.note_words)) return note;
        if (Repaired symbols = symbol(text, *resources_.symbols, evidence_.symbols)) return symbols;
        if (Repaired reference = dotted_reference(text, evidence_.dotted)) return reference;
        if (Repaired reference = one_and_dot(text)) return reference;
        if (Repaired label = neighbours.opens_line ? label_with_speck(text, last_label_) : std::nullopt) {
            return label;
        }
        return unit_of_measure(text, neighbours.before, around, resources_);
    }

    // "12." at a line's beginning.
    void follow_labels(std::string_view token) {
        if (token.size() < 2 || token.size() > 4 || token.back() != '.') return;
        const std::string number(token.substr(0, token.size() - 1));
        if (number.find_first_not_of("0123456789") == std::string::npos) last_label_ = std::stoi(number);
    }

    const Resources& resources_;
    const Evidence& evidence_;
    int last_label_ = 0;
    TextEdits edits_;
};

}  // namespace

TextEdits repair_symbols(const Document& document, const Resources& resources) {
    if (resources.symbols == nullptr) return {};
    const Evidence evidence = evidence_of(document, *resources.symbols);
    SymbolReader reader(resources, evidence);
    for (const Page& page : document.pages) {
        const bool scanned = page.source->origin == Origin::scan;
        for (const Block& block : page.blocks) reader.look_at(block, scanned);
    }
    return std::move(reader.edits());
}

}  // namespace emend
