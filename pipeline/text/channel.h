// How print turns into what was read: which words may be meant where something else was read, and how likely that is.
//
// A confusion has a cost, the negative natural logarithm of the probability that `meant` is read as `read`. A word is
// looked for in the language model's sorted list as in a tree, letter by letter along what was read, taking a
// confusion wherever one fits and dropping every way that costs more than the bound:
//
//     read  \elcomes        \ for W, cost 4.2         w e l c o m e s       one word below this prefix
//     read  Sressing        a lost letter, cost 8     s t r e s s i n g
//
// Three rows of the table stand for any letter: "* *" one letter for another, "- *" a lost letter, "* -" a letter too
// many. A blank is written as "_": "- _" a lost blank, "_ -" a blank too many.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "pipeline/text/language_model.h"

namespace emend {

struct Confusion {
    std::u32string read, meant;  // either may be empty; capitals and small letters differ
    double cost = 0;
    std::string meant_key{};  // the bytes of `meant` in the language model's keys; the channel sets it
};

struct Candidate {
    WordNumber word = no_word;
    std::string text;  // in the case that follows from what was read
    double cost = 0;
    std::string how;   // the confusions taken, in words: "“\” read for “W”"
    int unlisted = 0;  // those among them that stand for any letter
};

// Which confusions a search takes: those of the table alone, or any letter as well.
enum class Letters { listed, any };

class Channel {
public:
    explicit Channel(std::vector<Confusion> confusions);

    // The words of the model that may be meant by `read`, one entry each, the word as read left out. Words that
    // are rare and stand in no dictionary are not proposed.
    std::vector<Candidate> candidates(const LanguageModel& model, std::string_view read, double bound,
                                      Letters letters = Letters::any) const;

    double inserted() const { return inserted_; }
    double lost_blank() const { return lost_blank_; }
    double inserted_blank() const { return inserted_blank_; }

    // Does any confusion begin with this character, though it is no letter? ("|", "1", "\")
    bool confuses(char32_t c) const;

private:
    class Walk;
    const std::vector<Confusion>& beginning_with(char32_t c) const;

    std::map<char32_t, std::vector<Confusion>> by_first_;  // 0: those in which letters are lost
    double substituted_ = 10, lost_ = 8.5, inserted_ = 9, lost_blank_ = 7, inserted_blank_ = 7;
};

// A channel to one model that remembers what it has proposed: a document has many a doubtful word again and again. For
// one thread.
class ChannelMemory {
public:
    ChannelMemory(const Channel& channel, const LanguageModel& model) : channel_(channel), model_(model) {}

    const std::vector<Candidate>& candidates(std::string_view read, double bound, Letters letters = Letters::any);

    const Channel& channel() const { return channel_; }
    const LanguageModel& model() const { return model_; }

private:
    const Channel& channel_;
    const LanguageModel& model_;
    std::map<std::tuple<std::string, double, Letters>, std::vector<Candidate>> known_;
};

// Reads the table of three columns: read, meant, cost.
Channel load_channel(const std::filesystem::path& path);

// May this word be proposed: is it in the dictionary, or frequent?
bool is_trusted(const LanguageModel& model, WordNumber word);

}  // namespace emend
