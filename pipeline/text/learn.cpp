#include "pipeline/text/learn.h"

#include <algorithm>
#include <cctype>

#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_blank(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

std::string_view take_line(std::string_view text, std::size_t& at) {
    const std::size_t to = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, to - at);
    at = to + 1;
    return line;
}

// Where the text behind YAML front matter begins.
std::size_t behind_front_matter(std::string_view text) {
    if (!text.starts_with("---\n")) return 0;
    const std::size_t end = text.find("\n---\n", 3);
    return end == std::string_view::npos ? 0 : end + 5;
}

// A year from 1800 to 2054 at the beginning of a run of digits; 0 where it is none.
int year_at(std::string_view text, std::size_t at) {
    int year = 0;
    std::size_t digits = 0;
    while (at + digits < text.size() && std::isdigit(static_cast<unsigned char>(text[at + digits])) != 0) {
        if (digits < 4) year = year * 10 + (text[at + digits] - '0');
        ++digits;
    }
    return digits == 4 && year >= 1800 && year <= 2054 ? year : 0;
}

// One line without markup: heading signs, list numbers, emphasis, escapes, footnote markers and labels, HTML tags.
void append_plain(std::string& plain, std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && (line[at] == '#' || line[at] == ' ' || line[at] == '>' || line[at] == '\t')) ++at;
    for (; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '[' && at + 1 < line.size() && line[at + 1] == '^') {
            const std::size_t end = line.find(']', at);
            if (end == std::string_view::npos) break;
            at = end + 1 < line.size() && line[end + 1] == ':' ? end + 1 : end;
        } else if (c == '<' && line.find('>', at) != std::string_view::npos) {
            const std::string_view tag = line.substr(at, 5);
            const std::size_t end = tag == "<sup>" ? line.find("</sup>", at) : line.find('>', at);
            at = tag == "<sup>" && end != std::string_view::npos ? end + 5 : line.find('>', at);
        } else if (c != '*' && c != '_' && c != '\\' && c != '\r') {
            plain += c;
        }
    }
    plain += '\n';
}

// Upper, title or lower: which of the three tallies a spelling belongs to. A single capital ("A") counts as title.
enum class Shape { lower, title, upper };

Shape shape_of(std::string_view word) {
    bool small = false;
    int capitals = 0;
    for (const char32_t c : code_points(word)) {
        small = small || is_lower(c);
        capitals += is_upper(c) ? 1 : 0;
    }
    if (capitals > 1 && !small) return Shape::upper;
    return begins_with_upper(word) ? Shape::title : Shape::lower;
}

}  // namespace

int year_of(const std::filesystem::path& name, std::string_view text) {
    const std::string_view front = text.substr(0, behind_front_matter(text));
    for (const std::string_view key : {"\nadopted: ", "\ndate: "}) {
        const std::size_t found = front.find(key);
        if (found == std::string_view::npos) continue;
        const std::size_t digit = front.find_first_of("0123456789", found);
        if (const int year = digit == std::string_view::npos ? 0 : year_at(front, digit); year != 0) return year;
    }
    const std::string stem = name.stem().string();
    int year = 0;
    for (std::size_t i = 0; i < stem.size(); ++i) {
        const bool begins = i == 0 || std::isdigit(static_cast<unsigned char>(stem[i - 1])) == 0;
        if (const int found = begins ? year_at(stem, i) : 0; found != 0) year = found;
    }
    return year;
}

std::string without_markup(std::string_view text) {
    std::string plain;
    for (std::size_t at = behind_front_matter(text); at < text.size();) append_plain(plain, take_line(text, at));
    return plain;
}

void Learner::add(std::string_view text, int year) {
    const std::string plain = without_markup(text);
    std::string paragraph;
    for (std::size_t at = 0; at < plain.size();) {
        const std::string_view line = take_line(plain, at);
        if (is_blank(line)) {
            add_paragraph(paragraph, year);
            paragraph.clear();
        } else {
            paragraph += line;
            paragraph += '\n';
        }
    }
    add_paragraph(paragraph, year);
}

std::uint32_t Learner::count(const std::string& key, std::string_view as_written, int year) {
    const auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(words_.size()));
    if (is_new) words_.push_back({key, {}});
    Tally& tally = words_[found->second].tally;
    switch (shape_of(as_written)) {
        case Shape::lower: ++tally.lower; break;
        case Shape::title: ++tally.title; break;
        case Shape::upper: ++tally.upper; break;
    }
    if (year != 0 && (tally.first_year == 0 || year < tally.first_year)) tally.first_year = year;
    tally.last_year = std::max(tally.last_year, year);
    ++total_;
    return found->second;
}

void Learner::add_paragraph(std::string_view paragraph, int year) {
    if (paragraph.empty()) return;
    std::uint32_t before = count(std::string(LanguageModel::start), "", year);
    const auto follow = [&](const std::string& key, std::string_view as_written) {
        const std::uint32_t number = count(key, as_written, year);
        if (before != no_word) ++pairs_[(std::uint64_t{before} << 32U) | number];
        before = number;
    };
    bool broken = false;  // the line before ended in a hyphen: its last word goes on here
    for (std::size_t at = 0; at < paragraph.size();) {
        std::size_t to = at;
        while (to < paragraph.size() && paragraph[to] != ' ' && paragraph[to] != '\t' && paragraph[to] != '\n') ++to;
        const std::string_view token = paragraph.substr(at, to - at);
        at = to + 1;
        if (token.empty()) continue;
        const bool breaks = to < paragraph.size() && paragraph[to] == '\n' && token.back() == '-';
        if (broken || breaks) {
            before = no_word;
        } else if (is_figure(token)) {
            follow(std::string(LanguageModel::figure), "");
        } else {
            for (const RunningWord& word : running_words(token)) {
                follow(word.key, token.substr(word.from, word.to - word.from));
            }
        }
        broken = breaks;
    }
}

std::string Learner::model(const Lexicon& dictionary, int least_count) const {
    const auto least = static_cast<std::uint32_t>(std::max(least_count, 1));
    std::vector<std::uint32_t> kept;
    for (std::uint32_t n = 0; n < words_.size(); ++n) {
        if (words_[n].tally.count() >= least) kept.push_back(n);
    }
    std::sort(kept.begin(), kept.end(), [&](auto a, auto b) { return words_[a].key < words_[b].key; });
    std::vector<CountedWord> words;
    std::vector<WordNumber> place(words_.size(), no_word);
    for (const std::uint32_t n : kept) {
        const auto& [key, tally] = words_[n];
        const bool known = dictionary.knows(key) || dictionary.knows(to_title(key));
        place[n] = static_cast<WordNumber>(words.size());
        words.push_back({key,
                         {static_cast<double>(tally.lower), static_cast<double>(tally.title),
                          static_cast<double>(tally.upper), tally.first_year, tally.last_year, known}});
    }
    std::vector<CountedPair> pairs;
    for (const auto& [numbers, times] : pairs_) {
        const WordNumber first = place[numbers >> 32U], second = place[numbers & 0xFFFFFFFFU];
        if (times >= least && first != no_word && second != no_word) {
            pairs.push_back({first, second, static_cast<double>(times)});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const CountedPair& a, const CountedPair& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return model_bytes(words, pairs, static_cast<double>(total_));
}

}  // namespace emend
