// A text made from a scan has lost its pages unless the tool kept form feeds, but traces are left:
//
//     committed to the                    committed to the
//     - 2 -                               1 Resolution 2/1.
//     peaceful uses                        peaceful uses          <- one blank where the form feed was
//
// A trace counts only where the whole document bears it out: numbers must count up, and one-blank lines must be rare,
// stand in otherwise flush text, and follow what a page ends with.

#include "pipeline/read/page_breaks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/read/page_numbers.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

using Lines = std::vector<TextLine>;

constexpr std::size_t longest_head = 60;  // bytes of a running head's line

std::optional<std::size_t> text_before(const Lines& lines, std::size_t at) {
    while (at-- > 0) {
        if (!lines[at].blank()) return at;
    }
    return std::nullopt;
}

std::size_t text_lines(const Lines& lines, std::size_t from, std::size_t to) {
    std::size_t count = 0;
    for (; from < to; ++from) count += lines[from].blank() ? 0U : 1U;
    return count;
}

Paging at_form_feeds(const Lines& lines) {
    Paging paging{{0}, "pages end at form feeds"};
    for (std::size_t n = 0; n + 1 < lines.size(); ++n) {
        if (lines[n].ends_page()) paging.starts.push_back(n + 1);
    }
    return paging;
}

void add_start(const Lines& lines, std::size_t at, Paging& paging) {
    const bool forward = at > paging.starts.back();
    if (forward && text_lines(lines, at, lines.size()) > 0) paging.starts.push_back(at);
}

// ---- Page numbers

// The lines of a running head (or foot) stand beside each page number: the walk from `number` goes on as long as the
// line stands beside other page numbers, too.
std::size_t furthest_of_head(const Lines& lines, std::size_t number, bool upwards,
                             const std::map<std::string_view, int>& beside) {
    std::size_t last = number;
    for (std::size_t step = 1; step <= 5; ++step) {
        if (upwards ? step > number : number + step >= lines.size()) break;
        const std::size_t at = upwards ? number - step : number + step;
        if (lines[at].blank()) continue;
        const auto found = beside.find(trimmed(lines[at].text));
        if (found == beside.end() || found->second < 2) break;
        last = at;
    }
    return last;
}

std::map<std::string_view, int> lines_beside(const Lines& lines, const std::vector<PageNumber>& numbers, bool above) {
    std::map<std::string_view, int> beside;
    for (const PageNumber& number : numbers) {
        for (std::size_t step = 1; step <= 5; ++step) {
            if (above ? step > number.line : number.line + step >= lines.size()) break;
            const std::string_view text = trimmed(lines[above ? number.line - step : number.line + step].text);
            if (!text.empty() && text.size() <= longest_head) ++beside[text];
        }
    }
    return beside;
}

// Do the numbers stand at the pages' heads or feet? A foot has nothing behind the last one; a head has nothing, or an
// unnumbered page, before the first one.
bool at_foot(const Lines& lines, const std::vector<PageNumber>& numbers) {
    const PageNumber &first = numbers.front(), &last = numbers.back();
    const std::size_t before = text_lines(lines, 0, first.line);
    const std::size_t after = text_lines(lines, last.line + 1, lines.size());
    if (before <= 2) return false;
    if (after <= 2) return true;
    if (first.number == 1) return true;
    if (numbers.size() == 1) return false;
    const std::size_t between =
        text_lines(lines, first.line, last.line) / static_cast<std::size_t>(last.number - first.number);
    return before > between + between / 2;
}

Paging at_page_numbers(const Lines& lines, const std::vector<PageNumber>& numbers) {
    const bool foot = at_foot(lines, numbers);
    Paging paging{{0}, foot ? "pages end at page numbers" : "pages begin at page numbers"};
    const auto beside = lines_beside(lines, numbers, !foot);
    for (const PageNumber& number : numbers) {
        const std::size_t edge = furthest_of_head(lines, number.line, !foot, beside);
        add_start(lines, foot ? edge + 1 : edge, paging);
    }
    return paging;
}

// "/...": the text goes on overleaf.
Paging at_overleaf_signs(const Lines& lines) {
    Paging paging{{0}, "pages end at '/...'"};
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const std::string_view text = trimmed(lines[n].text);
        if (text == "/..." || text == "/…" || text == "/.." || text == "/ ...") add_start(lines, n + 1, paging);
    }
    return paging;
}

// ---- One blank where the form feed was

bool opens_with_one_blank(const TextLine& line) {
    return line.text.size() > 1 && line.text[0] == ' ' && !trimmed(line.text.substr(1)).empty() &&
           line.text[1] != ' ' && line.text[1] != '\t';
}

