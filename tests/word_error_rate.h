// How far a Markdown file is from what it should be: words of the body, footnote markers, notes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The body's words in order, without front matter, notes, markers and markup. "1." and "(a)" are words: they are
// printed.
std::vector<std::string> body_words(std::string_view markdown);

// The labels of the footnote markers in the order in which they stand in the text: "3", "asterisk".
std::vector<std::string> marker_labels(std::string_view markdown);

// The labels of the notes that are defined.
std::vector<std::string> note_labels(std::string_view markdown);

// The least number of items to replace, insert or leave out so that `read` becomes `gold` (Levenshtein).
std::size_t edit_distance(const std::vector<std::string>& read, const std::vector<std::string>& gold);

// That number for each item of the gold: 0 is perfect, 1 is as good as nothing. 0 where the gold is empty and `read`
// too.
double error_rate(const std::vector<std::string>& read, const std::vector<std::string>& gold);
