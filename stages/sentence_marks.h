// The marks that end sentences, phrases and paragraphs, and how one is taken for another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/flow.h"
#include "pipeline/text/tables.h"

namespace emend {

// A token that ends in a word or number and one mark: "countries", '.', perhaps with a closing quotation mark between.
struct Ending {
    std::string_view core;
    char mark = 0;
};

std::optional<Ending> ending_of(std::string_view token);

// The token with another mark at its end, or with none (0).
std::string with_mark(std::string_view token, char mark);

// The words of a flow without glyphs that may be footnote markers.
std::vector<const Word*> spoken(const Flow& flow);

// Did the recogniser nearly read this mark at the word's end, with `nearly` of the confidence that its reading has?
bool nearly_read(const Document& document, const Word& word, char mark, float nearly = 0.75F);

// The mark behind a word that reading passed over, where another look at the ink found one: ',' or '.'.
std::optional<char> passed_over(const Document& document, const Word& word);

// Is the colon behind the n-th of the words surely one? "any of the following lamps: brass ones", "occasioned by:".
bool leads_to_list(const std::vector<const Word*>& words, std::size_t n, const Tables& tables);

// "13" behind "12": numbers of up to three digits.
bool is_next_number(std::string_view number, std::string_view next);

// A mark for another one, or for none (0).
struct Slip {
    const Word* word = nullptr;
    char mark = 0;  // meant
    double certainty = 0;
    std::string reason;
    bool lost = false;  // the word has no mark, and gets this one
};

}  // namespace emend
