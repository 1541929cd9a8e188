// A noisy channel over the line (`pipeline/text/word_lattice.h`): what is right as read stays beyond doubt, and a
// repair must beat the word as read by a margin. How certain a margin makes it was measured on pages of known text
// (`dictionaries/README.md`); what is not certain enough becomes a suggestion.
#include "stages/repair_words.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>

#include "pipeline/model/flow.h"
#include "pipeline/text/capitals.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "pipeline/text/word_lattice.h"
#include "stages/doubted_words.h"
#include "stages/orthography.h"
#include "stages/own_names.h"
#include "stages/repair_certainty.h"

namespace emend {

namespace {

constexpr double suggestion = 0.5;       // is not carried out
constexpr double least_certainty = 0.4;  // what is less likely than not is no suggestion

struct Place {
    const Word* word = nullptr;
    int line = 0;  // counted through the document
};

// Where a word must not be touched: markers, raised print, what a rule has set.
bool fixed(const Word& word, const Page& page) {
    if (!word.note.empty() || word.sources.empty() || word.text.empty()) return true;
    return seen(*page.source, word.sources.front()).style.raised;
}

// Letters that English does not have: a word or name of another language.
bool has_accent(std::string_view word) {
    const std::u32string points = code_points(word);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return c >= 0x80 && is_letter(c); });
}

class Reader {
public:
    Reader(const Document& document, const Resources& resources)
        : resources_(resources), orthography_(document, resources), own_names_(document, resources) {
        for (const Page& page : document.pages) pages_[page.number] = &page;
    }

    // The words of a flow without its label; line numbers go on from flow to flow.
    std::vector<Place> places(const Flow& flow) {
        std::vector<Place> all;
        for (const Block* block : flow.parts) {
            int label_words = block->label_words;
            for (const Line& line : block->lines) {
                ++line_;
                for (const Word& word : line.words) {
                    if (label_words-- <= 0) all.push_back({&word, line_});
                }
            }
        }
        return all;
    }

    // A word of which a part stands in other type, as "2nd" with its raised letters: what it is nobody can tell here.
    static bool in_pieces(const std::vector<Place>& places, std::size_t n) {
        const auto has_letter = [](const Word& word) {
            const std::u32string points = code_points(word.text);
            return std::any_of(points.begin(), points.end(), is_letter);
        };
        if (places[n].word->glued) return true;
        return n + 1 < places.size() && places[n + 1].word->glued && has_letter(*places[n + 1].word);
    }

    // "th" with the apostrophe that was parted from it because it may be a marker.
    static std::string with_apostrophe(const std::vector<Place>& places, std::size_t n) {
        const std::string& text = places[n].word->text;
        const bool more = n + 1 < places.size() && places[n + 1].word->glued;
        return more && key_of(places[n + 1].word->text).starts_with('\'') ? text + "'" : text;
    }

    // `labelled`: a label stands before them, and so the first is no rest of a word.
    std::vector<Token> tokens(const std::vector<Place>& places, bool labelled) {
        std::vector<Token> all;
        for (std::size_t n = 0; n < places.size(); ++n) {
            const Word& word = *places[n].word;
            const Page& page = *pages_.at(word.id.page);
            Token token;
            token.text = word.text;
            token.opens = n == 0;
            // Half of a word that a line's, page's or column's end has broken.
            const bool rest =
                n > 0 ? places[n - 1].word->text.ends_with('-') : !labelled && begins_with_lower(word.text);
            const bool half = word.text.ends_with('-') || rest;
            if (!fixed(word, page) && !in_pieces(places, n)) token.judged = judged(with_apostrophe(places, n));
            if (half && doubtful(token)) token.judged.standing = Standing::out_of_scope;
            const bool begins_sentence = n == 0 || ends_sentence(places[n - 1].word->text);
            if (has_odd_capital(token, begins_sentence)) token.judged.standing = Standing::rare;
            const bool more = n + 1 < places.size();
            const Word* next = more ? places[n + 1].word : nullptr;  // perhaps on the next page
            const bool before_blank = more && !next->glued && !fixed(*next, *pages_.at(next->id.page));
            token.joinable = before_blank && places[n + 1].line == places[n].line;
            token.ends_line = before_blank && places[n + 1].line == places[n].line + 1 && !fixed(word, page);
            if (!word.sources.empty()) {
                const SourceWord& source = seen(*page.source, word.sources.front());
                token.confidence = source.best.confidence;
                if (source.best.text == word.text) token.alternatives = &source.alternatives;
                count_chosen(source, word.text);
            }
            all.push_back(token);
        }
        return all;
    }

