// Each kind of token has a grammar of its own, and what does not follow it is mended only where one reading remains. A
// symbol that stands right elsewhere in the document speaks for the one that is like it.
#include "stages/repair_symbols.h"

#include <algorithm>
#include <optional>
#include <set>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/block_tokens.h"
#include "stages/brackets.h"
#include "stages/known_symbols.h"
#include "stages/misread_figures.h"
#include "stages/months.h"
#include "stages/numeral_forms.h"
#include "stages/parted_figures.h"
#include "stages/roman_forms.h"
#include "stages/roman_labels.h"
#include "stages/symbol_forms.h"

namespace emend {

namespace {

using Repaired = std::optional<SymbolRepair>;

struct Neighbours {
    std::string_view before, behind;  // the tokens next to it; empty at a block's ends
    bool opens_line = false;
    bool label_before = false;  // the token before opens the line, and is no word
};

std::string with(std::string_view token, const Core& core, std::string_view text) {
    return std::string(token.substr(0, core.from)).append(text).append(token.substr(core.to));
}

// "(g0", "{a)", "(b]" at a line's beginning.
Repaired list_label(std::string_view token, const Neighbours& neighbours) {
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
Repaired note_opening(std::string_view token, const Neighbours& neighbours, const Tables& tables) {
    if (token == "bid.," && tables.is_in("behind_ibid", neighbours.behind)) {
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
    if (!tables.note_words.contains(word) && word != "Ibid." && word != "See") return std::nullopt;
    return SymbolRepair{text, 0.97, "'" + word + "' is a word that opens notes"};
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

// "217 4 (III)": resolutions of a session in roman numerals had letters behind their numbers.
Repaired letter_of_resolution(std::string_view token, const Neighbours& neighbours) {
    if (token != "4" || !all_digits(neighbours.before) || !neighbours.behind.starts_with('(')) return std::nullopt;
    const std::string_view session = bare(neighbours.behind).word;
    if (!is_roman_numeral(session) || neighbours.behind.find(')') == std::string_view::npos) return std::nullopt;
    return SymbolRepair{"A", 0.9, "a letter stands between a resolution's number and its session"};
}

// What the document has: symbols that follow their grammar, tokens with a dot inside, numbered annexes and chapters.
struct Evidence {
    KnownSymbols symbols;
    std::set<std::string> dotted;
    NumeralUse numerals;
};

Evidence evidence_of(const Document& document, const Resources& resources) {
    const SymbolGrammar& grammar = *resources.symbols;
    Evidence evidence{{}, {}, NumeralUse(resources.tables.numbered_words)};
    std::string_view before;
    const auto see = [&](const Word& word) {
        evidence.numerals.see(before, word.text);
        before = word.text;
        if (word.text.find('.') != std::string::npos) evidence.dotted.insert(word.text);
        if (word.text.find('/') == std::string::npos) return;
        const std::string read(symbol_in(word.text));
        if (grammar.accepts(read)) evidence.symbols.add(read);
    };
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) std::for_each(line.words.begin(), line.words.end(), see);
        }
    }
    return evidence;
}

class SymbolReader {
public:
    SymbolReader(const Resources& resources, const Evidence& evidence) : resources_(resources), evidence_(evidence) {}

    void look_at(const Page& page, const Block& block) {
        const BlockTokens tokens(page, block);
        romans_.begin_block();
        for (std::size_t n = 0; n < tokens.words.size(); ++n) {
            if (tokens.opens[n]) follow_labels(tokens.texts[n]);
            if (tokens.texts[n].empty() || !tokens.words[n]->note.empty() || tokens.words[n]->glued) continue;
            n += look_at(tokens, n);
        }
    }

    TextEdits& edits() { return edits_; }

private:
    static constexpr double read_so = 0.92;  // the certainty of what another look saw as well

