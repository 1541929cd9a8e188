// Other tools' Markdown is not always what CommonMark would make of it, so where the two differ the printed page
// counts: a rule below a sentence is the rule above the notes, not the underline of a heading; stars that stand alone
// are text; nothing is a code block.

#include "pipeline/read/markdown_lines.h"

#include <algorithm>
#include <string>

#include "pipeline/read/page_numbers.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t none = std::string_view::npos;

std::size_t indent(std::string_view text) { return std::min(text.find_first_not_of(" \t"), text.size()); }

bool only(std::string_view text, std::string_view signs) { return text.find_first_not_of(signs) == none; }

// "---", "* * *", "_____".
bool is_rule(std::string_view text) {
    if (text.empty() || (text[0] != '-' && text[0] != '*' && text[0] != '_')) return false;
    const std::string signs{text[0], ' ', '\t'};
    return std::count(text.begin(), text.end(), text[0]) >= 3 && only(text, signs);
}

bool is_table_rule(std::string_view text) {
    return text.find('|') != none && text.find('-') != none && only(text, "|:- \t");
}

bool is_table_row(std::string_view text) {
    return text.size() > 2 && text.starts_with('|') && text.ends_with('|') &&
           std::count(text.begin(), text.end(), '|') >= 3;
}

bool is_fence(std::string_view text) {
    if (!text.starts_with("```")) return false;
    return std::all_of(text.begin() + 3, text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

int number_in(std::string_view text) {
    int number = 0;
    for (const char c : text.substr(0, 6)) {
        if (c < '0' || c > '9') break;
        number = number * 10 + (c - '0');
    }
    return number;
}

// "12. ", "3) ": the number; -1 for other text. In a list it begins a block, in a paragraph only "1." does.
int list_number(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 4 || digits + 1 >= text.size()) return -1;
    const bool numbered = (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
    return numbered ? number_in(text) : -1;
}

// Goes through the lines once; each looks at the ones before.
class Marking {
public:
    explicit Marking(const std::vector<TextLine>& lines) : lines_(lines) { marked_.reserve(lines.size()); }

    std::vector<MarkedLine> mark_all() {
        take_front_matter();
        while (marked_.size() < lines_.size()) take_line();
        return std::move(marked_);
    }

private:
    void take_front_matter();
    void take_line();
    void take_without_words(MarkedLine line, LineMark mark);
    bool take_comment(MarkedLine& line);
    bool take_page_mark(MarkedLine& line);
    bool take_underline(MarkedLine& line);
    bool take_table(MarkedLine& line);
    bool take_heading(MarkedLine& line);
    bool take_note(MarkedLine& line);
    bool take_item(MarkedLine& line);
    void take_text(MarkedLine& line);
    static std::string_view text_of(const MarkedLine& line) { return trimmed(line.line.text.substr(line.prefix)); }
    MarkedLine line_at(std::size_t n) const {
        MarkedLine line;
        line.line = lines_[n];
        return line;
    }
    bool after_text() const { return !marked_.empty() && !marked_.back().without_words; }

    const std::vector<TextLine>& lines_;
    std::vector<MarkedLine> marked_;
    bool in_table_ = false;
    bool in_list_ = false;               // the block began with a bullet or a number
    bool new_block_ = true;              // the next line with words begins a block
    std::string note_;                   // the label of the note that the line before belongs to
    std::size_t no_comment_before_ = 0;  // a search has shown that no comment of whole lines begins before this line
};

void Marking::take_front_matter() {
    if (lines_.size() < 3 || trimmed(lines_[0].text) != "---" || lines_[0].ends_page()) return;
    const std::string_view first = lines_[1].text;
    const std::size_t colon = first.find(':');
    if (colon == none || colon == 0 || first.substr(0, colon).find_first_of(" \t*#") != none) return;
    std::size_t end = 1;
    while (end < lines_.size() && trimmed(lines_[end].text) != "---" && trimmed(lines_[end].text) != "...") ++end;
    if (end == lines_.size() || end > 500) return;
    for (std::size_t n = 0; n <= end; ++n) take_without_words(line_at(n), LineMark::front_matter);
}

void Marking::take_without_words(MarkedLine line, LineMark mark) {
    line.without_words = true;
    line.mark = mark;
    new_block_ = true;
    marked_.push_back(std::move(line));
}

void Marking::take_line() {
    MarkedLine line = line_at(marked_.size());
    line.prefix = indent(line.line.text);
    while (line.line.text.substr(line.prefix).starts_with('>')) {
        ++line.prefix;
        line.prefix += indent(line.line.text.substr(line.prefix));
    }
    const std::string_view text = text_of(line);
    if (text.empty()) {
        in_table_ = false;
        take_without_words(std::move(line), LineMark::none);
    } else if (take_comment(line) || take_page_mark(line) || take_underline(line)) {
        in_table_ = false;
    } else if (is_rule(text)) {
        note_.clear();
        take_without_words(std::move(line), LineMark::rule);
    } else if (is_fence(text)) {
        take_without_words(std::move(line), LineMark::none);
    } else if (!take_table(line) && !take_heading(line) && !take_note(line) && !take_item(line)) {
        take_text(line);
    }
}

// A comment that has its lines for itself; within a line it is markup.
bool Marking::take_comment(MarkedLine& line) {
    if (!text_of(line).starts_with("<!--") || marked_.size() < no_comment_before_) return false;
    std::size_t last = marked_.size(), at = line.line.text.find("<!--") + 4;
    while (last < lines_.size() && (at = lines_[last].text.find("-->", at)) == none) {
        ++last;
        at = 0;
    }
    if (last == lines_.size() || !trimmed(lines_[last].text.substr(at + 3)).empty()) {
        no_comment_before_ = last;
        return false;
    }
    const std::string comment = to_lower(trimmed(text_of(line).substr(4)));
    if (comment.starts_with("page")) {
        const std::string_view rest = std::string_view(comment).substr(4);
        const std::size_t sign = std::min(rest.find_first_not_of(" :=-_#\""), rest.size());
        line.page = number_in(rest.substr(sign));
        line.begins_page = line.page > 0 || rest.substr(sign).starts_with("break");
    }
    take_without_words(std::move(line), LineMark::comment);
    while (marked_.size() <= last) take_without_words(line_at(marked_.size()), LineMark::comment);
    return true;
}

// "{3}----------": pages of the tool marker, which counts from 0. "<div style="page-break-after: always;"></div>".
bool Marking::take_page_mark(MarkedLine& line) {
    const std::string_view text = text_of(line);
    const std::size_t close = text.find('}');
    const bool numbered = text.starts_with('{') && close != none && close > 1 && close < 7 &&
                          only(text.substr(1, close - 1), "0123456789") && text.size() > close + 3 &&
                          only(text.substr(close + 1), "-");
    const bool division = text.starts_with("<div") && text.find("page-break") != none && text.ends_with("</div>") &&
                          text.find('>') == text.size() - 7;
    if (!numbered && !division && text != "\\newpage" && text != "\\pagebreak") return false;
    line.begins_page = true;
    line.page = numbered ? number_in(text.substr(1)) + 1 : 0;
    take_without_words(std::move(line), LineMark::rule);
    return true;
}

// "====" or "----" below a short line that is no sentence makes it a heading.
bool Marking::take_underline(MarkedLine& line) {
    const std::string_view text = text_of(line);
    const bool equals = text.size() >= 3 && only(text, "="), dashes = text.size() >= 3 && only(text, "-");
    if ((!equals && !dashes) || !after_text()) return false;
    MarkedLine& above = marked_.back();
    const std::string_view title = text_of(above);
    const bool alone = above.begins_block && above.mark == LineMark::none && !above.line.ends_page();
    if (!alone || title.size() > 200) return false;
    if (dashes && std::string_view(".,;:").find(title.back()) != none) return false;
    above.mark = LineMark::heading;
    above.level = equals ? 1 : 2;
    line.level = above.level;
    take_without_words(std::move(line), LineMark::heading);
    return true;
}

bool Marking::take_table(MarkedLine& line) {
    const std::string_view text = text_of(line);
    if (is_table_rule(text) && after_text() && marked_.back().line.text.find('|') != none) {
        MarkedLine& above = marked_.back();
        if (above.mark != LineMark::none && above.mark != LineMark::table) return false;
        above.begins_block = above.begins_block || !in_table_;
        above.mark = LineMark::table;
        in_table_ = true;
        take_without_words(std::move(line), LineMark::table);
        new_block_ = false;
        return true;
    }
    const bool row = is_table_row(text) || (in_table_ && text.find('|') != none);
    if (!row) {
        new_block_ = new_block_ || in_table_;
        in_table_ = false;
        return false;
    }
    line.mark = LineMark::table;
    line.begins_block = new_block_ || !in_table_;
    in_table_ = true;
    new_block_ = false;
    marked_.push_back(std::move(line));
    return true;
}

bool Marking::take_heading(MarkedLine& line) {
    const std::string_view text = text_of(line);
    const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    if (hashes < 1 || hashes > 6 || (hashes < text.size() && text[hashes] != ' ' && text[hashes] != '\t')) return false;
    line.prefix += hashes;
    line.mark = LineMark::heading;
    line.level = static_cast<int>(hashes);
    line.begins_block = true;
    note_.clear();
    const std::string_view title = line.content();
    const std::size_t last = title.find_last_not_of("# \t");
    if (last == none) {
        take_without_words(std::move(line), LineMark::heading);
        return true;
    }
    if (title[last + 1 < title.size() ? last + 1 : last] != '#') line.suffix = title.size() - last - 1;
    marked_.push_back(std::move(line));
    new_block_ = true;
    return true;
}

// "[^1]: See it."
bool Marking::take_note(MarkedLine& line) {
    const std::string_view text = text_of(line);
    const std::size_t close = text.starts_with("[^") ? text.substr(0, 44).find("]:") : none;
    if (close == none || close < 3) return false;
    line.label = text.substr(2, close - 2);
    if (line.label.find_first_of(" \t[]") != none) return false;
    line.prefix += close + 2;
    line.prefix += indent(line.line.text.substr(line.prefix));
    line.mark = LineMark::note;
    line.begins_block = true;
    note_ = line.label;
    new_block_ = false;
    marked_.push_back(std::move(line));
    return true;
}

// "- ", "* ", "+ "; the numbers of ordered lists are text.
bool Marking::take_item(MarkedLine& line) {
    const std::string_view text = text_of(line);
    const bool bullet = text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ';
    if (!bullet || page_number(text)) return false;
    line.prefix += 1;
    line.mark = LineMark::item;
    line.begins_block = true;
    note_.clear();
    new_block_ = false;
    in_list_ = true;
    marked_.push_back(std::move(line));
    return true;
}

void Marking::take_text(MarkedLine& line) {
    const int number = list_number(text_of(line));
    new_block_ = new_block_ || (number >= 0 && (number == 1 || in_list_));
    if (new_block_) in_list_ = number >= 0;
    line.begins_block = new_block_;
    const bool continues = !new_block_ || indent(line.line.text) >= 4 || line.line.text.starts_with('\t');
    if (!note_.empty() && continues) {
        line.mark = LineMark::note;
        line.label = note_;
    } else {
        note_.clear();
    }
    new_block_ = false;
    marked_.push_back(std::move(line));
}

}  // namespace

std::vector<MarkedLine> mark_lines(const std::vector<TextLine>& lines) { return Marking(lines).mark_all(); }

}  // namespace emend
