// One walk over the words, with what is expected next: the title's designation, the organ that speaks, an opening with
// a capital behind a comma, a section's numeral, the number that continues the sequence before an operative verb, the
// next letter behind a semicolon, the closing line. A number in the text is none of these: it does not continue the
// sequence, or no verb follows it.
//
// A section's heading is parted from a paragraph that runs on behind it. Otherwise only blocks that lack breaks are
// cut: with a line that no page could hold, or with very many lines, and with several places at which something begins.
// Such places inside a paragraph of the usual length are left alone.
#include "stages/cut_paragraphs.h"

#include <algorithm>
#include <array>

#include "pipeline/text/unicode.h"
#include "stages/designation.h"
#include "stages/labels.h"
#include "stages/masthead_forms.h"
#include "stages/openings.h"
#include "stages/running_blocks.h"

namespace emend {

namespace {

constexpr int long_line = 600;  // characters; no page holds such a line
constexpr std::size_t many_lines = 20, enough_places = 3, most_heading_words = 40;

using Words = std::vector<std::string_view>;

struct Place {
    std::size_t word;
    std::string reason;
    bool strong;  // counts as a sign that breaks are missing
};

// The word's last punctuation, digits and letters of a note's marker behind it left out: "problem;3" ends in ";".
char last_mark(std::string_view word) {
    while (!word.empty() && ((word.back() >= '0' && word.back() <= '9') || word.back() == ')')) word.remove_suffix(1);
    const bool mark = !word.empty() && std::string_view(",;:.").find(word.back()) != std::string_view::npos;
    return mark ? word.back() : ' ';
}

class Walker {
public:
    Walker(const Words& words, const HouseStyle& style) : words_(words), style_(style) {}

    std::vector<Place> walk() {
        for (std::size_t at = 0; at < words_.size();) {
            const std::size_t step = look(at);
            at += std::max<std::size_t>(1, step);
        }
        return std::move(places_);
    }

private:
    Words ahead(std::size_t at, std::size_t count = 12) const {
        const std::size_t to = std::min(at + count, words_.size());
        return {words_.begin() + static_cast<std::ptrdiff_t>(std::min(at, to)),
                words_.begin() + static_cast<std::ptrdiff_t>(to)};
    }

    void place(std::size_t at, const std::string& reason, bool strong) {
        if (at > 0 && at < words_.size() && (places_.empty() || places_.back().word < at)) {
            places_.push_back({at, reason, strong});
        }
    }

    // Proposes a place at the word, if something begins there; the number of words that are dealt with.
    std::size_t look(std::size_t at) {
        if (const std::size_t step = title_or_organ(at); step > 0) return step;
        if (const std::size_t step = preambular(at); step > 0) return step;
        if (const std::size_t step = numbered(at); step > 0) return step;
        if (const std::size_t step = section(at); step > 0) return step;
        if (const std::size_t step = lettered(at); step > 0) return step;
        return closing(at);
    }

    std::size_t title_or_organ(std::size_t at) {
        if (in_body_) return 0;
        const auto designation = designation_at(ahead(at, 4));
        const bool named = designation && designation->label != designation->number;
        const bool first = at == 0 || words_[at - 1].ends_with(']') || last_mark(words_[at - 1]) == ' ';
        if (!titled_ && designation && first && (!designation->alone || named)) {
            place(at, "the title's designation", true);
            titled_ = true;
            return designation->words;
        }
        const auto organ = words_[at] == "The" ? organ_at(words_, at + 1, style_) : std::nullopt;
        if (!organ || !words_[organ->to - 1].ends_with(',')) return 0;
        if (opening_length(ahead(organ->to), OpeningKind::preambular, style_.openings) == 0 &&
            opening_length(ahead(organ->to), OpeningKind::operative, style_.openings) == 0) {
            return 0;
        }
        place(at, "the organ that speaks", true);
        place(organ->to, "the preamble begins", true);
        in_body_ = true;
        return organ->to - at + 1;
    }

    std::size_t preambular(std::size_t at) {
        if (!in_body_ || number_ > 0 || at == 0 || last_mark(words_[at - 1]) != ',') return 0;
        const std::size_t length = opening_length(ahead(at), OpeningKind::preambular, style_.openings);
        if (length > 0) place(at, "an opening behind a comma", true);
        return length;
    }

    bool begins_item(std::size_t at, int number) const {
        const auto label = label_of(words_[at]);
        return label && label->kind == LabelKind::number && label->value == number &&
               opening_length(ahead(at + 1), OpeningKind::operative, style_.openings) > 0;
    }

    std::size_t numbered(std::size_t at) {
        if (at == 0 || !begins_item(at, number_ + 1)) return 0;
        const char before = last_mark(words_[at - 1]);
        if (before == ' ' && number_ > 0) return 0;
        place(at, "the number that continues the sequence, before a verb", true);
        ++number_;
        letter_ = 0;
        return 2;
    }

