#include "pipeline/command/eval.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "pipeline/command/eval_report.h"
#include "pipeline/errors.h"
#include "pipeline/text/alignment.h"
#include "pipeline/text/learn.h"
#include "pipeline/text/unicode.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t longest_confusion = 3;  // characters on either side
constexpr std::array<double, 9> borders = {0, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 0.99, 1.0001};

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(ExitCode::bad_input, path.string(), "the file cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

// A word that its line's end broke is one word: "in¬" with the sign that some recognisers set for such hyphens.
std::u32string without_soft_hyphens(const std::u32string& text) {
    std::u32string whole;
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool at_end = n + 1 < text.size() && (text[n + 1] == U'\n' || text[n + 1] == U'\r');
        if (text[n] != U'¬' || !at_end) {
            whole += text[n];
            continue;
        }
        while (n + 1 < text.size() && is_space(text[n + 1])) ++n;
    }
    return whole;
}

// The words without markup; quotation marks and hyphens of different shapes count as the same.
Words words_of(const std::string& text) {
    Words words(1);
    const std::string valid = is_utf8(text) ? to_nfc(text) : from_code_points(code_points(text));
    const std::string whole = from_code_points(without_soft_hyphens(code_points(valid)));
    for (const char32_t c : code_points(without_markup(whole))) {
        if (is_space(c)) {
            if (!words.back().empty()) words.emplace_back();
        } else if (c == U'’' || c == U'‘') {
            words.back() += '\'';
        } else if (c == U'“' || c == U'”') {
            words.back() += '"';
        } else {
            append(words.back(), c == U'\u2011' ? U'-' : c);
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t n = from; n < to; ++n) text += (n > from ? " " : "") + words[n];
    return text;
}

// Character edits, aligned by words first.
std::size_t character_edits(const Words& words, const Words& gold, const Alignment& alignment) {
    std::size_t edits = 0, i = 0, j = 0;
    const auto gap = [&](std::size_t x, std::size_t y) {
        const std::string left = joined(words, i, x), right = joined(gold, j, y);
        if (left != right) edits += align_fully(characters_of(left), characters_of(right)).edits;
    };
    for (const auto& [x, y] : alignment.pairs) {
        if (words[x] != gold[y]) continue;
        gap(x, y);
        i = x + 1;
        j = y + 1;
    }
    gap(words.size(), gold.size());
    return edits;
}

std::set<std::size_t> right_words(const Words& words, const Words& gold, const Alignment& alignment) {
    std::set<std::size_t> right;
    for (const auto& [x, y] : alignment.pairs) {
        if (words[x] == gold[y]) right.insert(y);
    }
    return right;
}

// What differs between two words: runs of characters on both sides.
void count_confusions(const std::string& read, const std::string& meant, Evaluation& all) {
    const std::vector<std::string> left = characters_of(read), right = characters_of(meant);
    const Alignment alignment = align_fully(left, right);
    if (2 * alignment.edits > right.size() + 1) return;  // not the same word
    std::size_t i = 0, j = 0;
    const auto gap = [&](std::size_t x, std::size_t y) {
        if ((x > i || y > j) && x - i <= longest_confusion && y - j <= longest_confusion) {
            std::string from, to;
            for (std::size_t n = i; n < x; ++n) from += left[n];
            for (std::size_t n = j; n < y; ++n) to += right[n];
            ++all.confusions[{from, to}];
        }
    };
    for (const auto& [x, y] : alignment.pairs) {
        if (left[x] != right[y]) continue;
        gap(x, y);
        i = x + 1;
        j = y + 1;
    }
    gap(left.size(), right.size());
}

void count_occurrences(const Words& gold, Evaluation& all) {
    for (const std::string& word : gold) {
        const std::vector<std::string> characters = characters_of(word);
        for (std::size_t n = 0; n < characters.size(); ++n) {
            std::string part;
            for (std::size_t k = n; k < std::min(n + longest_confusion, characters.size()); ++k) {
                part += characters[k];
                ++all.occurrences[part];
            }
        }
    }
}

// Judges edits in the order of the text: each by the gold's words between the neighbours of what it changed.
class EditJudge {
public:
    EditJudge(const Words& raw, const Words& gold, const Alignment& alignment) : raw_(raw), gold_(gold) {
        for (const auto& [x, y] : alignment.pairs) in_gold_[x] = y;
        for (std::size_t n = 0; n < raw.size(); ++n) places_[raw[n]].push_back(n);
    }

    // Nothing where the words are not to be found.
    std::optional<bool> is_right(const Words& before, const Words& after) {
        if (before.empty()) return std::nullopt;
        for (const std::size_t at : places_[before.front()]) {
            if (taken_.contains(at) || at + before.size() > raw_.size()) continue;
            if (!std::equal(before.begin(), before.end(), raw_.begin() + static_cast<std::ptrdiff_t>(at))) continue;
            const auto left = at == 0 ? in_gold_.end() : in_gold_.find(at - 1);
            const auto right = in_gold_.find(at + before.size());
            if (left == in_gold_.end() || right == in_gold_.end()) continue;
            taken_.insert(at);
            return joined(gold_, left->second + 1, right->second) == joined(after, 0, after.size());
        }
        return std::nullopt;
    }

private:
    const Words& raw_;
    const Words& gold_;
    std::map<std::size_t, std::size_t> in_gold_;
    std::map<std::string, std::vector<std::size_t>> places_;
    std::set<std::size_t> taken_;
};

// Every word of the gold that is not in the text, with what stands there instead (nothing, or words that no word of the
// gold answers to) and two words on either side.
void list_words(const Words& words, const Words& gold, const Alignment& alignment,
                const std::set<std::size_t>& right_in_raw, Evaluation& all) {
    constexpr std::size_t neighbours = 2;
    std::size_t i = 0, j = 0;
    const auto list_up_to = [&](std::size_t x, std::size_t y) {
        for (; j < y; ++j) {
            WrongWord wrong{joined(words, i, x), gold[j], joined(gold, j - std::min(j, neighbours), j),
                            joined(gold, j + 1, std::min(j + 1 + neighbours, gold.size()))};
            (right_in_raw.contains(j) ? all.broken_words : all.wrong_words).push_back(std::move(wrong));
        }
        i = x;
    };
    for (const auto& [x, y] : alignment.pairs) {
        list_up_to(x, y);
        if (words[x] != gold[y]) {
            list_up_to(x + 1, y + 1);
        } else {
            i = x + 1;
            j = y + 1;
        }
    }
    list_up_to(words.size(), gold.size());
}

void judge_edits(const std::vector<RecordedEdit>& edits, EditJudge judge, Evaluation& all) {
    for (std::size_t n = 0; n + 1 < borders.size(); ++n) all.bins.push_back({borders[n], borders[n + 1], 0, 0});
    for (const RecordedEdit& edit : edits) {
        const std::optional<bool> right = judge.is_right(words_of(edit.before), words_of(edit.after));
        if (!right) continue;
        for (CertaintyBin& bin : all.bins) {
            if (edit.certainty < bin.from || edit.certainty >= bin.to) continue;
            ++bin.edits;
            bin.right += *right ? 1 : 0;
        }
    }
}

std::vector<RecordedEdit> edits_of(const Record& record) {
    std::vector<RecordedEdit> edits;
    for (const AuditEntry& entry : record.audit) {
        const bool of_words = entry.stage == "repair_words" || entry.stage == "repair_punctuation" ||
                              entry.stage == "repair_symbols" || entry.stage == "restore_hyphens";
        if (of_words && entry.verdict != Verdict::refused) {
            edits.push_back({entry.before, entry.after, entry.certainty});
        }
    }
    return edits;
}

}  // namespace