    // How often the document has each word that is not known, and each that is and begins with a capital.
    void count(const std::vector<Token>& tokens) {
        for (const Token& token : tokens) {
            if (doubtful(token)) {
                ++unknown_[std::string(core_of(token))];
            } else if (token.judged.shape == Shape::title) {
                ++names_[std::string(core_of(token))];
            }
        }
    }

    // A misreading that comes back is no name. To be called when all words are counted.
    void forget_misread_names() {
        for (auto& [core, times] : unknown_) {
            if (times > 1 && own_names_.is_misread_again(core)) times = 1;
        }
    }

    // "Israel" for "Isracl": a name that the document has again and again. What it adds to a margin.
    double by_names(const Proposal& proposal, const Token& token) const {
        constexpr double most = 1.5;
        const Hypothesis& chosen = proposal.hypothesis;
        const bool misread = token.judged.standing == Standing::unknown && token.judged.shape == Shape::title;
        if (!misread || chosen.repair != Repair::replaced) return 0;
        const auto found = names_.find(std::string(bare(chosen.texts.front()).word));
        return found == names_.end() ? 0 : std::min(std::log(static_cast<double>(found->second)), most);
    }

    int times(const Token& token) const { return unknown_.at(std::string(core_of(token))); }

    const ChosenReadings& chosen() const { return chosen_; }
    const Orthography& orthography() const { return orthography_; }

private:
    // A misreading that another reading of its ink has mended.
    void count_chosen(const SourceWord& source, const std::string& text) {
        if (source.best.text == text) return;
        for (const Reading& one : source.alternatives) {
            if (one.text != text || one.by == By::letters) continue;
            ++(one.by == By::another_look ? chosen_.looks : chosen_.others);
            return;
        }
    }

    // "Jor", "Jaw": a short word with a capital that it never has, where no capital is due.
    bool has_odd_capital(const Token& token, bool begins_sentence) const {
        constexpr double never = 4;  // what the archive has misread too
        if (begins_sentence || token.judged.shape != Shape::title || token.judged.letters > 4) return false;
        if (token.judged.letters < 3 || token.judged.standing != Standing::known) return false;
        if (token.judged.first == no_word) return true;
        const WordFigures figures = resources_.language_model->figures(token.judged.first);
        return figures.title + figures.upper < never;
    }

    // Right as it stands by the list of words, which has elisions with their apostrophes: "th'", "'tis".
    bool is_listed(const std::string& text, const Judged& judged) const {
        const std::string core = to_lower(std::string_view(text).substr(judged.from, judged.to - judged.from));
        if (resources_.words.contains(core)) return true;
        const std::string before = key_of(std::string_view(text).substr(0, judged.from));
        const std::string behind = key_of(std::string_view(text).substr(judged.to));
        return (before.ends_with('\'') && resources_.words.contains("'" + core)) ||
               (behind.starts_with('\'') && resources_.words.contains(core + "'"));
    }

    const Judged& judged(const std::string& text) {
        const auto [found, is_new] = judged_.try_emplace(text);
        if (!is_new) return found->second;
        Judged& judged = found->second = orthography_.judged(text);
        const std::string_view core = std::string_view(text).substr(judged.from, judged.to - judged.from);
        if (judged.standing == Standing::out_of_scope && own_names_.is_misread_acronym(core)) {
            judged.standing = Standing::unknown;
        }
        const bool doubted = judged.standing == Standing::unknown || judged.standing == Standing::rare;
        if (doubted && (is_listed(text, judged) || has_accent(core) || orthography_.is_of_its_time(core))) {
            judged.standing = Standing::out_of_scope;
        }
        if (judged.standing != Standing::unknown) return judged;
        const std::optional<Hyphenation> compound = resources_.compounds->hyphenation(core, *resources_.lexicon);
        if (compound && !compound->only_two_words) {
            judged.standing = Standing::out_of_scope;  // what it lacks is a hyphen: `restore_hyphens` has seen it
        }
        return judged;
    }

    const Resources& resources_;
    Orthography orthography_;
    OwnNames own_names_;
    std::map<int, const Page*> pages_;
    std::unordered_map<std::string, Judged> judged_;
    std::unordered_map<std::string, int> unknown_, names_;
    int line_ = 0;
    ChosenReadings chosen_;
};

