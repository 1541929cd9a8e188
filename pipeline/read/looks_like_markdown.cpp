#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/read/inline_spans.h"
#include "pipeline/read/kind.h"
#include "pipeline/read/lines.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// How much a sign speaks for Markdown; two points are enough in a short text. A scan's noise makes single stars,
// hashes and rules, hardly ever a closed pair around words.
constexpr int weak = 1, strong = 2, certain = 4;

int heading(std::string_view line) {
    const std::size_t hashes = line.find_first_not_of('#');
    const bool is = hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ' &&
                    std::any_of(line.begin(), line.end(), is_ascii_letter);
    if (!is) return 0;
    return is_ascii_letter(line[hashes + 1]) || line[hashes + 1] == '*' ? strong : weak;  // "# 12": a number sign?
}

// "*Recalling* its", "**General**": a run of stars or underscores before a letter, and the same run behind one.
int emphasis(std::string_view line) {
    int points = 0;
    for (std::size_t at = line.find_first_of("*_"); at < line.size(); at = line.find_first_of("*_", at)) {
        const std::size_t text = std::min(line.find_first_not_of(line[at], at), line.size());
        const std::string_view run = line.substr(at, text - at);
        const bool opens = run.size() <= 3 && (at == 0 || !is_ascii_letter(line[at - 1])) && text < line.size() &&
                           (is_ascii_letter(line[text]) || line[text] == '(' || (line[text] & 0x80) != 0);
        const std::size_t close = opens ? line.find(run, text) : std::string_view::npos;
        const bool closes = close != std::string_view::npos && line[close - 1] != ' ' &&
                            (close + run.size() == line.size() || !is_ascii_letter(line[close + run.size()]));
        points += closes ? weak : 0;
        at = closes ? close + run.size() : text;
    }
    return points;
}

int tags_and_notes(std::string_view line) {
    int points = 0;
    for (std::size_t at = line.find_first_of("<[\\!"); at < line.size(); at = line.find_first_of("<[\\!", at + 1)) {
        const std::string_view rest = line.substr(at);
        constexpr std::array<std::string_view, 9> tags{"<sup>", "<sub>", "<br",    "<em>", "<b>",
                                                       "<i>",   "<u>",   "<span ", "<!--"};
        const bool tag =
            std::any_of(tags.begin(), tags.end(), [&](std::string_view known) { return rest.starts_with(known); });
        if (tag || raised_span(rest) || image_length(rest) > 0) {
            points += strong;
        } else if (rest.starts_with("\\*") || rest.starts_with("\\_") || rest.starts_with("\\[")) {
            points += weak;
        }
    }
    return points;
}

bool table_rule(std::string_view line) {
    return line.starts_with('|') && line.find("--") != std::string_view::npos &&
           line.find_first_not_of("|-: ") == std::string_view::npos;
}

int signs(std::string_view line) {
    if (line.empty()) return 0;
    if (table_rule(line)) return certain;
    return heading(line) + emphasis(line) + tags_and_notes(line);
}

// `---`, a line `key: value`, … at the very beginning.
bool front_matter(const std::vector<TextLine>& lines) {
    if (lines.size() < 3 || lines[0].text != "---") return false;
    const std::string_view key = lines[1].text.substr(0, lines[1].text.find(':'));
    return !key.empty() && key.size() < lines[1].text.size() && is_ascii_letter(key[0]) &&
           key.find(' ') == std::string_view::npos;
}

}  // namespace

bool looks_like_markdown(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::vector<TextLine> lines = split_lines(text);
    if (front_matter(lines)) return true;
    std::size_t points = 0, texts = 0;
    for (const TextLine& line : lines) {
        const std::string_view content = trimmed(line.text);
        texts += content.empty() ? 0U : 1U + content.size() / 1000;
        points += static_cast<std::size_t>(signs(content));
    }
    return points >= 2 && points * 100 >= texts;
}

}  // namespace emend
