#include "pipeline/write/running_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

struct Piece {
    std::u32string text;
    bool emphasised = false;
    bool blank_before = false;
    std::vector<std::string> markers;  // behind it
};

// An accent that was read as a word of its own belongs to the letter before it.
bool composes(const std::u32string& first, const std::u32string& second) {
    if (u_getCombiningClass(static_cast<UChar32>(second.front())) != 0) return true;
    return !is_nfc(from_code_points(first) + from_code_points(second));
}

void add(std::vector<Piece>& pieces, Piece piece) {
    Piece* last = pieces.empty() ? nullptr : &pieces.back();
    const bool touches = last != nullptr && !piece.blank_before && last->markers.empty();
    if (touches && composes(last->text, piece.text)) {
        last->text = code_points(to_nfc(from_code_points(last->text) + from_code_points(piece.text)));
        return;
    }
    pieces.push_back(std::move(piece));
}

std::vector<Piece> pieces_of(const std::vector<const Word*>& words, const Footnotes& notes) {
    std::vector<Piece> pieces;
    for (const Word* word : words) {
        const auto marker = notes.markers.find(word->id);
        if (!word->note.empty() && marker != notes.markers.end()) {
            if (pieces.empty()) pieces.emplace_back();
            pieces.back().markers.push_back(marker->second);
            continue;
        }
        Piece piece{clean(word->text), word->emphasised, !word->glued && !pieces.empty(), {}};
        if (!piece.text.empty()) add(pieces, std::move(piece));
    }
    return pieces;
}

bool is_symbol(char32_t c) { return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_S_MASK) != 0; }

// Signs outside ASCII count as punctuation for newer versions of CommonMark only.
bool is_surely_punctuation(char32_t c) { return u_ispunct(static_cast<UChar32>(c)) != 0 || (c < 0x80 && is_symbol(c)); }

bool may_be_punctuation(char32_t c) { return is_surely_punctuation(c) || is_symbol(c); }

constexpr std::u32string_view opening = U"([{“‘«\"'", closing = U")]}”’»\"'";

// Whether the text up to `end` (a full stop) ends in a word that is never written without its full stop.
bool ends_in_abbreviation(const std::u32string& text, std::size_t from, std::size_t end) {
    static constexpr std::array<std::u32string_view, 16> known{U"ibid", U"cit",  U"id",   U"al",   U"seq",  U"etc",
                                                               U"vol",  U"vols", U"no",   U"nos",  U"para", U"paras",
                                                               U"p",    U"pp",   U"chap", U"suppl"};
    std::size_t begin = end;
    while (begin > from && u_isalnum(static_cast<UChar32>(text[begin - 1])) != 0) --begin;
    std::u32string word = text.substr(begin, end - begin);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); });
    return std::find(known.begin(), known.end(), word) != known.end();
}

// Whether the bracket or quotation mark at `at`, an end of the span, has no partner inside.
bool is_alone(const std::u32string& text, const Span& span, std::size_t at, std::u32string_view own,
              std::u32string_view partners) {
    const std::size_t kind = own.find(text[at]);
    if (kind == std::u32string_view::npos) return false;
    const std::u32string_view inside = std::u32string_view(text).substr(span.from, span.to - span.from);
    const auto marks = std::count(inside.begin(), inside.end(), own[kind]);
    const auto others = std::count(inside.begin(), inside.end(), partners[kind]);
    return own[kind] == partners[kind] ? marks % 2 == 1 : marks > others;
}

// Whether one pair of brackets or quotation marks encloses the span.
bool is_enclosed(const std::u32string& text, const Span& span) {
    const std::size_t kind = opening.find(text[span.from]);
    if (kind == std::u32string_view::npos || span.to - span.from < 2 || text[span.to - 1] != closing[kind]) {
        return false;
    }
    int depth = 1;
    for (std::size_t i = span.from + 1; i + 1 < span.to; ++i) {
        if (text[i] == closing[kind]) {
            --depth;
        } else if (text[i] == opening[kind]) {
            ++depth;
        }
        if (depth == 0) return false;
    }
    return depth == 1;
}

