#include "stages/broken_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"
#include "stages/figure_readings.h"

namespace emend {

namespace {

constexpr std::array<std::string_view, 3> hyphens = {"-", "\u2010", "\u00AD"};

// Sure looks were right against words in 119 cases of 128 (decision 17); another reading of the engine has to make a
// word where there was none.
std::optional<HalfReading> half(std::string text, const Reading& reading) {
    constexpr float least = 0.4F;
    constexpr double of_sure_look = 0.5, of_look = -0.3, of_engine = -0.6;
    if (reading.by == By::letters || reading.confidence < least) return std::nullopt;
    const bool look = reading.by == By::another_look, sure = look && reading.confidence >= sure_look;
    const double likely = sure ? of_sure_look : look ? of_look : of_engine;
    return HalfReading{std::move(text), likely + (reading.confidence - 1) / 10, sure};
}

bool stands_as_read(const SourceWord* source, const std::string& text) {
    return source != nullptr && source->best.text == text;
}

std::vector<HalfReading> in_order(std::vector<HalfReading> halves) {
    std::stable_sort(halves.begin() + 1, halves.end(),
                     [](const HalfReading& a, const HalfReading& b) { return a.likely > b.likely; });
    return halves;
}

}  // namespace

std::size_t hyphen_at_end(const std::string& word) {
    constexpr std::string_view dash = "—";
    if (word.ends_with(dash) && word.size() > dash.size() && word[word.size() - dash.size() - 1] == '-') {
        const std::size_t hyphen = hyphen_at_end(word.substr(0, word.size() - dash.size()));
        return hyphen == 0 ? 0 : hyphen + dash.size();
    }
    for (const std::string_view hyphen : hyphens) {
        if (word.size() <= hyphen.size() || !word.ends_with(hyphen)) continue;
        const std::u32string points = code_points(word.substr(0, word.size() - hyphen.size()));
        const char32_t c = points.back();
        return is_letter(c) || is_digit(c) ? hyphen.size() : 0;
    }
    return 0;
}

std::vector<HalfReading> first_halves(const BrokenWord& broken) {
    std::vector<HalfReading> halves = {{broken.first, 0, false}};
    const SourceWord* const source = broken.first_read;
    if (source == nullptr || source->best.text.size() < broken.first.size() ||
        !source->best.text.starts_with(broken.first)) {
        return halves;
    }
    for (const Reading& reading : source->alternatives) {
        const std::size_t hyphen = hyphen_at_end(reading.text);
        if (hyphen == 0) continue;
        std::string text = with_hyphens_between_letters(reading.text.substr(0, reading.text.size() - hyphen));
        if (bare(text).word.empty()) continue;
        if (auto one = half(std::move(text), reading)) halves.push_back(std::move(*one));
    }
    return in_order(std::move(halves));
}

std::vector<HalfReading> second_halves(const BrokenWord& broken) {
    std::vector<HalfReading> halves = {{broken.second, 0, false}};
    if (!stands_as_read(broken.second_read, broken.second)) return halves;
    const std::string_view behind = bare(broken.second).after;  // the marks as they stand
    for (const Reading& reading : broken.second_read->alternatives) {
        const Bare parts = bare(reading.text);
        if (parts.word.empty() || !parts.before.empty() || !begins_with_lower(parts.word)) continue;
        if (auto one = half(std::string(parts.word).append(behind), reading)) halves.push_back(std::move(*one));
    }
    return in_order(std::move(halves));
}

}  // namespace emend
