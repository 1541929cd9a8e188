#include "pipeline/model/evidence.h"

namespace emend {

std::string text_as_read(const SourceLine& line) {
    std::string text;
    for (const SourceWord& word : line.words) {
        text += word.before;
        text += word.best.text;
    }
    return text + line.end;
}

std::string text_as_read(const SourcePage& page) {
    std::string text;
    for (const SourceLine& line : page.lines) text += text_as_read(line);
    return text;
}

std::string text_as_read(const Source& source) {
    std::string text;
    for (const auto& page : source.pages) text += text_as_read(*page);
    return text;
}

}  // namespace emend