bool trim_front(const std::u32string& text, Span& span) {
    if (!is_space(text[span.from]) && !is_alone(text, span, span.from, opening, closing)) return false;
    ++span.from;
    return true;
}

bool trim_back(const std::u32string& text, Span& span) {
    const char32_t last = text[span.to - 1];
    const bool full_stop = last == U'.' && !ends_in_abbreviation(text, span.from, span.to - 1);
    const bool outside = is_space(last) || full_stop || std::u32string_view(U",;:!?…").find(last) < 6 ||
                         is_alone(text, span, span.to - 1, closing, opening);
    if (outside) --span.to;
    return outside;
}

// Leaves the punctuation at the span's ends outside.
void trim(const std::u32string& text, Span& span) {
    while (span.from < span.to) {
        if (is_enclosed(text, span)) {
            ++span.from;
            --span.to;
        } else if (!trim_front(text, span) && !trim_back(text, span)) {
            return;
        }
    }
}

bool has_word(const std::u32string& text, const Span& span) {
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(span.from),
                       text.begin() + static_cast<std::ptrdiff_t>(span.to),
                       [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; });
}

// Makes the span one that "*" can open and close: a delimiter beside punctuation on its inner side needs a blank,
// punctuation or a marker on its outer side, and never has a blank on its inner side.
void fit(const RunningText& running, Span& span) {
    const std::u32string& text = running.text;
    const auto free = [&](std::size_t border, std::size_t outside) {
        return outside >= text.size() || running.markers.contains(border) || is_space(text[outside]) ||
               is_surely_punctuation(text[outside]);
    };
    const auto ends_here = [&](std::size_t inside, std::size_t border, std::size_t outside) {
        return !is_space(text[inside]) && (!may_be_punctuation(text[inside]) || free(border, outside));
    };
    while (span.from < span.to && !ends_here(span.from, span.from, span.from - 1)) ++span.from;
    while (span.from < span.to && !ends_here(span.to - 1, span.to, span.to)) --span.to;
}

}  // namespace

RunningText running_text(const std::vector<const Word*>& words, const Footnotes& notes) {
    RunningText running;
    bool before_emphasised = false;
    for (const Piece& piece : pieces_of(words, notes)) {
        if (piece.blank_before) {
            running.text += U' ';
            running.emphasised.push_back(before_emphasised && piece.emphasised);
        }
        running.text += piece.text;
        running.emphasised.insert(running.emphasised.end(), piece.text.size(), piece.emphasised);
        if (!piece.markers.empty()) running.markers[running.text.size()] = piece.markers;
        before_emphasised = piece.emphasised;
    }
    return running;
}

std::vector<Span> emphasis(const RunningText& running) {
    std::vector<Span> spans;
    const std::size_t size = running.text.size();
    for (std::size_t from = 0; from < size;) {
        if (!running.emphasised[from]) {
            ++from;
            continue;
        }
        Span span{from, from};
        while (span.to < size && running.emphasised[span.to]) ++span.to;
        from = span.to;
        trim(running.text, span);
        fit(running, span);
        if (has_word(running.text, span)) spans.push_back(span);
    }
    return spans;
}

std::u32string clean(std::string_view text) {
    std::u32string points =
        code_points(to_nfc(is_utf8(text) ? std::string(text) : from_code_points(code_points(text))));
    for (char32_t& c : points) {
        const bool line_end = (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE;
        if (line_end) {
            c = U' ';
        } else if (control) {
            c = 0xFFFD;
        }
    }
    const std::size_t from = points.find_first_not_of(U' ');
    if (from == std::u32string::npos) return {};
    return points.substr(from, points.find_last_not_of(U' ') + 1 - from);
}

}  // namespace emend
