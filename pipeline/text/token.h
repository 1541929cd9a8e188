// A token of running text, as the repair of words sees it: a word with the punctuation around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/channel.h"

namespace emend {

struct Token {
    std::string_view text;
    Judged judged;
    int repeated = 1;         // how often the document has this word just so
    bool opens = false;       // first of a paragraph
    bool joinable = false;    // a blank on the same line parts it from the next token
    bool ends_line = false;   // the next token is the first of the next line
    bool foreign = false;     // stands among words of another language, or of which nothing is known
    bool unexpected = false;  // a word that is known, but not beside its neighbours
    bool unclosed = false;    // begins with a bracket that nothing closes, in a text that was misread
    float confidence = 1;     // of the recogniser
    const std::vector<Reading>* alternatives = nullptr;
};

std::string_view core_of(const Token& token);  // its word or words
std::string_view before(const Token& token);   // what stands before these
std::string_view behind(const Token& token);

bool has_word(const Token& token);

// A lone "|" or "\", perhaps behind quotes and brackets: a letter that belongs to the next word? Empty where it is
// none.
std::string_view stray_mark_of(const Token& token, const Channel& channel);

std::string with(std::string_view before, std::string_view core, std::string_view behind);

}  // namespace emend
