// A note is a citation, and citations have forms: they open with a capital, "Ibid." or a document symbol. Here the
// notes are known as such, with their labels apart, which the grammar of symbols did not yet know.
#include "stages/repair_citations.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/unicode.h"
#include "stages/brackets.h"
#include "stages/citation_forms.h"
#include "stages/known_symbols.h"
#include "stages/supplement_numbers.h"
#include "stages/symbol_forms.h"

namespace emend {

namespace {

// How the notes of the document open.
struct Habits {
    std::size_t words = 0, capital = 0;  // notes that open with a word, and with a capital
    static constexpr std::size_t few = 3;
    bool open_with_capital() const { return words >= few && capital * 3 >= words * 2; }
};

class Citations {
public:
    Citations(const Document& document, const Resources& resources) : document_(document), resources_(resources) {
        for (Flow& flow : flows(document)) {
            FlowText text = text_without_markers(flow);
            if (!text.texts.empty()) passages_.push_back({std::move(flow), std::move(text)});
        }
        for (const auto& [flow, text] : passages_) {
            for (const std::string_view token : text.texts) {
                const std::string symbol(symbol_in(token));
                if (symbol.find('/') != std::string::npos && resources.symbols->accepts(symbol)) symbols_.add(symbol);
            }
            if (flow.head().kind != BlockKind::note) continue;
            const std::string_view first = bare(text.texts.front()).word;
            const bool word = first.size() > 1 && first.find_first_of("/.0123456789") == std::string_view::npos;
            habits_.words += word ? 1 : 0;
            habits_.capital += word && begins_with_upper(first) ? 1 : 0;
        }
    }

    TextEdits look() {
        for (const auto& [flow, text] : passages_) {
            const BlockKind kind = flow.head().kind;
            const bool scanned = is_scanned(document_, *text.words.front());
            if (kind == BlockKind::furniture || kind == BlockKind::masthead || kind == BlockKind::table) continue;
            if (scanned) {
                brackets(text, kind == BlockKind::note);
                addresses(text);
                parted_words(text);
            }
            collect_supplements(text);
            if (kind == BlockKind::note) opening(flow, text, scanned);
        }
        supplements();
        return std::move(edits_);
    }

private:
    // One edit a word: the first cause found is mended, the others are found in its outcome the next time.
    bool free(const Word& word) const { return !touched_.contains(word.id); }

    void replace(const Word& word, const std::string& text, double certainty, const std::string& reason) {
        if (text == word.text || !touched_.insert(word.id).second) return;
        edits_.push_back({Replace{word.id, text}, certainty, reason});
    }

    void join(const Word& first, const Word& second, const std::string& text, double certainty,
              const std::string& reason) {
        if (!free(first) || !free(second)) return;
        touched_.insert({first.id, second.id});
        edits_.push_back({Join{first.id, second.id, text}, certainty, reason});
    }

    void brackets(const FlowText& text, bool note) {
        for (const auto& [at, mended] : mended_brackets(text.texts)) {
            replace(*text.words[at], mended, 0.92, "a round bracket is open, and none of the other kind");
        }
        const std::string_view last = text.texts.back();
        if (!note || !last.ends_with(").") || open_brackets(text.texts) != 1) return;
        replace(*text.words.back(), std::string(last.substr(0, last.size() - 1)) + ").", 0.8,
                "two brackets are open, and one of them closes");
    }

    // "Seventy- fifth", "www. island.example": a blank where none is printed.
    void parted_words(const FlowText& text) {
        for (std::size_t n = 0; n + 1 < text.texts.size(); ++n) {
            const std::string_view first = text.texts[n], second = text.texts[n + 1];
            if (text.words[n + 1]->glued) continue;
            const std::string whole = std::string(first).append(second);
            const bool number = first.size() > 1 && first.ends_with('-') && begins_with_lower(second) &&
                                resources_.tables.compounds.contains(to_lower(bare(whole).word));
            if (number) join(*text.words[n], *text.words[n + 1], whole, 0.93, "a blank within a compound word");
            const bool address = bare(first).word == "www" && first.ends_with("www.") && begins_with_lower(second) &&
                                 second.find('.') < second.size() - 1;
            if (address) join(*text.words[n], *text.words[n + 1], whole, 0.93, "a blank within an address");
        }
    }

