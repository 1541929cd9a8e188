#include "pipeline/text/lexicon.h"

#include <filesystem>
#include <future>
#include <hunspell.hxx>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/errors.h"
#include "pipeline/large_pages.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr const char* hunspell_folder = "/usr/share/hunspell";

// Hunspell is not safe for threads, and slow for words that it does not know: answers are remembered. It takes most of
// a short run's time to be ready, so it is made beside all else; the first question waits for it.
class HunspellLexicon : public Lexicon {
public:
    HunspellLexicon(const std::string& affixes, const std::string& words, std::string name)
        : hunspell_(std::async(std::launch::async,
                               [=] {
                                   prepare_heap(std::size_t{24} << 20);
                                   return Spelling(affixes, words);
                               })),
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

    void wait() const { hunspell_.wait(); }

private:
    struct Spelling {
        Spelling(const std::string& affixes, const std::string& words)
            : hunspell(std::make_unique<Hunspell>(affixes.c_str(), words.c_str())),
              utf8(hunspell->get_dict_encoding() == "UTF-8") {}

        std::unique_ptr<Hunspell> hunspell;
        bool utf8;
    };

    // A dictionary in Latin-1 knows no letter beyond it.
    bool spelt(const std::string& word) const {
        const Spelling& spelling = hunspell_.get();
        if (spelling.utf8) return spelling.hunspell->spell(word);
        std::string latin;
        for (const char32_t c : code_points(word)) {
            const char32_t plain = c == U'’' ? U'\'' : c;
            if (plain > 0xFF) return false;
            latin += static_cast<char>(plain);
        }
        return spelling.hunspell->spell(latin);
    }

    std::shared_future<Spelling> hunspell_;
    std::string name_;
    mutable std::shared_mutex mutex_;
    mutable std::unordered_map<std::string, bool> answers_;
};

// Each dictionary is made once and never taken apart, which would be a tenth of a short run. A program that ends at
// once waits until they are whole: a thread must not outlive what it works with.
class HunspellsMade {
public:
    HunspellsMade() = default;
    HunspellsMade(const HunspellsMade&) = delete;
    HunspellsMade& operator=(const HunspellsMade&) = delete;
    ~HunspellsMade() {
        for (const auto& [language, lexicon] : made_) lexicon->wait();
    }

    std::shared_ptr<const Lexicon> find_or_make(const std::string& language, const std::string& affixes,
                                                const std::string& words) {
        const std::lock_guard lock(mutex_);
        std::shared_ptr<const HunspellLexicon>& lexicon = made_[language];
        if (!lexicon) lexicon = std::make_shared<HunspellLexicon>(affixes, words, "hunspell " + language);
        return lexicon;
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const HunspellLexicon>>& made_ =
        *new std::map<std::string, std::shared_ptr<const HunspellLexicon>>;
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
    static HunspellsMade made;
    return made.find_or_make(language, affixes, words);
}

std::shared_ptr<const Lexicon> make_word_list(std::vector<std::string> words) {
    return std::make_shared<WordList>(std::move(words));
}

}  // namespace emend
