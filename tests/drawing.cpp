#include "tests/drawing.h"

#include <functional>
#include <sstream>
#include <utility>

#include "pipeline/model/document.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr int cell = 20, line_height = 48, first_baseline = 100;

Source source_of(const std::string& text, Origin origin,
                 const std::function<void(SourcePage&, SourceLine&, int, const std::string&)>& draw) {
    Source source;
    source.name = "drawing";
    auto page = std::make_shared<SourcePage>();
    int number = 0, block = 0;
    const auto end_page = [&] {
        page->origin = origin;
        page->number = static_cast<int>(source.pages.size()) + 1;
        page->width = 100 * cell;
        page->height = first_baseline + (number + 2) * line_height;
        source.pages.push_back(page);
        page = std::make_shared<SourcePage>();
        number = 0;
    };
    std::istringstream lines(text);
    for (std::string one; std::getline(lines, one);) {
        if (one == "\f") {
            page->lines.back().end += "\f";
            end_page();
            continue;
        }
        SourceLine line;
        line.end = "\n";
        if (one.find_first_not_of(' ') == std::string::npos) ++block;
        line.block = origin == Origin::scan ? 0 : block;
        draw(*page, line, number++, one);
        page->lines.push_back(line);
    }
    end_page();
    return source;
}

void add_word(SourceLine& line, std::string& before, std::string text, int column, int width) {
    SourceWord word;
    word.before = std::exchange(before, "");
    word.style.italic = text.size() > 2 && text.front() == '*' && text.find('*', 1) != std::string::npos;
    std::erase(text, '*');
    word.best.text = text;
    word.box = {column, 0, column + width, 1};
    line.words.push_back(word);
}

}  // namespace

Source source_of_text(const std::string& text) {
    return source_of(text, Origin::text, [](SourcePage&, SourceLine& line, int number, const std::string& one) {
        std::string before;
        for (std::size_t i = 0; i < one.size();) {
            if (one[i] == ' ') {
                before += one[i++];
                continue;
            }
            const std::size_t to = std::min(one.find(' ', i), one.size());
            SourceWord word;
            word.before = std::exchange(before, "");
            word.best.text = one.substr(i, to - i);
            word.box = {static_cast<int>(i), number, static_cast<int>(to), number + 1};
            line.words.push_back(word);
            i = to;
        }
        line.end = before + "\n";
    });
}

Source source_of_drawing(const std::string& drawing) {
    return source_of(drawing, Origin::scan, [](SourcePage& page, SourceLine& line, int number, const std::string& one) {
        const bool small = one.starts_with("~");
        const int size = small ? 16 : 20, baseline = first_baseline + number * line_height;
        const std::string text = small ? " " + one.substr(1) : one;
        line.x_height = static_cast<float>(size);
        line.baseline = static_cast<float>(baseline);
        if (text.find("____") != std::string::npos) {
            const auto from = static_cast<int>(text.find('_'));
            page.rules.push_back({from * cell, baseline - 12, static_cast<int>(text.size()) * cell, baseline - 9});
            return;
        }
        std::string before;
        for (std::size_t i = 0; i < text.size();) {
            if (text[i] == ' ') {
                before = " ";
                ++i;
                continue;
            }
            const bool raised = text[i] == '{';
            const std::size_t to = raised ? text.find('}', i) + 1 : std::min(text.find_first_of(" {", i), text.size());
            const std::string inner = raised ? text.substr(i + 1, to - i - 2) : text.substr(i, to - i);
            add_word(line, before, inner, static_cast<int>(i) * cell, static_cast<int>(to - i) * cell);
            SourceWord& word = line.words.back();
            word.style.raised = raised;
            word.box.top = baseline - (raised ? 2 * size : 3 * size / 2);
            word.box.bottom = baseline - (raised ? size : 0);
            if (raised) {
                word.alternatives = {{inner, 0.9F}};
                word.box.right = word.box.left + static_cast<int>(inner.size()) * 3 * size / 5;
            }
            if (const std::size_t bar = inner.find("¦"); bar != std::string::npos) {
                constexpr std::string_view stroke = "¦", two = "¦¦";
                const bool sure = inner.compare(bar, two.size(), two) == 0;
                word.best = {inner.substr(0, bar), sure ? 0.7F : 0.9F};
                std::string other = inner.substr(bar + (sure ? two : stroke).size());
                const std::size_t more = other.find(two);
                if (more != std::string::npos) {  // the engine's other reading, and a sure look
                    word.alternatives = {{other.substr(0, more), 0.8F, By::recogniser}};
                    other = other.substr(more + two.size());
                }
                const float confidence = sure || more != std::string::npos ? 0.97F : 0.8F;
                word.alternatives.push_back({other, confidence, By::another_look});
            }
            i = to;
        }
    });
}

std::string dump(const Document& document) {
    std::string out;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            std::string head(name_of(block.kind));
            if (block.level != 0) head += " " + std::to_string(block.level);
            if (!block.label.empty()) head += " " + block.label;
            out += head + " |";
            int label_words = block.label_words;
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) {
                    if (label_words-- > 0) continue;
                    const std::string text = word.note.empty() ? word.text : "[^" + word.note + "]";
                    out += (word.glued ? "" : " ") + (word.emphasised ? "*" + text + "*" : text);
                }
            }
            out += block.continues_in ? " ->\n" : "\n";
        }
    }
    return out;
}

}  // namespace emend
