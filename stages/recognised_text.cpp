#include "stages/recognised_text.h"

#include <algorithm>
#include <string>

#include "pipeline/text/ascii.h"

namespace emend {

namespace {

void append_letters(std::string& letters, std::string_view text) {
    for (const char c : text) {
        if (is_ascii_letter(c)) letters += c;
    }
}

// Has the word letters that were not read where it stands?
bool is_mended(const SourcePage& page, const Word& word, std::string& read, std::string& written) {
    if (word.sources.empty() || !word.note.empty()) return false;
    if (word.sources.size() == 1 && seen(page, word.sources.front()).best.text == word.text) return false;
    read.clear();
    written.clear();
    for (const SourceId& source : word.sources) append_letters(read, seen(page, source).best.text);
    append_letters(written, word.text);
    return read.find(written) == std::string::npos;
}

bool is_misread_text(const Document& document) {
    constexpr std::size_t few = 4, words_for_one = 1000;
    std::size_t words = 0, mended = 0;
    std::string read, written;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) {
                words += line.words.size();
                for (const Word& word : line.words) mended += is_mended(*page.source, word, read, written) ? 1 : 0;
            }
        }
    }
    return mended >= few && mended * words_for_one >= words;
}

}  // namespace

Recognised::Recognised(const Document& document)
    : document_(document), scan_(has_scan(document)), text_(!scan_ && is_misread_text(document)) {}

}  // namespace emend
