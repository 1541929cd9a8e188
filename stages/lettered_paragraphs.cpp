#include "stages/lettered_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "pipeline/model/evidence.h"
#include "pipeline/text/roman.h"
#include "pipeline/text/unicode.h"
#include "stages/letter_sequence.h"

namespace emend {

namespace {

std::string letter_label(int value) {
    constexpr int letters = 26;
    const char letter = static_cast<char>('a' + (value - 1) % letters);
    std::string label(value > letters ? 2 : 1, letter);
    return label;
}

// "G)", "Gn)" before a capital: what is left of a letter and its brackets? Or "(I)" for (l) or (i).
bool like_bracketed(const Entry& entry) {
    constexpr std::size_t longest = 4;
    if (entry.kind != BlockKind::paragraph || entry.doubt != Doubt::certain || !is_paragraph(*entry.running->block)) {
        return false;
    }
    const Origin origin = entry.running->page->source->origin;
    if ((origin != Origin::scan && origin != Origin::text) || entry.running->texts.size() < 2) return false;
    const std::string_view word = label_word(entry);
    const bool rest = word.ends_with(')') && word.find('(') == std::string_view::npos;
    return word.size() <= longest && (rest || word == "(I)") && begins_with_upper(entry.running->texts[1]);
}

// "(6)": the digit; nothing where it is no digit in brackets.
std::optional<int> bracketed_digit(const Entry& entry) {
    if (entry.kind != BlockKind::subitem || entry.doubt != Doubt::garbled) return std::nullopt;
    const std::string_view word = label_word(entry);
    if (word.size() != 3 || word[1] < '0' || word[1] > '9') return std::nullopt;
    return word[1] - '0';
}

// Which digits in brackets are a row of numbers: (1), (2), (3) within one numbered paragraph.
std::vector<bool> in_rows(const std::vector<Entry>& entries) {
    std::vector<bool> rows(entries.size(), false);
    const std::size_t none = entries.size();
    std::size_t before = none;
    for (std::size_t n = 0; n < entries.size(); ++n) {
        if (entries[n].kind == BlockKind::item) before = none;
        const auto digit = bracketed_digit(entries[n]);
        if (!digit) continue;
        if (before != none && bracketed_digit(entries[before]) == *digit - 1) rows[before] = rows[n] = true;
        before = n;
    }
    return rows;
}

const Word& label_token(const Entry& entry) { return *entry.running->words[entry.label_words == 2 ? 1 : 0]; }

double confidence_of(const Entry& entry) {
    const Word& word = label_token(entry);
    if (word.sources.empty()) return 1;
    return static_cast<double>(seen(*entry.running->page->source, word.sources.front()).best.confidence);
}

// What was read of the label, and what else it was read as.
std::vector<LetteredPlace::Read> readings_of(const Entry& entry) {
    constexpr float surely = 0.9F;
    constexpr double seen_again = 1, another = 1.5;
    std::vector<LetteredPlace::Read> readings = {{std::string(label_word(entry)), 0}};
    const Word& word = label_token(entry);
    if (word.sources.empty() || !origin_is_scan(*entry.running)) return readings;
    const SourceWord& source = seen(*entry.running->page->source, word.sources.front());
    for (const Reading& other : source.alternatives) {
        if (other.by == By::letters || other.confidence <= 0) continue;
        const bool sure = other.by == By::another_look && other.confidence >= surely;
        const auto worse = static_cast<double>(source.best.confidence / other.confidence);
        readings.push_back({other.text, sure ? seen_again : another + std::max(0.0, std::log(worse))});
    }
    return readings;
}

LetteredPlace place_of(const Entry& entry) {
    constexpr double garbled_as_text = 3, word_as_text = 1.5, surely_read = 3, in_text = 5;
    LetteredPlace place;
    place.readings = readings_of(entry);
    place.label = entry.kind == BlockKind::subitem && entry.doubt == Doubt::certain;
    place.as_text = entry.kind == BlockKind::subitem ? garbled_as_text : word_as_text;
    if (place.label) place.change = origin_is_scan(*entry.running) ? surely_read * confidence_of(entry) : in_text;
    if (const auto digit = bracketed_digit(entry)) place.never = *digit;
    return place;
}

void take_label(Entry& entry, const Lettered& lettered) {
    if (lettered.level == 0) {
        entry.kind = BlockKind::paragraph;
        return;
    }
    const bool certain = entry.kind == BlockKind::subitem && entry.doubt == Doubt::certain;
    const std::string label = lettered.level == 1 ? letter_label(lettered.value) : to_lower(to_roman(lettered.value));
    if (!certain || entry.label != label) {
        entry.certainty = certain ? 0.9 : 0.85;
        entry.reason = certain ? "the letter between its neighbours; it was misread" : "the letter that follows";
        entry.label = label;
    }
    entry.kind = BlockKind::subitem;
    entry.level = lettered.level;
    entry.value = lettered.value;
}

}  // namespace

void restore_letters(std::vector<Entry>& entries, const LabelLetters& alike) {
    const std::vector<bool> numbers = in_rows(entries);
    std::vector<LetteredPlace> places;
    std::vector<Entry*> lettered;
    const auto settle = [&] {
        const std::vector<Lettered> sequence = letter_sequence(places, alike);
        for (std::size_t n = 0; n < sequence.size(); ++n) take_label(*lettered[n], sequence[n]);
        places.clear();
        lettered.clear();
    };
    for (std::size_t n = 0; n < entries.size(); ++n) {
        Entry& entry = entries[n];
        if (entry.kind == BlockKind::item) settle();
        if (numbers[n]) entry.kind = BlockKind::paragraph;  // a row of numbers
        if (numbers[n] || (entry.kind != BlockKind::subitem && !like_bracketed(entry))) continue;
        places.push_back(place_of(entry));
        lettered.push_back(&entry);
    }
    settle();
}

}  // namespace emend
