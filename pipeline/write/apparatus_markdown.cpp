// Footnotes and markers of a Markdown file, line by line as GitHub and Pandoc have them.
#include <algorithm>

#include "pipeline/write/apparatus.h"

namespace emend {

namespace {

constexpr std::string_view blanks = " \t";

// "^12]" behind a bracket: the label, and where the bracket's end is; nothing where it is no footnote's.
std::optional<std::string_view> label_at(std::string_view line, std::size_t bracket) {
    if (line.substr(bracket, 2) != "[^") return std::nullopt;
    const std::size_t end = line.find_first_of("] \t", bracket + 2);
    if (end == std::string_view::npos || end == bracket + 2 || line[end] != ']') return std::nullopt;
    return line.substr(bracket + 2, end - bracket - 2);
}

// Where the code span that begins with these backticks ends; the end of the backticks where it is none.
std::size_t behind_code(std::string_view line, std::size_t at) {
    const std::size_t open = std::min(line.find_first_not_of('`', at), line.size());
    const std::size_t ticks = open - at;
    for (std::size_t close = line.find('`', open); close != std::string_view::npos; close = line.find('`', close)) {
        const std::size_t end = std::min(line.find_first_not_of('`', close), line.size());
        if (end - close == ticks) return end;
        close = end;
    }
    return open;
}

std::string without_backslashes(std::string_view text) {
    std::string plain;
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] == '\\' && n + 1 < text.size()) ++n;
        plain += text[n];
    }
    return plain;
}

class MarkdownNotes {
public:
    Apparatus read(std::string_view markdown) {
        if (markdown.starts_with("\xEF\xBB\xBF")) markdown.remove_prefix(3);
        may_have_front_matter_ = markdown.find("\n---") != std::string_view::npos;
        while (!markdown.empty()) {
            const std::size_t end = markdown.find('\n');
            std::string_view line = markdown.substr(0, end);
            markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
            if (line.ends_with('\r')) line.remove_suffix(1);
            ++number_;
            if (!in_front_matter(line) && !in_fence(line)) look_at(line);
        }
        for (Note& note : found_.notes) note.in_source = without_backslashes(note.text) != note_not_in_source;
        return std::move(found_);
    }

private:
    bool in_front_matter(std::string_view line) {
        if (number_ == 1) return front_matter_ = line == "---" && may_have_front_matter_;
        if (!front_matter_) return false;
        front_matter_ = line != "---" && line != "...";
        return true;
    }

    bool in_fence(std::string_view line) {
        const std::size_t at = std::min(line.find_first_not_of(blanks), line.size());
        const std::string_view text = line.substr(at);
        if (fence_.empty()) {
            const bool opens = text.starts_with("```") || text.starts_with("~~~");
            if (opens) fence_ = text.substr(0, text.find_first_not_of(text.front()));
            return opens;
        }
        if (text.starts_with(fence_)) fence_.clear();
        return true;
    }

    void look_at(std::string_view line) {
        const std::size_t indent = line.find_first_not_of(blanks);
        if (indent == std::string_view::npos) {
            blank_before_ = true;
            return;
        }
        if (const auto label = label_at(line, indent); label && indent < 4) {
            const std::size_t colon = indent + label->size() + 3;
            if (line.substr(colon, 1) == ":") {
                begin_note(*label, line.substr(std::min(line.find_first_not_of(blanks, colon + 1), line.size())));
                return;
            }
        }
        // A note goes on in the lines of its paragraph, and in indented paragraphs below.
        if (blank_before_ && indent < 2) in_note_ = false;
        blank_before_ = false;
        if (in_note_) found_.notes.back().text += " " + std::string(line.substr(indent));
        add_markers(line);
    }

    void begin_note(std::string_view label, std::string_view text) {
        Note note;
        note.label = note.as_printed = std::string(label);
        note.text = text;
        note.spot.line = number_;
        found_.notes.push_back(std::move(note));
        in_note_ = true;
        blank_before_ = false;
        add_markers(text);
    }

    void add_markers(std::string_view line) {
        for (std::size_t at = 0; at < line.size();) {
            if (comment_) {
                const std::size_t end = line.find("-->", at);
                if (end == std::string_view::npos) return;
                comment_ = false;
                at = end + 3;
            } else if (line[at] == '\\') {
                at += 2;
            } else if (line[at] == '`') {
                at = behind_code(line, at);
            } else if (line.substr(at, 4) == "<!--") {
                comment_ = true;
                at += 4;
            } else if (const auto label = label_at(line, at)) {
                Marker marker;
                marker.label = marker.as_printed = std::string(*label);
                marker.in_note = in_note_;
                marker.spot.line = number_;
                found_.markers.push_back(std::move(marker));
                at += label->size() + 3;
            } else {
                ++at;
            }
        }
    }

    Apparatus found_;
    std::string fence_;
    int number_ = 0;
    bool may_have_front_matter_ = false, front_matter_ = false;
    bool comment_ = false, in_note_ = false, blank_before_ = true;
};

}  // namespace

Apparatus apparatus_of_markdown(std::string_view markdown) { return MarkdownNotes().read(markdown); }

}  // namespace emend
