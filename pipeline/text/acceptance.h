// Is this token right as it was read? By the language model, the dictionary, and the grammar of what no dictionary
// holds: figures, roman numerals, abbreviations, acronyms, addresses.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/text/language_model.h"
#include "pipeline/text/lexicon.h"

namespace emend {

enum class Standing {
    nothing,       // no letters: punctuation, a stray mark
    figure,        // a token with digits: number, symbol, date
    known,         // its words stand in the language model or are long words of the dictionary
    rare,          // a short word of the dictionary that the language model does not have: "al"
    unknown,       // a word that neither has
    out_of_scope,  // acronym, abbreviation, address, roman numeral: nobody can tell
};

enum class Shape { lower, title, upper, mixed };  // a single capital is a title

struct Judged {
    Standing standing = Standing::nothing;
    Shape shape = Shape::lower;
    std::size_t from = 0, to = 0;                // bytes of the word within the token
    WordNumber first = no_word, last = no_word;  // what its neighbours see of it
    std::size_t letters = 0;
};

Judged judge(std::string_view token, const LanguageModel& model, const Lexicon& lexicon);

Shape shape_of(std::string_view word);
bool is_roman_numeral(std::string_view word);  // "XIV", "iv"

}  // namespace emend
