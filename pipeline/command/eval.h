// emend eval OUT GOLD [--raw IN]: how near a text comes to ground truth, and whether repair helped or harmed.
#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace emend {

struct EvalOptions {
    std::filesystem::path out, gold;   // Markdown or plain text
    std::filesystem::path raw;         // the text before repair; empty: not measured
    std::filesystem::path record;      // the JSON of the run; empty: OUT with the extension .json, if there is one
    std::filesystem::path confusions;  // where to write a table of what was read for what; empty: nowhere
    std::size_t show = 0;              // list so many broken words, and so many that are still wrong
    bool json = false;
};

// A word of the gold that the text does not have.
struct WrongWord {
    std::string text;            // what stands there instead; may be empty
    std::string meant;           // the gold's word
    std::string before, behind;  // its neighbours in the gold
};

// Edits of one range of certainty, and how many of them the gold agrees with.
struct CertaintyBin {
    double from = 0, to = 0;
    int edits = 0, right = 0;
};

struct Evaluation {
    std::size_t words = 0, characters = 0;  // of the gold
    std::size_t word_edits = 0, character_edits = 0;
    std::size_t raw_word_edits = 0, raw_character_edits = 0;
    std::size_t wrong_in_raw = 0, mended = 0, broken = 0;  // words of the gold
    bool with_raw = false;  // there was a text before repair; without it nothing is known of mended and broken words
    std::vector<WrongWord> broken_words, wrong_words;  // in the order of the text; with_raw only
    std::vector<CertaintyBin> bins;
    std::map<std::pair<std::string, std::string>, int> confusions;  // read, meant: what is wrong in OUT
    std::map<std::string, int> occurrences;                         // of what was meant, in the gold
};

// An edit that a record holds: the words before and after, and its certainty.
struct RecordedEdit {
    std::string before, after;
    double certainty = 1;
};

Evaluation evaluate(const std::string& out, const std::string& gold, const std::string& raw,
                    const std::vector<RecordedEdit>& edits);

// Reads the files, measures, writes a table or JSON.
void eval(const EvalOptions& options, std::ostream& report);

}  // namespace emend
