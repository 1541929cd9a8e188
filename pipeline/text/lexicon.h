// Is this a word? The door to Hunspell; tests put a list in.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

class Lexicon {
public:
    virtual ~Lexicon() = default;
    // `word` in UTF-8 without punctuation around it; capitals as Hunspell has them ("London" but not "london").
    // Safe to call from many threads.
    virtual bool knows(std::string_view word) const = 0;
    virtual std::string version() const = 0;
};

// Throws Error(missing), naming the package to install.
std::shared_ptr<const Lexicon> make_hunspell(const std::string& language);

// For tests, and words from a table.
std::shared_ptr<const Lexicon> make_word_list(std::vector<std::string> words);

}  // namespace emend
