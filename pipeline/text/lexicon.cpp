#include "pipeline/text/lexicon.h"

#include <filesystem>
#include <hunspell.hxx>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/errors.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr const char* hunspell_folder = "/usr/share/hunspell";

// Hunspell is not safe for threads, and slow for words that it does not know: answers are remembered.
class HunspellLexicon : public Lexicon {
public:
    HunspellLexicon(const std::string& affixes, const std::string& words, std::string name)
        : hunspell_(affixes.c_str(), words.c_str()),
          utf8_(hunspell_.get_dict_encoding() == "UTF-8"),
          name_(std::move(name)) {}

    bool knows(std::string_view word) const override {
        const std::string key(word);
        {
            const std::shared_lock lock(mutex_);
            const auto known = answers_.find(key);
            if (known != answers_.end()) return known->second;
        }
        const std::unique_lock lock(mutex_);
        const bool answer = spelt(key);
        answers_.emplace(key, answer);
        return answer;
    }

    std::string version() const override { return name_; }

private:
    // A dictionary in Latin-1 knows no letter beyond it.
    bool spelt(const std::string& word) const {
        if (utf8_) return hunspell_.spell(word);
        std::string latin;
        for (const char32_t c : code_points(word)) {
            const char32_t plain = c == U'’' ? U'\'' : c;
            if (plain > 0xFF) return false;
            latin += static_cast<char>(plain);
        }
        return hunspell_.spell(latin);
    }

    mutable Hunspell hunspell_;
    bool utf8_;
    std::string name_;
    mutable std::shared_mutex mutex_;
    mutable std::unordered_map<std::string, bool> answers_;
};

class WordList : public Lexicon {
public:
    explicit WordList(std::vector<std::string> words) : words_(words.begin(), words.end()) {}

    bool knows(std::string_view word) const override { return words_.contains(std::string(word)); }
    std::string version() const override { return "list of " + std::to_string(words_.size()) + " words"; }

private:
    std::unordered_set<std::string> words_;
};

}  // namespace

std::shared_ptr<const Lexicon> make_hunspell(const std::string& language) {
    const std::filesystem::path base = std::filesystem::path(hunspell_folder) / language;
    const std::string affixes = base.string() + ".aff", words = base.string() + ".dic";
    if (!std::filesystem::exists(affixes) || !std::filesystem::exists(words)) {
        std::string package = language;
        for (char& c : package) c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        throw Error(ExitCode::missing, language, "there is no Hunspell dictionary of this name",
                    "install the package hunspell-" + package + ", or name another with --dictionary");
    }
    return std::make_shared<HunspellLexicon>(affixes, words, "hunspell " + language);
}

std::shared_ptr<const Lexicon> make_word_list(std::vector<std::string> words) {
    return std::make_shared<WordList>(std::move(words));
}

}  // namespace emend