// A note's first line opens with its label: a number without a full stop, or the sign that a scan made of it.
bool opens_like_note(std::string_view line) {
    std::size_t at = 0;
    const char32_t c = line.empty() ? U'a' : next_code_point(line, at);
    if (is_superscript(c)) return true;
    if (is_letter(c) || c == U'(' || c == U'[' || c == U'"' || c == U'“' || c == U'‘') return false;
    const std::string_view label = line.substr(0, line.find(' '));
    return label.size() < line.size() && label.size() <= 4 && !label.ends_with('.') && !label.ends_with(')');
}

bool follows_notes(const Lines& lines, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 10 && !lines[begin - 1].blank()) --begin;
    return begin < at && std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                     lines.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](const TextLine& line) { return opens_like_note(trimmed(line.text)); });
}

// A symbol or number on a line of its own: "A/RES/46/12", "12".
bool like_head(std::string_view text) {
    if (text.empty() || text.size() > longest_head) return false;
    const bool digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool lower = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return digit && !lower;
}

struct BlankTrace {
    std::size_t line = 0;
    bool page_end = false;      // what stands before is what a page ends with: notes, a running head or foot
    bool mid_sentence = false;  // or the text breaks off
};

BlankTrace look_at_trace(const Lines& lines, std::size_t at) {
    BlankTrace trace{at, false, false};
    const std::string_view here = trimmed(lines[at].text);
    if (lines[at - 1].blank()) return trace;
    const std::string_view above = trimmed(lines[at - 1].text);
    trace.page_end = follows_notes(lines, at) || like_head(above) || like_head(here);
    trace.mid_sentence =
        begins_with_lower(here) || std::string_view(".;:,!?").find(above.back()) == std::string_view::npos;
    return trace;
}

std::vector<BlankTrace> blank_traces(const Lines& lines) {
    std::vector<BlankTrace> traces;
    std::size_t texts = 0, indented = 0;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].blank()) continue;
        ++texts;
        if (opens_with_one_blank(lines[n])) {
            if (n > 0) traces.push_back(look_at_trace(lines, n));
        } else if (lines[n].text[0] == ' ' || lines[n].text[0] == '\t') {
            ++indented;
        }
    }
    const auto strong = static_cast<std::size_t>(std::count_if(
        traces.begin(), traces.end(), [](const BlankTrace& trace) { return trace.page_end || trace.mid_sentence; }));
    const auto ends = static_cast<std::size_t>(
        std::count_if(traces.begin(), traces.end(), [](const BlankTrace& trace) { return trace.page_end; }));
    const bool rare = traces.size() * 10 <= texts && indented * 20 <= texts;
    const bool at_borders = opens_with_one_blank(lines.front()) || lines.back().text == " ";
    const bool borne_out = at_borders
                               ? strong * 5 >= traces.size() * 4
                               : traces.size() > 1 && strong * 5 >= traces.size() * 4 && ends * 2 >= traces.size();
    if (!rare || !borne_out) traces.clear();
    return traces;
}

// A line that ends a page here stands alone elsewhere: there, too, a page ended, though its trace was lost.
void add_lost_breaks(const Lines& lines, Paging& paging) {
    std::map<std::string_view, bool> ends;
    for (std::size_t n = 1; n < paging.starts.size(); ++n) {
        const auto last = text_before(lines, paging.starts[n]);
        if (last && like_head(trimmed(lines[*last].text))) ends[trimmed(lines[*last].text)] = true;
    }
    for (std::size_t n = 1; n + 1 < lines.size(); ++n) {
        const bool alone = lines[n - 1].blank() && lines[n + 1].blank();
        if (!alone || !ends.contains(trimmed(lines[n].text))) continue;
        std::size_t next = n + 1;
        while (next < lines.size() && lines[next].blank()) ++next;
        if (next < lines.size()) paging.starts.push_back(next);
    }
    std::sort(paging.starts.begin(), paging.starts.end());
    paging.starts.erase(std::unique(paging.starts.begin(), paging.starts.end()), paging.starts.end());
}

Paging at_blank_traces(const Lines& lines) {
    Paging paging{{0}, "pages begin with lines that open with one blank"};
    for (const BlankTrace& trace : blank_traces(lines)) paging.starts.push_back(trace.line);
    if (paging.starts.size() > 1) add_lost_breaks(lines, paging);
    return paging;
}

}  // namespace

Paging find_pages(const Lines& lines) {
    if (lines.empty()) return {{0}, "one page"};
    if (Paging paging = at_form_feeds(lines); paging.starts.size() > 1) return paging;
    if (const auto numbers = find_page_numbers(lines); !numbers.empty()) {
        if (Paging paging = at_page_numbers(lines, numbers); paging.starts.size() > 1) return paging;
    }
    if (Paging paging = at_overleaf_signs(lines); paging.starts.size() > 1) return paging;
    if (Paging paging = at_blank_traces(lines); paging.starts.size() > 1) return paging;
    return {{0}, "one page: no sign of page breaks"};
}

}  // namespace emend
