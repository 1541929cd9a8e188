// The door to the recognition engine; tests put another one in.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/image.h"

namespace emend {

// A character of a word, and about where it stands: the engine's boxes follow its network's time steps, not the ink.
struct Symbol {
    std::string text;
    float confidence = 1;
    Box box;
};

// A page as the engine read it. `page` holds lines of words with boxes, confidences and alternatives, rules and
// pictures; styles and x-heights are measured afterwards.
struct Recognition {
    SourcePage page;
    std::vector<std::vector<std::vector<Symbol>>> symbols;  // of each word of each line of `page`

    void erase_line(std::size_t n) {
        page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(n));
        symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(n));
    }
    void erase_word(std::size_t line, std::size_t n) {
        std::vector<SourceWord>& words = page.lines[line].words;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(n));
        symbols[line].erase(symbols[line].begin() + static_cast<std::ptrdiff_t>(n));
    }
};

class Recogniser {
public:
    virtual ~Recogniser() = default;

    // The outcome does not depend on the pages read before. Throws nothing of the engine's.
    virtual Recognition recognise(const PageImage& image) = 0;

    // The one line of text within an area of the page; boxes are those of the page.
    virtual Recognition recognise_line(const PageImage& image, const Box& area) = 0;

    // Digit-only reading of one small picture: dark digits on white; empty text where nothing was read.
    virtual Reading read_digits(const PageImage& picture) = 0;

    // Degrees clockwise (0, 90, 180, 270) by which the page must be turned to stand upright; nothing where unsure.
    virtual std::optional<int> orientation(const PageImage& image) = 0;
};

// One for each thread, which must be the thread that uses it. Throws Error(missing) where language data is not
// installed, naming the package.
std::unique_ptr<Recogniser> make_tesseract(const std::string& languages);

// "tesseract 5.3.0 (eng)"
std::string engine_version(const std::string& languages);

// The installed languages, for `emend doctor`.
std::vector<std::string> tesseract_languages();

}  // namespace emend