    // How many further words the repair took in.
    std::size_t look_at(const BlockTokens& tokens, std::size_t n) {
        const Word& word = *tokens.words[n];
        const auto join = [&](const std::string& text, double certainty, const std::string& reason) {
            edits_.push_back({Join{word.id, tokens.words[n + 1]->id, text}, certainty, reason});
            return std::size_t{1};
        };
        if (tokens.scanned() && roman_label(tokens, n)) return 0;
        const SymbolEvidence symbols{*resources_.symbols, evidence_.symbols, tokens.scanned()};
        if (n + 1 < tokens.words.size() && !tokens.words[n + 1]->glued) {
            const Repaired joined =
                tokens.opens[n + 1] ? std::nullopt : join_symbol(tokens.at(n), tokens.at(n + 1), symbols);
            if (joined) return join(joined->text, joined->certainty, joined->reason);
            const Repaired numeral = parted_numeral(tokens, n);
            if (numeral) return join(numeral->text, numeral->certainty, numeral->reason);
        }
        // before 0 is none too
        const NumeralPlace place{tokens.at(n - 2), tokens.at(n - 1), tokens.at(n + 1), tokens.at(n + 2)};
        if (const std::size_t day = day_behind_word(tokens.texts[n], tokens.at(n + 1), resources_.tables); day > 0) {
            const std::string_view text = tokens.texts[n];
            edits_.push_back({Split{word.id, {std::string(text.substr(0, day)), std::string(text.substr(day))}}, 0.95,
                              "a day stands before '" + std::string(tokens.at(n + 1)) + "'"});
            return 0;
        }
        if (const auto second =
                second_of_annexes(tokens.before(n), tokens.texts[n], tokens.at(n + 1), resources_.tables);
            second && tokens.scanned()) {
            edits_.push_back({Split{word.id, {"I", "and"}}, 0.92, "two numerals stand behind 'annexes'"});
            edits_.push_back({Replace{tokens.words[n + 1]->id, *second}, 0.92, "what follows 'annexes I and'"});
            return 1;
        }
        if (const auto numeral = tokens.bracketed[n] ? std::nullopt : repair_numeral(tokens.texts[n], place)) {
            if (numeral->with_next) return join(numeral->text, numeral->certainty, numeral->reason);
            const double certainty = std::max(numeral->certainty, was_read(tokens, n, numeral->text) ? read_so : 0);
            edits_.push_back({Replace{word.id, numeral->text}, certainty, numeral->reason});
            return 0;
        }
        const Repaired repaired = repair(tokens, n, symbols);
        if (!repaired) return 0;
        const bool next = n + 1 < tokens.words.size() && !tokens.words[n + 1]->glued && !tokens.opens[n + 1];
        if (const Repaired year = next ? join_year(repaired->text, tokens.at(n + 1), symbols) : std::nullopt) {
            return join(year->text, repaired->certainty, repaired->reason + "; " + year->reason);
        }
        if (tokens.opens[n]) follow_labels(repaired->text);
        edits_.push_back({Replace{word.id, repaired->text}, repaired->certainty, repaired->reason});
        return 0;
    }

    // "(i) the one, (it) the other": true where the token was one of such labels and was mended.
    bool roman_label(const BlockTokens& tokens, std::size_t n) {
        const Word& word = *tokens.words[n];
        if (word.sources.size() != 1) return false;
        const SourceWord& source = seen(*tokens.page->source, word.sources.front());
        const std::optional<RomanLabels::Found> found = romans_.follow(word, source.alternatives);
        if (!found) return false;
        if (found->one != nullptr) {
            edits_.push_back({Replace{found->one->id, "(i)"}, 0.93, "'" + found->text + "' follows"});
        }
        if (found->text == word.text) return false;
        edits_.push_back({Replace{word.id, found->text}, 0.95, "it follows the label before, and its ink is like it"});
        return true;
    }

    // "chap. X VIII", "2200 A (XX D", "SS.X 1/9"
    Repaired parted_numeral(const BlockTokens& tokens, std::size_t n) const {
        if (!tokens.scanned()) return std::nullopt;
        const std::string_view first = tokens.at(n), second = tokens.at(n + 1);
        if (Repaired reference = parted_reference(first, second, tokens.before(n), evidence_.numerals)) {
            return reference;
        }
        if (first.find('/') == std::string_view::npos && second.find('/') != std::string_view::npos) {
            if (Repaired decision = special_decision(std::string(first).append(second))) return decision;
        }
        const bool dated = tokens.date_at(n + 2);
        if (Repaired figure = parted_figure(first, second, tokens.at(n + 2), dated, resources_.tables)) return figure;
        const NumeralNeighbours around{tokens.at(n - 2), tokens.before(n), {}, false, true};
        const bool closes = second.find(')') != std::string_view::npos && second.find('(') == std::string_view::npos;
        if (closes && first.size() <= 3 && first.size() > 1 && is_no_word(second)) {
            const std::string both = std::string(first).append(second);  // "1514 eX WV)"
            if (Repaired session = session_by_number(both, around, resources_.tables.sessions)) return session;
        }
        if (!first.starts_with('(') || first.find(')') != std::string_view::npos) return std::nullopt;
        return session_numeral(std::string(first).append(second), around, resources_.tables.sessions);
    }

