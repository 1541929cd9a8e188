// Hand-made recognitions, and an engine that says what it is told.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/image.h"
#include "pipeline/read/recogniser.h"

namespace emend {

inline SourceWord word(const std::string& text, int left, int right, int top = 764, float confidence = 0.9F) {
    SourceWord made;
    made.best = {text, confidence};
    made.box = {left, top, right, top + 27};
    return made;
}

inline void add_line(Recognition& recognition, std::vector<SourceWord> words, int block = 0) {
    SourceLine line;
    for (std::size_t n = 1; n < words.size(); ++n) words[n].before = " ";
    line.box = {words.front().box.left, words.front().box.top, words.back().box.right, words.back().box.bottom};
    line.x_height = 14;
    line.block = block;
    recognition.symbols.emplace_back(words.size());
    line.words = std::move(words);
    recognition.page.lines.push_back(std::move(line));
}

inline std::string texts(const Recognition& recognition) {
    std::string all;
    for (const SourceLine& line : recognition.page.lines) {
        for (const SourceWord& one : line.words) all += one.before + one.best.text;
        all += "|";
    }
    return all;
}

// Reads every line as it is told.
class Told final : public Recogniser {
public:
    explicit Told(Recognition line) : line_(std::move(line)) {}
    Recognition recognise(const PageImage& /*image*/) override { return {}; }
    Recognition recognise_line(const PageImage& /*image*/, const Box& area) override {
        asked.push_back(area);
        return line_;
    }
    Reading read_digits(const PageImage& /*picture*/) override { return {"", 0}; }
    std::optional<int> orientation(const PageImage& /*image*/) override { return std::nullopt; }

    std::vector<Box> asked;

private:
    Recognition line_;
};

inline PageImage blank_page() {
    static const std::string pixels(2000UL * 1000, '\xFF');
    static const std::string bytes = "P5\n2000 1000\n255\n" + pixels;
    return load_page("page.pgm", bytes, 0, {});
}

}  // namespace emend
