#include "tests/word_error_rate.h"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// Lines of the body: front matter stands between the first two "---".
std::vector<std::string> lines_after_front_matter(std::string_view markdown) {
    std::istringstream stream{std::string(markdown)};
    std::vector<std::string> lines;
    std::string line;
    bool in_front_matter = starts_with(markdown, "---\n");
    for (int number = 1; std::getline(stream, line); ++number) {
        if (in_front_matter) {
            if (number > 1 && line == "---") in_front_matter = false;
        } else {
            lines.push_back(line);
        }
    }
    return lines;
}

// The label of the note that a line defines, "" for any other line.
std::string defined_label(std::string_view line) {
    const auto end = line.find("]: ");
    return starts_with(line, "[^") && end != std::string_view::npos ? std::string(line.substr(2, end - 2)) : "";
}

// The line without emphasis, escapes, hashes, comments and markers; the markers' labels go to `labels`.
std::string without_markup(std::string_view line, std::vector<std::string>& labels) {
    std::string plain;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto rest = line.substr(i);
        if (const auto end = rest.find(']'); starts_with(rest, "[^") && end != std::string_view::npos) {
            labels.emplace_back(rest.substr(2, end - 2));
            i += end;
        } else if (starts_with(rest, "<!-- -->")) {
            i += 7;
        } else if (line[i] == '\\' && i + 1 < line.size()) {
            plain += line[++i];
        } else if (line[i] != '*' && line[i] != '#' && line[i] != '\\') {
            plain += line[i];
        }
    }
    return plain;
}

}  // namespace

std::vector<std::string> body_words(std::string_view markdown) {
    std::vector<std::string> words;
    std::vector<std::string> labels;
    for (const std::string& line : lines_after_front_matter(markdown)) {
        if (!defined_label(line).empty()) continue;
        std::istringstream plain(without_markup(line, labels));
        for (std::string word; plain >> word;) words.push_back(word);
    }
    return words;
}

std::vector<std::string> marker_labels(std::string_view markdown) {
    std::vector<std::string> labels;
    for (const std::string& line : lines_after_front_matter(markdown)) {
        if (defined_label(line).empty()) without_markup(line, labels);
    }
    return labels;
}

std::vector<std::string> note_labels(std::string_view markdown) {
    std::vector<std::string> labels;
    for (const std::string& line : lines_after_front_matter(markdown)) {
        if (const std::string label = defined_label(line); !label.empty()) labels.push_back(label);
    }
    return labels;
}

std::size_t edit_distance(const std::vector<std::string>& read, const std::vector<std::string>& gold) {
    std::vector<std::size_t> row(gold.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const std::string& word : read) {
        std::size_t diagonal = row[0]++;
        for (std::size_t column = 1; column <= gold.size(); ++column) {
            const std::size_t replaced = diagonal + (word == gold[column - 1] ? 0 : 1);
            diagonal = row[column];
            row[column] = std::min({replaced, row[column] + 1, row[column - 1] + 1});
        }
    }
    return row.back();
}

double error_rate(const std::vector<std::string>& read, const std::vector<std::string>& gold) {
    const std::size_t distance = edit_distance(read, gold);
    return distance == 0 ? 0.0
                         : static_cast<double>(distance) / static_cast<double>(std::max<std::size_t>(gold.size(), 1));
}