    // "www.island!958.example": the name of a host has no such sign.
    void addresses(const FlowText& text) {
        for (std::size_t n = 0; n < text.texts.size(); ++n) {
            std::string token(text.texts[n]);
            const std::size_t sign = token.find('!');
            if (!token.starts_with("www.") || sign == std::string::npos || sign + 1 >= token.size()) continue;
            if (!is_digit(static_cast<unsigned char>(token[sign + 1]))) continue;
            token[sign] = '1';
            replace(*text.words[n], token, 0.85, "an address has no '!'; before digits it is a one");
        }
    }

    void collect_supplements(const FlowText& text) {
        for (std::size_t n = 2; n < text.texts.size(); ++n) {
            if ((text.texts[n - 1] != "No." && text.texts[n - 1] != "No,") || text.texts[n - 2] != "Supplement") {
                continue;
            }
            supplement_words_.push_back(text.words[n]);
            supplement_texts_.push_back(text.texts[n]);
            if (is_scanned(document_, *text.words[n])) by_symbol(text, n);
        }
    }

    // "Supplement No. S3A and corrigenda (A/69/53/Add.1, …"
    void by_symbol(const FlowText& text, std::size_t n) {
        constexpr std::size_t reach = 3;
        for (std::size_t behind = n + 1; behind < std::min(n + 1 + reach, text.texts.size()); ++behind) {
            if (!text.texts[behind].starts_with('(')) continue;
            const auto meant = supplement_by_symbol(text.texts[n], text.texts[behind]);
            if (meant) replace(*text.words[n], *meant, 0.9, "the symbol behind it has the supplement's number");
            return;
        }
    }

    void supplements() {
        const auto meant = supplement_letters(supplement_texts_);
        for (std::size_t n = 0; n < meant.size(); ++n) {
            if (meant[n]) {
                replace(*supplement_words_[n], *meant[n], 0.88, "the supplements beside it have the letters beside it");
            }
        }
    }

    void opening(const Flow& flow, const FlowText& text, bool scanned) {
        const std::optional<std::string> whole = scanned ? without_rest_of_label(text.texts) : std::nullopt;
        if (whole && whole->empty()) return replace(*text.words[0], "", 0.88, "what is left of the label");
        const std::string_view token = whole ? std::string_view(*whole) : text.texts[0];
        const auto at = [&](std::size_t n) { return n < text.texts.size() ? text.texts[n] : std::string_view(); };
        std::optional<OpeningRepair> repaired = ibid(token, at(1), at(2));
        if (!repaired && scanned) repaired = ibid_read_otherwise(*text.words[0], at(1), at(2));
        if (!repaired) repaired = symbol_of_organ(token, at(1), *resources_.symbols, symbols_);
        const bool labelled = flow.head().label_words > 0 || !flow.head().label.empty();
        if (!repaired && labelled && habits_.open_with_capital()) repaired = small_opening(token);
        if (!repaired && whole) repaired = OpeningRepair{*whole, false, 0.9, "what is left of the label"};
        if (!repaired) return;
        // What others have read may have been printed so.
        const double certainty = scanned ? repaired->certainty : std::min(repaired->certainty, 0.6);
        if (repaired->with_next) {
            join(*text.words[0], *text.words[1], repaired->text, certainty, repaired->reason);
        } else {
            replace(*text.words[0], repaired->text, certainty, repaired->reason);
        }
    }

    // "Thad, Seventy-first Session": no word goes on so, and the recogniser nearly read "Thid."
    std::optional<OpeningRepair> ibid_read_otherwise(const Word& word, std::string_view next,
                                                     std::string_view second_next) const {
        if (word.sources.size() != 1) return std::nullopt;
        const SourceWord& source = seen(*page_of(document_, word.id.page).source, word.sources.front());
        if (judge(word.text, *resources_.language_model, *resources_.lexicon).standing != Standing::unknown) {
            return std::nullopt;
        }
        for (const Reading& reading : source.alternatives) {
            const std::optional<OpeningRepair> repaired =
                reading.by == By::letters ? std::nullopt : ibid(reading.text, next, second_next);
            if (repaired) return OpeningRepair{repaired->text, false, 0.9, "'Ibid.' opens a note, and was nearly read"};
        }
        return std::nullopt;
    }

    struct Passage {
        Flow flow;
        FlowText text;  // at least one word
    };

    const Document& document_;
    const Resources& resources_;
    std::vector<Passage> passages_;
    KnownSymbols symbols_;
    Habits habits_;
    std::vector<const Word*> supplement_words_;
    std::vector<std::string_view> supplement_texts_;
    std::set<WordId> touched_;
    TextEdits edits_;
};

}  // namespace

TextEdits repair_citations(const Document& document, const Resources& resources) {
    if (resources.symbols == nullptr) return {};
    return Citations(document, resources).look();
}

}  // namespace emend