    // "I Duties of keepers 1. Calls upon": a numeral, and not far behind it the first number.
    std::size_t section(std::size_t at) {
        if (at == 0 || last_mark(words_[at - 1]) == ' ') return 0;
        const auto label = label_of(words_[at], true);
        const bool numeral = label && label->kind == LabelKind::capital_roman && label->value == section_ + 1;
        if (!numeral || at + 1 >= words_.size() || !begins_with_upper(words_[at + 1])) return 0;
        for (std::size_t later = at + 2; later < std::min(at + most_heading_words, words_.size()); ++later) {
            const bool next = begins_item(later, number_ + 1);
            if (!next && !begins_item(later, 1)) continue;
            place(at, "a section's numeral", true);
            place(later, "the first number of a section", true);
            number_ = next ? number_ + 1 : 1;
            ++section_;
            letter_ = 0;
            return later - at + 2;
        }
        return 0;
    }

    std::size_t lettered(std::size_t at) {
        const auto label = label_of(words_[at]);
        if (at == 0 || !label || label->kind != LabelKind::letter || label->value != letter_ + 1) return 0;
        const char before = last_mark(words_[at - 1]);
        const bool after_and =
            (words_[at - 1] == "and" || words_[at - 1] == "or") && at > 1 && last_mark(words_[at - 2]) == ';';
        if (!(letter_ == 0 && before == ':') && !(letter_ > 0 && (before == ';' || after_and || before == ','))) {
            return 0;
        }
        place(at, "the next letter", false);
        ++letter_;
        return 1;
    }

    std::size_t closing(std::size_t at) {
        if (at == 0 || last_mark(words_[at - 1]) != '.' || !is_ordinal_number(words_[at])) return 0;
        constexpr std::size_t longest = 5;
        for (std::size_t n = at + 1; n < std::min(at + longest, words_.size()); ++n) {
            const auto date = bare(words_[n]).word == "meeting" ? date_at(words_, n + 1) : std::nullopt;
            if (!date) continue;
            place(at, "the closing line", true);
            place(date->to, "behind the closing line", false);
            return date->to - at;
        }
        return 0;
    }

    const Words& words_;
    const HouseStyle& style_;
    std::vector<Place> places_;
    bool titled_ = false, in_body_ = false;
    int number_ = 0, section_ = 0, letter_ = 0;
};

// "II. Duties of keepers Recalling its decision …": a section's numeral in its sequence, and an opening with a capital
// that nothing stops in front. Where the text begins; 0: it is no such block.
std::size_t behind_heading(const Words& words, int expected, const HouseStyle& style) {
    constexpr std::size_t shortest = 3;
    const auto label = label_of(words.front(), true);
    const bool numeral = label && label->kind == LabelKind::capital_roman && label->value == expected;
    if (!numeral || words.size() < shortest || !begins_with_upper(words[1])) return 0;
    for (std::size_t at = 2; at + shortest < words.size() && at < most_heading_words; ++at) {
        if (!begins_with_upper(words[at]) || last_mark(words[at - 1]) != ' ') continue;
        const Words ahead(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
        if (opening_length(ahead, OpeningKind::preambular, style.openings) > 0) return at;
    }
    return 0;
}

bool lacks_breaks(const RunningBlock& running) {
    const auto& lines = running.block->lines;
    const bool long_one = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        if (line.words.empty()) return false;
        const auto& words = seen(*running.page, line).words;
        return words.back().box.right - words.front().box.left >= long_line;
    });
    return long_one || lines.size() >= many_lines;
}

}  // namespace

StructureEdits cut_paragraphs(const Document& document, const HouseStyle& style) {
    StructureEdits edits;
    if (style.none()) return edits;
    int section = 0;  // of headings that run on
    for (const RunningBlock& running : running_blocks(document)) {
        const Origin origin = running.page->source->origin;
        const bool text = origin == Origin::text || origin == Origin::markdown;
        if (!text || !is_paragraph(*running.block)) continue;
        if (const std::size_t at = behind_heading(running.texts, section + 1, style); at > 0) {
            ++section;
            edits.push_back({Cut{running.words[at]->id}, 0.85, "the text behind a section's heading"});
            continue;
        }
        if (!lacks_breaks(running)) continue;
        const std::vector<Place> places = Walker(running.texts, style).walk();
        const auto strong = std::count_if(places.begin(), places.end(), [](const Place& one) { return one.strong; });
        if (strong < static_cast<std::ptrdiff_t>(enough_places)) continue;
        for (const Place& one : places) edits.push_back({Cut{running.words[one.word]->id}, 0.9, one.reason});
    }
    return edits;
}

}  // namespace emend