    Repaired repair(const BlockTokens& tokens, std::size_t n, const SymbolEvidence& symbols) const {
        const std::string_view text = tokens.at(n);
        const Neighbours neighbours{tokens.before(n), tokens.at(n + 1), tokens.opens[n],
                                    n > 0 && tokens.opens[n - 1] && tokens.at(n - 1).size() <= 3 && !tokens.opens[n]};
        const NumeralNeighbours numerals{tokens.at(n - 2),    neighbours.before, neighbours.behind,
                                         tokens.bracketed[n], symbols.scanned,   tokens.numeral_look(n)};
        if (Repaired figure = figure_of_scan(tokens, n)) return figure;
        if (Repaired dollar = dollar_sign(text)) return dollar;
        if (Repaired one = stroke_as_one(text, neighbours.before, neighbours.behind, resources_.tables)) return one;
        if (Repaired label = list_label(text, neighbours)) return label;
        if (Repaired letter = tokens.scanned() ? letter_of_resolution(text, neighbours) : std::nullopt) return letter;
        if (Repaired roman = roman_reference(text, numerals, evidence_.numerals)) return roman;
        if (Repaired roman = session_numeral(text, numerals, resources_.tables.sessions)) return roman;
        const bool cited = neighbours.before.size() == 1 || is_no_word(text);  // "217 A ID."
        if (Repaired roman = session_by_number(text, numerals, resources_.tables.sessions); roman && cited) {
            return roman;
        }
        if (Repaired sales = sales_number(text)) return sales;
        if (Repaired session = special_session(text)) return session;
        if (Repaired decision = special_decision(text)) return decision;
        if (Repaired note = note_opening(text, neighbours, resources_.tables)) return note;
        // "A/C.l/ SC.9/1": the rest of a symbol that begins before the blank.
        const bool rest = neighbours.before.ends_with('/') && !symbols.scanned;
        if (Repaired symbol = rest ? std::nullopt : repair_symbol(text, symbols)) return symbol;
        if (Repaired symbol = read_otherwise(tokens, n)) return symbol;
        if (Repaired reference = dotted_reference(text, evidence_.dotted)) return reference;
        if (Repaired reference = one_and_dot(text)) return reference;
        if (Repaired label = neighbours.opens_line ? label_with_speck(text, last_label_) : std::nullopt) {
            return label;
        }
        return unit_of_measure(text, neighbours.before, tokens.texts, resources_);
    }

    bool is_no_word(std::string_view text) const {
        if (resources_.language_model == nullptr || resources_.lexicon == nullptr) return false;
        return judge(text, *resources_.language_model, *resources_.lexicon).standing != Standing::known;
    }

    Repaired read_otherwise(const BlockTokens& tokens, std::size_t n) const {
        const Word& word = *tokens.words[n];
        if (word.sources.size() != 1) return std::nullopt;
        return symbol_read_otherwise(word.text, seen(*tokens.page->source, word.sources.front()).alternatives,
                                     *resources_.symbols);
    }

    Repaired figure_of_scan(const BlockTokens& tokens, std::size_t n) const {
        const Word& word = *tokens.words[n];
        if (!tokens.scanned() || n == 0 || word.glued || word.sources.size() != 1) return std::nullopt;
        const SourceWord& source = seen(*tokens.page->source, word.sources.front());
        if (source.style.raised || source.best.text != word.text) return std::nullopt;
        const FigurePlace place{tokens.at(n - 2), tokens.before(n), word.text,
                                tokens.at(n + 1), tokens.at(n + 2), tokens.bracketed[n]};
        return misread_figure(place, source.alternatives, resources_.tables);
    }

    // Did another look at the ink see this text?
    static bool was_read(const BlockTokens& tokens, std::size_t n, std::string_view text) {
        const Word& word = *tokens.words[n];
        if (!tokens.scanned() || word.sources.size() != 1) return false;
        const std::vector<Reading>& others = seen(*tokens.page->source, word.sources.front()).alternatives;
        return std::any_of(others.begin(), others.end(),
                           [&](const Reading& one) { return one.by == By::another_look && one.text == text; });
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
    RomanLabels romans_;
    TextEdits edits_;
};

}  // namespace

TextEdits repair_symbols(const Document& document, const Resources& resources) {
    if (resources.symbols == nullptr) return {};
    const Evidence evidence = evidence_of(document, resources);
    SymbolReader reader(resources, evidence);
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) reader.look_at(page, block);
    }
    return std::move(reader.edits());
}

}  // namespace emend
