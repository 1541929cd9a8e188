// The house style of a body as data: a folder of tables (docs/styles.md says how to write one).
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// A line of a masthead: literal words and places where a value stands.
struct MastheadForm {
    struct Token {
        std::string before,
            after;              // what is glued to the value: "[" and "]"; of a literal, the word itself in `before`
        std::string key, type;  // empty for a literal
    };
    std::vector<Token> tokens;
    bool stays = false;     // the line says more than its values and remains in the text
    bool anchored() const;  // has a literal word
};

// Paragraph openings; all words in lower case, phrases with single blanks.
struct Openings {
    std::set<std::string> preambular, operative;             // learnt: known extents of the italics
    std::set<std::string> participles, third_person, plain;  // of verbs, with what belongs to them
    std::set<std::string> states, adverbs, again, with;      // see words.txt
    std::set<std::string> again_participle;
    std::set<std::string> nouns, adjectives, take_object;  // "its deep concern"; forms of verbs that take one
    std::map<std::string, std::set<std::string>> behind;   // "call" -> "upon", "for"
    std::size_t longest = 0;                               // words of the longest learnt opening
};

struct Organ {
    std::string name;
    bool parent = false;  // may stand above the organ that is meant
    std::string symbol;   // what a resolution's number follows in its symbol: "A/RES/"; empty where it does not follow
};

// A title that is set in italics, as words; see titles.txt.
using TitleForm = std::vector<std::string>;

// How documents are signed; phrases as lists of words.
struct Signing {
    using Phrases = std::vector<std::vector<std::string>>;
    Phrases testimonium;  // "IN WITNESS WHEREOF": signatures follow
    Phrases valediction;  // "Yours faithfully": likewise, and it belongs to them
    Phrases sign;         // "(Signed)"
    Phrases party;        // "For the Government of"
    Phrases office;       // "Secretary-General": what stands below a name
};

// A form that print had with a hyphen in its time: "co-operation".
struct DatedForm {
    std::string form;  // small letters; where it `opens`, longer words count too
    bool opens = false;
    int last_year = 0;  // from the next year on it is closed
};

struct HouseStyle {
    std::string name = "none";
    std::vector<MastheadForm> masthead;
    std::vector<Organ> organs;
    Openings openings;
    std::vector<TitleForm> titles;
    Signing signing;
    std::vector<std::vector<std::string>> furniture;  // pattern, what it is; see furniture.txt
    std::vector<DatedForm> spelling;

    bool none() const { return masthead.empty() && organs.empty() && openings.participles.empty(); }
};

// `name`: "none", a folder below `dictionaries`/styles, or the path of a folder. A table that a pack leaves out is
// empty. Throws Error(missing) where there is no such folder.
HouseStyle load_house_style(const std::filesystem::path& dictionaries, const std::string& name);

}  // namespace emend
