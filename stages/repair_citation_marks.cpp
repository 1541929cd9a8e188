#include "stages/repair_citation_marks.h"

#include <optional>
#include <set>
#include <vector>

#include "pipeline/model/flow.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/citation_forms.h"
#include "stages/months.h"
#include "stages/sentence_marks.h"

namespace emend {

namespace {

bool is_ordinal_word(std::string_view word) {
    return begins_with_upper(word) && (word.ends_with("th") || word.ends_with("first") || word.ends_with("First") ||
                                       word.ends_with("second") || word.ends_with("Second") || word.ends_with("hird"));
}

// Does a citation go on with this word, as no sentence begins? `cited`: the word before the mark.
bool goes_on(std::string_view cited, std::string_view next, std::string_view second_next, const Tables& tables) {
    const std::string_view word = bare(next).word, second = bare(second_next).word;
    if (word.data() != next.data()) return false;
    if (tables.is_in("cited", word) || word == "and" || word == "Supplement") return true;
    if ((word == "No" || word == "Nos") && next.size() > word.size()) return true;
    if (word == "Treaty") return cited == "Nations" && second == "Series";
    if (is_year(word)) return second == "Supplement";
    if (all_digits(word) && word.size() <= 2) return is_month(second.substr(0, second.find_first_of("-–—")));
    return is_ordinal_word(word) && (second == "Session" || second == "Special");
}

bool begins_with_digit(std::string_view word) {
    return !word.empty() && is_digit(static_cast<unsigned char>(word.front()));
}

// "A/62/PV.117", "62/272": what a list of documents or resolutions consists of.
bool is_document(std::string_view word) {
    const bool begins = begins_with_digit(word) || begins_with_upper(word);
    return word.find('/') != std::string_view::npos && begins && is_digit(static_cast<unsigned char>(word.back()));
}

// "62/272. 64/297 and": two of one kind, and behind them goes on what may be a row.
bool are_in_a_row(std::string_view document, std::string_view next, std::string_view second_next) {
    const std::string_view other = bare(next).word;
    if (!is_document(document) || !is_document(other) || other.data() != next.data()) return false;
    const bool alike = document.substr(0, document.find('/')) == other.substr(0, other.find('/')) ||
                       (begins_with_digit(document) && begins_with_digit(other));
    return alike && (other.size() < next.size() || second_next == "and" || second_next == "or");
}

// "I" behind "chap.", "C" behind "sect.": what the number of a part is.
bool is_part_number(std::string_view token, std::string_view before, const Tables& tables) {
    const bool capital = token.size() == 1 && begins_with_upper(token);
    return tables.is_in("cited", to_lower(bare(before).word)) &&
           (capital || roman_value(token) > 0 || all_digits(token));
}

struct MarkRepair {
    std::size_t at = 0;  // token
    std::string text;
    double certainty = 0;
    std::string reason;
};

std::optional<MarkRepair> mark_at(const std::vector<std::string_view>& tokens, std::size_t n, const Tables& tables) {
    const std::string_view token = tokens[n], next = tokens[n + 1];
    const std::string_view second_next = n + 2 < tokens.size() ? tokens[n + 2] : std::string_view();
    const std::string_view before = n > 0 ? tokens[n - 1] : std::string_view();
    if (token.size() < 2) return std::nullopt;
    const std::string stem(token.substr(0, token.size() - 1));
    const std::string_view word = bare(stem).word;
    if (token.ends_with(':')) {
        const std::size_t stroke = next.find('/');
        const bool resolution =
            stroke != std::string_view::npos && all_digits(next.substr(0, stroke)) && !all_digits(word);
        const bool see = next == "see" && second_next == "also";
        if (!see && !(resolution && before.starts_with("para"))) return std::nullopt;
        return MarkRepair{n, stem + ";", 0.88, "a semicolon parts citations"};
    }
    if (!token.ends_with('.') || stem.ends_with('.')) return std::nullopt;
    if (are_in_a_row(word, next, second_next)) {
        return MarkRepair{n, stem + ",", 0.9, "documents in a row are parted by commas"};
    }
    const bool initial = word.size() == 1 && !is_part_number(word, before, tables);
    const bool abbreviation = initial || (!word.empty() && tables.abbreviations.contains(to_lower(word)));
    if (abbreviation || !goes_on(word, next, second_next, tables)) return std::nullopt;
    return MarkRepair{n, stem + ",", 0.92, "the citation goes on with '" + std::string(next) + "'"};
}

// "Fifty-first Session. Supplement No. 4", "chap. I sect. C", "para. 3: see also": of the tokens of a note.
std::vector<MarkRepair> citation_marks(const std::vector<std::string_view>& tokens, const Tables& tables) {
    std::vector<MarkRepair> repairs;
    for (std::size_t n = 0; n + 1 < tokens.size(); ++n) {
        if (std::optional<MarkRepair> mark = mark_at(tokens, n, tables)) {
            repairs.push_back(std::move(*mark));
        } else if (n > 0 && is_part_number(tokens[n], tokens[n - 1], tables) &&
                   tables.is_in("cited_within", tokens[n + 1])) {
            repairs.push_back({n, std::string(tokens[n]) + ",", 0.88,
                               "a comma stands before '" + std::string(tokens[n + 1]) + "' in citations"});
        }
    }
    return repairs;
}

class CitationMarks {
public:
    CitationMarks(const Document& document, const Tables& tables) : document_(document), tables_(tables) {
        for (const Flow& flow : flows(document)) {
            // "[on the report of the Second Committee (A/76/533. para. 7)]"
            const bool note = flow.head().kind == BlockKind::note;
            FlowText text = text_without_markers(flow);
            if (text.texts.empty() || (!note && flow.head().kind != BlockKind::masthead)) continue;
            const bool scanned = is_scanned(document, *text.words.front());
            notes_ += note ? 1 : 0;
            stops_ += note && (text.texts.back().ends_with('.') || passed_over(document, *text.words.back())) ? 1 : 0;
            if (scanned) passages_.push_back({std::move(text), note});
        }
    }

