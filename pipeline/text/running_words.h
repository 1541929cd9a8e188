// The words within a token, a token being a run of characters without a blank: what the language model counts, and
// what text repair looks at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// A run of letters, with hyphens and apostrophes between letters: "policy-making", "Council's".
struct RunningWord {
    std::size_t from = 0, to = 0;  // bytes within the token
    std::string key;               // as the language model has it
};

// The key of a word: lower case, apostrophe and hyphen plain.
std::string key_of(std::string_view word);

// None for a token of punctuation, several for "and/or". A token with a digit has none: it is a figure.
std::vector<RunningWord> running_words(std::string_view token);
bool is_figure(std::string_view token);
bool is_year(std::string_view token);  // from 1000 to 2999

// "[bid.," of "tbid.,", "government" of "e-government": the word without its first letters. They were there, whatever
// they were.
bool is_rest_of(std::string_view other, std::string_view read);

// "Non–Self" with a hyphen for the dash that another look saw: between the letters of a word no dash stands.
std::string with_hyphens_between_letters(std::string text);

}  // namespace emend
