// Learns a language model from clean text: plain text, or Markdown in our profile.
//
// Front matter, markup, footnote markers and words broken at a line's end are left out. Only what stands at least
// `least_count` times goes into the model, so that no sentence can be put together again from it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/text/language_model.h"
#include "pipeline/text/lexicon.h"

namespace emend {

class Learner {
public:
    // `year` 0: not known.
    void add(std::string_view text, int year);

    long words() const { return total_; }

    // The model's bytes: the same whatever the order of the texts. `dictionary` says which words it knows too.
    std::string model(const Lexicon& dictionary, int least_count) const;

private:
    struct Tally {
        std::uint32_t lower = 0, title = 0, upper = 0;
        int first_year = 0, last_year = 0;
        std::uint32_t count() const { return lower + title + upper; }
    };
    struct Numbered {
        std::string key;
        Tally tally;
    };

    void add_paragraph(std::string_view paragraph, int year);
    std::uint32_t count(const std::string& key, std::string_view as_written, int year);

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Numbered> words_;
    std::unordered_map<std::uint64_t, std::uint32_t> pairs_;  // first number << 32 | second
    long total_ = 0;
};

// The year of a document: of its front matter's date, or a year that stands in its file name; 0 where there is none.
int year_of(const std::filesystem::path& name, std::string_view text);

// The text without front matter, markup and markers: paragraphs parted by empty lines.
std::string without_markup(std::string_view text);

}  // namespace emend