    TextEdits look() {
        for (const Passage& passage : passages_) {
            for (const MarkRepair& mark : citation_marks(passage.text.texts, tables_)) {
                marks_lost_ += passage.note ? 1 : 0;
                replace(*passage.text.words[mark.at], mark.text, mark.certainty, mark.reason);
            }
            titles(passage.text);
        }
        // How much ink the marks have lost is known before the last of them is looked for.
        for (const Passage& passage : passages_) {
            if (passage.note) closing(passage.text);
        }
        return std::move(edits_);
    }

private:
    static constexpr std::size_t many = 3;

    void replace(const Word& word, const std::string& text, double certainty, const std::string& reason) {
        if (text == word.text || !touched_.insert(word.id).second) return;
        edits_.push_back({Replace{word.id, text}, certainty, reason});
    }

    void titles(const FlowText& text) {
        for (std::size_t n = 0; n + 1 < text.texts.size(); ++n) {
            const std::optional<OpeningRepair> title = small_title(text.texts[n], text.texts[n + 1]);
            if (title) replace(*text.words[n], title->text, title->certainty, title->reason);
        }
    }

    // Where many marks are lost, many of the stops are as well.
    bool close_with_stop() const {
        constexpr std::size_t few = 3;
        const std::size_t thirds = marks_lost_ >= many ? 1 : 2;
        return notes_ >= few && stops_ * 3 >= notes_ * thirds;
    }

    // A note may have been printed without its stop; where commas are lost too, the stop was.
    void closing(const FlowText& text) {
        const std::string_view last = text.texts.back();
        if (!close_with_stop() || last == "," || touched_.contains(text.words.back()->id)) return;
        const bool comma = last.ends_with(',');
        const bool mark = comma || std::string_view(".;:!?-/”\"").find(last.back()) != std::string_view::npos;
        if (mark && !comma) return;
        const std::string core(last.substr(0, last.size() - (comma ? 1 : 0)));
        if (core.ends_with('.')) return;
        const bool inked = passed_over(document_, *text.words.back()).has_value();
        replace(*text.words.back(), core + ".",
                comma || inked        ? 0.92
                : marks_lost_ >= many ? 0.85
                                      : 0.6,
                inked ? "the document's notes close with a full stop, and there is ink of one"
                      : "the document's notes close with a full stop");
    }

    struct Passage {
        FlowText text;  // at least one word
        bool note = false;
    };

    const Document& document_;
    const Tables& tables_;
    std::vector<Passage> passages_;  // on scans
    std::size_t notes_ = 0, stops_ = 0, marks_lost_ = 0;
    std::set<WordId> touched_;
    TextEdits edits_;
};

}  // namespace

TextEdits repair_citation_marks(const Document& document, const Tables& tables) {
    return CitationMarks(document, tables).look();
}

}  // namespace emend