std::string word_of(const Token& token) { return std::string(core_of(token)); }

// "hill" for "bill" in a text of other subjects than the archive's: how often words of a subject are is its own, and
// only the words that every text is full of ("but", "had") are as frequent there.
bool is_guess_by_subject(const Proposal& proposal, std::span<const Token> tokens, const Resources& resources) {
    const Hypothesis& chosen = proposal.hypothesis;
    const bool rare = tokens[proposal.token].judged.standing == Standing::rare;
    if (!rare || chosen.repair != Repair::replaced || chosen.look > 0) return false;
    const Token* const previous = proposal.token > 0 ? &tokens[proposal.token - 1] : nullptr;
    if (previous != nullptr && proposal.pair_before <= 0 &&
        resources.tables.is_in("leads_on", to_lower(word_of(*previous)))) {
        return true;  // "a hut": no "a but"
    }
    const std::vector<RunningWord> words = running_words(chosen.texts.front());
    return words.size() != 1 || !resources.tables.is_in("everywhere", words.front().key);
}

bool is_authors(const Proposal& proposal, const Token& token, const Orthography& orthography) {
    constexpr float surely = 0.95F;  // then the ink has told how the author spelt
    if (proposal.hypothesis.repair != Repair::replaced || proposal.hypothesis.look >= surely) return false;
    return orthography.is_authors(word_of(token), bare(proposal.hypothesis.texts.front()).word);
}

std::string times(double count) {
    const long rounded = std::lround(count);
    return rounded == 1 ? "once" : "about " + std::to_string(rounded) + " times";
}

std::string reason(const Proposal& proposal, std::span<const Token> tokens) {
    const Hypothesis& hypothesis = proposal.hypothesis;
    std::string read, meant;
    for (std::size_t k = 0; k < hypothesis.span; ++k) {
        read += (k > 0 ? " " : "") + std::string(tokens[proposal.token + k].text);
    }
    for (const std::string& text : hypothesis.texts) meant += (meant.empty() ? "" : " ") + text;
    const bool unknown =
        doubtful(tokens[proposal.token]) || (hypothesis.span > 1 && doubtful(tokens[proposal.token + 1]));
    std::string evidence = times(proposal.count) + " in the archive's texts";
    if (proposal.pair_before > 0) evidence += ", " + times(proposal.pair_before) + " behind the word before";
    if (proposal.pair_behind > 0) evidence += ", " + times(proposal.pair_behind) + " before the next";
    return "'" + read + "' " + (unknown ? "is no known word" : "is not to be expected here") + "; '" + meant +
           "' stands " + evidence + "; " + hypothesis.how;
}

// "[mpacts" that was read as "Impaets" nearly as surely: the capital was seen.
bool was_read_with(char capital, const Token& token) {
    constexpr float share = 0.7F;
    if (token.alternatives == nullptr) return false;
    return std::any_of(token.alternatives->begin(), token.alternatives->end(), [&](const Reading& one) {
        return one.by != By::letters && one.confidence >= share * token.confidence && !one.text.empty() &&
               one.text.front() == capital;
    });
}

// A first letter that was lost or misread gets its case from the way the document writes the word elsewhere.
Proposal in_case_of(Proposal proposal, std::span<const Token> tokens,
                    const std::function<const Capitals&()>& capitals) {
    Hypothesis& hypothesis = proposal.hypothesis;
    if (hypothesis.texts.empty() || hypothesis.words.empty()) return proposal;
    std::string& text = hypothesis.texts.front();
    const Token& token = tokens[proposal.token];
    const std::string read = word_of(token);
    const Bare meant = bare(text);
    if (read.empty() || meant.word.empty() || shape_of(meant.word) == Shape::upper) return proposal;
    // "arties" has lost its first letter; "Hlicit" has two small ones for it; but "f" for "t" is as small as that.
    const bool whole = meant.before.size() == token.judged.from;
    const bool lost = to_lower(meant.word).ends_with(to_lower(read));
    const bool same_letter = to_lower(read).front() == to_lower(meant.word).front();
    if (whole && (same_letter || (!lost && begins_with_upper(read) == begins_with_upper(meant.word)))) return proposal;
    const std::vector<RunningWord> words = running_words(text);
    if (words.empty()) return proposal;
    const std::optional<bool> capital = capitals().capital(tokens, proposal.token, words.front().key);
    if (!capital || *capital == begins_with_upper(meant.word)) return proposal;
    if (!*capital && was_read_with(meant.word.front(), token)) return proposal;
    const std::string word(meant.word);
    const std::string changed = *capital ? to_title(word) : with_small_first(word);
    text = std::string(meant.before) + changed + std::string(meant.after);
    hypothesis.how += *capital ? ", with a capital as elsewhere" : ", with a small letter as elsewhere";
    return proposal;
}

