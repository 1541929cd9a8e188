#include "stages/hyphen_blanks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/flow.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double certainty = 0.92;

// "first- and second-hand": the hyphen stands for what follows later.
bool is_suspended(std::string_view next) {
    static constexpr std::array<std::string_view, 6> links = {"and", "or", "to", "nor", "but", "as"};
    return std::find(links.begin(), links.end(), next) != links.end();
}

bool ends_in_letter(std::string_view text) { return !text.empty() && is_letter(code_points(text).back()); }

class Joiner {
public:
    Joiner(const Document& document, const Resources& resources)
        : document_(document), resources_(resources), model_(*resources.language_model) {}

    void count(const Line& line) {
        for (std::size_t w = 0; w < line.words.size(); ++w) {
            ++forms_[key_of(bare(line.words[w].text).word)];
            if (w == 0) continue;
            const Bare before = bare(line.words[w - 1].text), here = bare(line.words[w].text);
            if (before.after.empty() && here.before.empty()) ++forms_[key_of(before.word) + " " + key_of(here.word)];
        }
    }

    void look(const Line& line, TextEdits& edits) const {
        for (std::size_t w = 0; w + 1 < line.words.size(); ++w) {
            const Word &first = line.words[w], &second = line.words[w + 1];
            if (scanned_word(document_, first) == nullptr || scanned_word(document_, second) == nullptr ||
                second.glued) {
                continue;
            }
            const std::optional<TextEdit> edit = joined(first, second);
            if (!edit) continue;
            edits.push_back(*edit);
            ++w;
        }
    }

private:
    std::optional<TextEdit> joined(const Word& first, const Word& second) const {
        const Bare left = bare(first.text), right = bare(second.text);
        if (left.word.empty() || right.word.empty()) return std::nullopt;
        const std::string stem = first.text.substr(0, first.text.size() - left.after.size());
        const std::string compound = std::string(left.word) + "-" + std::string(right.word);
        const std::string text = stem + "-" + std::string(right.word) + std::string(right.after);
        const auto join = [&](const std::string& reason, double sure = certainty) {
            return TextEdit{Join{first.id, second.id, text}, sure, reason + " '" + compound + "'"};
        };
        if (!ends_in_letter(left.word)) return std::nullopt;
        if (left.after == "-" && right.before.empty()) {
            if (is_behind_hyphen(left.word, right.word, compound)) return join("a blank behind the hyphen of");
        } else if (left.after.empty() && right.before == "-") {
            if (is_written(compound)) return join("a blank before the hyphen of");
            constexpr double by_its_parts = 0.88;
            if (are_words(left.word, right.word)) return join("no dash stands close before a word:", by_its_parts);
        } else if (left.after.empty() && right.before.empty()) {
            const double sure = never_open(compound);
            if (sure > 0) return join("the document and the archive never write with a blank", sure);
        } else if (left.after.size() == 1 && right.before.empty()) {
            if (is_written(compound) && was_read(first, stem + "-")) return join("the mark may be the hyphen of");
        }
        return std::nullopt;
    }

    // "two- State", "pre- 1967", "device-to- device": none is a hyphen that stands for what follows later.
    bool is_behind_hyphen(std::string_view left, std::string_view right, const std::string& compound) const {
        if (is_suspended(right)) return false;
        const std::string part =
            to_lower(left.substr(left.rfind('-') == std::string_view::npos ? 0 : left.rfind('-') + 1));
        const bool year = is_year(right) && resources_.tables.compound_parts.contains(part);
        const bool of_three = part.size() < left.size() && begins_with_lower(right) && resources_.lexicon->knows(right);
        return begins_with_upper(right) || year || of_three || is_written(compound);
    }

    bool are_words(std::string_view left, std::string_view right) const {
        constexpr std::size_t least_letters = 4;
        const auto is_word = [&](std::string_view word) {
            return word.size() >= least_letters && shape_of(word) == Shape::lower && resources_.lexicon->knows(word);
        };
        return is_word(left) && is_word(right);
    }

    int times(const std::string& form) const {
        const auto found = forms_.find(form);
        return found == forms_.end() ? 0 : found->second;
    }

    bool is_written(const std::string& compound) const {
        constexpr double often = 3;
        const std::string key = key_of(compound);
        return times(key) > 0 || model_.count(model_.find(key)) >= often;
    }

    // With a hyphen again and again, and with a blank here only: how sure it is that the hyphen was not seen. "By the
    // oil lamp" stands beside "the oil-lamp keepers", but nothing is both "investor-State" and "investor State".
    double never_open(const std::string& compound) const {
        constexpr int again = 2;
        constexpr double often = 5, may_be_both = 0.6;
        const std::size_t hyphen = compound.find('-');
        if (compound.find('-', hyphen + 1) != std::string::npos) return 0;
        const std::string key = key_of(compound), left = key.substr(0, hyphen), right = key.substr(hyphen + 1);
        if (times(left + " " + right) > 1 || model_.pair_count(model_.find(left), model_.find(right)) > 0) return 0;
        const bool small_before_capital = begins_with_lower(compound) && begins_with_upper(compound.substr(hyphen + 1));
        if (model_.count(model_.find(key)) >= often) return times(key) > 0 ? certainty : may_be_both;
        return times(key) < again ? 0 : small_before_capital ? certainty : may_be_both;
    }

    bool was_read(const Word& word, const std::string& text) const {
        const std::vector<Reading>& all = scanned_word(document_, word)->alternatives;
        return std::any_of(all.begin(), all.end(), [&](const Reading& one) { return one.text == text; });
    }

    const Document& document_;
    const Resources& resources_;
    const LanguageModel& model_;
    std::map<std::string, int> forms_;  // how often the document has each word and each pair within its lines
};

template <typename Do>
void for_each_line(const std::vector<Flow>& all, const Do& act) {
    for (const Flow& flow : all) {
        const BlockKind kind = flow.head().kind;
        if (kind == BlockKind::furniture || kind == BlockKind::table) continue;
        for (const Block* block : flow.parts) {
            for (const Line& line : block->lines) act(line);
        }
    }
}

}  // namespace

void join_at_hyphens(const Document& document, const Resources& resources, TextEdits& edits) {
    if (!has_scan(document)) return;
    Joiner joiner(document, resources);
    const std::vector<Flow> all = flows(document);
    for_each_line(all, [&](const Line& line) { joiner.count(line); });
    for_each_line(all, [&](const Line& line) { joiner.look(line, edits); });
}

std::optional<std::string> with_hyphen_before_number(std::string_view token, const Resources& resources) {
    const Bare parts = bare(token);
    const std::size_t digits = parts.word.find_first_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
    const std::string_view left = parts.word.substr(0, digits), right = parts.word.substr(digits);
    const bool year = is_year(right) && resources.tables.compound_parts.contains(to_lower(left));
    const std::size_t stroke = right.find('/');
    const bool session = left == "ES" && stroke != std::string_view::npos && all_digits(right.substr(0, stroke)) &&
                         all_digits(right.substr(stroke + 1));
    if (!year && !session) return std::nullopt;
    return std::string(parts.before) + std::string(left) + "-" + std::string(right) + std::string(parts.after);
}

}  // namespace emend
