// The plain-text tables of `dictionaries/`: one entry a line, a line that begins with `#` is a comment (`\#`: a
// row that begins with #), columns parted by a tab.
#pragma once

#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace emend {

using Row = std::vector<std::string>;

// Throws Error(missing) where the file cannot be read, Error(bad_input) with the line for a row of too few columns.
std::vector<Row> read_table(const std::filesystem::path& path, std::size_t least_columns = 1);

// How certain a margin makes a repair: see certainty.txt.
struct CertaintyCurve {
    double even_odds = 3.5, spread = 2;
    double at(double margin) const { return 1 / (1 + std::exp(-(margin - even_odds) / spread)); }
};

// A session and the numbers of its resolutions: "XXI", 2145 to 2222.
struct Session {
    std::string numeral;
    int first = 0, last = 0;
};

// A word that roman numerals stand behind: "chaps." is counted with "chapter"; what is cited has no other name.
struct NumberedWord {
    std::string kind;
    bool cited = false;
};
using NumberedWords = std::map<std::string, NumberedWord, std::less<>>;  // by the word, small letters

// "leads_on": "the", "of", …; see word_classes.txt.
using WordClasses = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

using DigitsAlike = std::array<std::array<double, 10>, 10>;
using LabelLetters = std::map<std::pair<std::string, std::string>, double>;  // cost by what is read and printed

struct Tables {
    // Is the word one of this class? The class must be in the table.
    bool is_in(std::string_view word_class, std::string_view word) const;

    std::map<std::string, CertaintyCurve> certainty;          // by the kind of repair
    std::vector<Row> marker_readings, marker_readings_scans;  // glyph, digits, share
    DigitsAlike digits_alike{};                               // by the digit as read and as printed: share
    LabelLetters label_letters;                               // see label_letters.txt
    std::vector<Row> marker_glyphs;                           // glyph, cost as no marker where glued, where alone
    std::map<std::string, std::string> characters;  // ligatures, superscript digits, references such as "&amp;"
    std::set<std::string> compounds;                // hyphenated forms of house style, lower case: "fifty-second"
    std::set<std::string> compound_parts;           // first parts that keep their hyphen before any word: "non", "self"
    std::vector<Row> furniture;                     // pattern (see `pattern.h`), what it is
    std::vector<Row> headings;                      // words that open a heading: "annex", "section"
    std::vector<Row> contents;                      // class, words at the head of a table of contents
    std::vector<Row> units;                         // what stands behind numbers: see units.txt
    std::vector<Session> sessions;                  // of the General Assembly up to 1975
    NumberedWords numbered_words;                   // what roman numerals stand behind
    WordClasses word_classes;                       // words that rules ask for
    std::set<std::string> abbreviations;            // that end in a full stop, small letters
    std::set<std::string> note_words;               // words that notes begin with: "Ibid.", "See", "Resolution"
};

Tables load_tables(const std::filesystem::path& folder);

}  // namespace emend