void append(TextEdits& edits, const Proposal& proposal, double sure, std::span<const Token> tokens,
            const std::vector<Place>& places) {
    const Hypothesis& hypothesis = proposal.hypothesis;
    const WordId first = places[proposal.token].word->id;
    const std::string why = reason(proposal, tokens);
    switch (hypothesis.repair) {
        case Repair::as_read: break;
        case Repair::replaced: edits.push_back({Replace{first, hypothesis.texts.front()}, sure, why}); break;
        case Repair::parted: edits.push_back({Split{first, hypothesis.texts}, sure, why}); break;
        case Repair::joined:
            edits.push_back({Join{first, places[proposal.token + 1].word->id, hypothesis.texts.front()}, sure, why});
            break;
        case Repair::shifted:
            edits.push_back({Replace{first, hypothesis.texts.front()}, sure, why});
            edits.push_back({Replace{places[proposal.token + 1].word->id, hypothesis.texts.back()}, sure, why});
            break;
    }
}

std::vector<std::vector<Proposal>> propose(const std::vector<std::vector<Token>>& tokens,
                                           const std::vector<WordNumber>& starts, ChannelMemory& memory) {
    std::vector<std::vector<Proposal>> proposals;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        proposals.push_back(best_repairs(tokens[n], starts[n], memory));
    }
    return proposals;
}

}  // namespace

TextEdits repair_words(const Document& document, const Resources& resources) {
    TextEdits edits;
    if (resources.language_model == nullptr || resources.channel == nullptr) return edits;
    Reader reader(document, resources);
    std::vector<std::vector<Place>> places;
    std::vector<std::vector<Token>> tokens;
    std::vector<WordNumber> starts;
    for (const Flow& flow : flows(document)) {
        if (flow.head().kind == BlockKind::furniture) continue;
        places.push_back(reader.places(flow));
        tokens.push_back(reader.tokens(places.back(), flow.head().label_words > 0));
        const bool numbered = flow.head().kind == BlockKind::item;
        starts.push_back(resources.language_model->find(numbered ? LanguageModel::figure : LanguageModel::start));
        reader.count(tokens.back());
    }
    reader.forget_misread_names();
    std::size_t words = 0;
    for (std::vector<Token>& flow : tokens) {
        for (Token& token : flow) {
            if (doubtful(token)) token.repeated = reader.times(token);
            words += token.judged.letters > 0 ? 1 : 0;
        }
        mark_foreign(flow, resources);
    }
    const bool scanned = has_scan(document);
    ChannelMemory memory(*resources.channel, *resources.language_model);
    RepairCertainty certainty(resources.tables, scanned);
    std::vector<std::vector<Proposal>> proposals = propose(tokens, starts, memory);
    certainty.count(proposals, words, reader.chosen());
    if (certainty.was_misread()) {
        for (std::size_t n = 0; n < tokens.size(); ++n) {
            if (mark_unexpected(tokens[n], *resources.language_model)) {
                proposals[n] = best_repairs(tokens[n], starts[n], memory);
            }
        }
    }
    std::optional<Capitals> counted;
    const auto capitals = [&]() -> const Capitals& {  // few documents have a word that needs them
        if (counted) return *counted;
        counted.emplace(*resources.language_model);
        for (const std::vector<Token>& flow : tokens) counted->add(flow);
        return *counted;
    };
    const bool strange = reader.orthography().is_strange_to_archive();
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        for (Proposal& proposal : proposals[n]) {
            proposal.margin += reader.by_names(proposal, tokens[n][proposal.token]);
            double sure = certainty.of(proposal, tokens[n][proposal.token]);
            const bool guess = strange && is_guess_by_subject(proposal, tokens[n], resources);
            if (guess || is_authors(proposal, tokens[n][proposal.token], reader.orthography())) {
                sure = std::min(sure, suggestion);
            }
            if (sure < least_certainty) continue;
            append(edits, in_case_of(proposal, tokens[n], capitals), sure, tokens[n], places[n]);
        }
    }
    return edits;
}

}  // namespace emend