Evaluation evaluate(const std::string& out, const std::string& gold, const std::string& raw,
                    const std::vector<RecordedEdit>& edits) {
    Evaluation all;
    const Words out_words = words_of(out), gold_words = words_of(gold);
    const Alignment alignment = align(out_words, gold_words);
    all.words = gold_words.size();
    all.characters = characters_of(joined(gold_words, 0, gold_words.size())).size();
    all.word_edits = alignment.edits;
    all.character_edits = character_edits(out_words, gold_words, alignment);
    count_occurrences(gold_words, all);
    for (const auto& [x, y] : alignment.pairs) {
        if (out_words[x] != gold_words[y]) count_confusions(out_words[x], gold_words[y], all);
    }
    if (raw.empty()) return all;
    const Words raw_words = words_of(raw);
    const Alignment before = align(raw_words, gold_words);
    all.raw_word_edits = before.edits;
    all.raw_character_edits = character_edits(raw_words, gold_words, before);
    const std::set<std::size_t> right_in_raw = right_words(raw_words, gold_words, before);
    list_words(out_words, gold_words, alignment, right_in_raw, all);
    all.with_raw = true;
    all.wrong_in_raw = gold_words.size() - right_in_raw.size();
    all.mended = all.wrong_in_raw - all.wrong_words.size();
    all.broken = all.broken_words.size();
    judge_edits(edits, EditJudge(raw_words, gold_words, before), all);
    return all;
}

void eval(const EvalOptions& options, std::ostream& report) {
    std::filesystem::path record_path = options.record;
    if (record_path.empty()) {
        record_path = std::filesystem::path(options.out).replace_extension(".json");
        if (!std::filesystem::exists(record_path)) record_path.clear();
    }
    std::string raw = options.raw.empty() ? "" : bytes_of(options.raw);
    std::vector<RecordedEdit> edits;
    if (!record_path.empty()) {
        const Record record = read_record(record_path);
        edits = edits_of(record);
        if (raw.empty()) raw = record.as_read;
    }
    const Evaluation all = evaluate(bytes_of(options.out), bytes_of(options.gold), raw, edits);
    if (options.json) {
        write_json_report(all, options.show, report);
    } else {
        write_table(all, options.show, report);
    }
    if (!options.confusions.empty()) write_confusions(all, options.confusions);
}

}  // namespace emend
