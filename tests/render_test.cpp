// Random documents full of what Markdown could take for markup: rendered, they have their own words and nothing else.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "documents.h"
#include "pipeline/text/unicode.h"
#include "pipeline/write/footnotes.h"
#include "pipeline/write/running_text.h"
#include "pipeline/write/written.h"
#include "rendered.h"

using namespace emend;
using test::Builder;
using test::Rendered;

namespace {

const std::vector<std::string> nasty{"States",
                                     "trade,",
                                     "Ibid.",
                                     "word",
                                     "one",
                                     "vol.",
                                     "*",
                                     "**",
                                     "***",
                                     "_",
                                     "__x__",
                                     "_x",
                                     "y_",
                                     "a_b",
                                     "`",
                                     "``",
                                     "```",
                                     "~",
                                     "~~",
                                     "~~~",
                                     "[",
                                     "]",
                                     "](x)",
                                     "[x]",
                                     "[ ]",
                                     "![",
                                     "!",
                                     "[^1]",
                                     "[^1]:",
                                     "[^",
                                     "[a]:",
                                     "(x)",
                                     "(",
                                     ")",
                                     ":",
                                     ";",
                                     "<b>",
                                     "</b>",
                                     "<!--",
                                     "-->",
                                     "<?php",
                                     "<![CDATA[",
                                     "<a@b.org>",
                                     "<http://x>",
                                     "<",
                                     ">",
                                     "&amp;",
                                     "&#42;",
                                     "&copy;",
                                     "&",
                                     "\\",
                                     "\\\\",
                                     "\\*",
                                     "#",
                                     "##",
                                     "#######",
                                     "-",
                                     "--",
                                     "---",
                                     "+",
                                     "=",
                                     "===",
                                     "1.",
                                     "12)",
                                     "007.",
                                     "|",
                                     "||",
                                     "|---|",
                                     ":-:",
                                     "http://a.b",
                                     "https://x.org/a_b*",
                                     "www.x.org",
                                     "WWW.x.org",
                                     "a@b.org",
                                     "a.b_c@d-e.org.",
                                     "mailto:a@b.org",
                                     "xmpp:a@b.c/d",
                                     "ftp://x.y",
                                     "@",
                                     "a@",
                                     "\xC3\xA9",
                                     "e\xCC\x81",
                                     "\xCC\x81",
                                     "\xCC\xB8",
                                     "\xC2\xA0",
                                     "\xE2\x80\x9Cquoted\xE2\x80\x9D",
                                     "(\xE2\x80\x9C",
                                     "\xE2\x80\xA6",
                                     "\xE2\x80\x94",
                                     "\x1b[0m",
                                     "x\ty",
                                     "\xC2\x85",
                                     "(a)",
                                     "'",
                                     "\"",
                                     "^",
                                     "$x$",
                                     "\xE2\x82\xAC",
                                     "1"};

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
    bool one_in(int n) { return below(n) == 0; }
    template <typename T>
    const T& of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

private:
    std::mt19937 engine_;
};

// Escaped for the builder.
std::string word_for_builder(Random& random) {
    std::string word;
    for (const char c : random.of(nasty)) {
        if (std::string_view("_+^% \n").find(c) != std::string_view::npos) word += '%';
        word += c;
    }
    return word;
}

std::string words_for_builder(Random& random, int count, bool lines) {
    std::string text;
    bool emphasised = false;
    for (int n = 0; n < count; ++n) {
        if (n > 0) text += lines && random.one_in(4) ? "\n" : " ";
        if (random.one_in(5)) emphasised = !emphasised;
        if (random.one_in(5)) text += "+";  // as the last word is ended by a blank already, this one is glued to it
        if (random.one_in(9)) {
            text += "^" + random.of<std::string>({"1", "2", "*", "7"});
            continue;
        }
        if (emphasised) text += "_";
        text += word_for_builder(random);
    }
    return text;
}

Document random_document(Random& random) {
    Builder builder;
    int number = random.below(12);
    for (int n = random.below(14); n >= 0; --n) {
        if (random.one_in(6)) builder.begin_page();
        const BlockKind kind = random.of<BlockKind>(
            {BlockKind::unknown, BlockKind::title, BlockKind::heading, BlockKind::paragraph, BlockKind::item,
             BlockKind::item, BlockKind::item, BlockKind::subitem, BlockKind::note, BlockKind::closing,
             BlockKind::table, BlockKind::signature, BlockKind::contents, BlockKind::masthead, BlockKind::furniture});
        std::string label;
        if (kind == BlockKind::item) {
            number += random.of<int>({1, 1, 1, 1, 0, 2, 40});
            label =
                random.one_in(12) ? random.of<std::string>({"12 bis", "007", "1*", "", "A"}) : std::to_string(number);
        } else if (kind != BlockKind::paragraph && kind != BlockKind::unknown) {
            label = random.of<std::string>({"", "1", "a", "IV", "2", "*", "**"});
        }
        const bool lines = kind == BlockKind::table || kind == BlockKind::closing || kind == BlockKind::signature;
        builder.block(kind, label, words_for_builder(random, 1 + random.below(8), lines), random.below(4));
        if (random.one_in(8)) builder.continued();
    }
    return builder.document;
}

// What the document says, by itself: a line for each block, as `Rendered` has them.
class Expected {
public:
    explicit Expected(const Document& document) : flows_(flows(document)), notes_(footnotes(flows_)) {
        for (const Flow* flow : title_first(flows_)) add(*flow);
        for (const Footnote& note : notes_.notes) {
            const std::string text = note.flow != nullptr ? text_of(written_words(*note.flow)) : "";
            put("[" + number_of(note.label) + "] " + (text.empty() ? "[note not in the source]" : text));
        }
    }

    const Footnotes& notes() const { return notes_; }
    std::vector<std::string> blocks;

private:
    void add(const Flow& flow) {
        const Block& head = flow.head();
        if (head.kind == BlockKind::note || head.kind == BlockKind::masthead || head.kind == BlockKind::furniture)
            return;
        const std::string label = written_label(head);
        std::string text = text_of(written_words(flow));
        const bool counts = head.kind == BlockKind::item && !head.label.empty() &&
                            std::isdigit(head.label.back()) != 0 && head.label != "007";
        if (head.kind == BlockKind::closing) return add_closing(flow);
        if (head.kind == BlockKind::table) return add_table(flow);
        if (head.kind == BlockKind::signature) return add_signature(flow);
        if (!label.empty() && !text.empty()) text.insert(0, 1, ' ');
        text.insert(0, label);
        if (text.empty()) return;
        if (counts) {
            list_ = true;
            holds_ = text.find(' ') != std::string::npos;
            return put(holds_ ? text : text + " ");
        }
        const bool inner = head.kind == BlockKind::subitem ||
                           ((head.kind == BlockKind::paragraph || head.kind == BlockKind::unknown) && head.level > 0);
        if (inner && list_ && holds_) return put("> " + text);
        list_ = false;
        if (head.kind == BlockKind::title || head.kind == BlockKind::heading) {
            int rank = head.kind == BlockKind::heading ? std::max(head.level, 1) + 1 : titled_ ? 2 : 1;
            if (head.kind == BlockKind::title) titled_ = true;
            text.insert(0, std::string(static_cast<std::size_t>(rank), '#') + " ");
        }
        put(text);
    }

    void add_closing(const Flow& flow) {
        for (const auto& line : written_lines(flow)) {
            const std::string text = text_of(line);
            if (text.empty()) continue;
            if (closing_) {
                blocks.back() += "/" + text;
            } else {
                put(text);
            }
            closing_ = true;
            list_ = false;
        }
    }

    void add_signature(const Flow& flow) {
        std::string lines;
        for (const auto& line : written_lines(flow)) {
            const std::string text = text_of(line);
            if (!text.empty()) lines += (lines.empty() ? "" : "/") + text;
        }
        if (lines.empty()) return;
        list_ = false;
        put(lines);
    }

    std::vector<std::vector<std::string>> rows_of_lines(const Flow& flow) const {
        std::vector<std::vector<std::string>> rows;
        for (const auto& words : written_lines(flow)) {
            std::vector<std::vector<const Word*>> cells;
            for (const Word* word : words) {
                if (cells.empty() || (!word->glued && word->note.empty())) cells.emplace_back();
                cells.back().push_back(word);
            }
            rows.emplace_back();
            for (const auto& cell : cells) rows.back().push_back(text_of(cell));
        }
        return rows;
    }

    // A block each, in the column of its level; blocks of the same label share a row.
    std::vector<std::vector<std::string>> rows_of_cells(const Flow& flow) const {
        std::vector<std::map<int, std::vector<const Word*>>> cells;
        std::string label = "none yet";
        for (const Block* part : flow.parts) {
            if (part->label != label) cells.emplace_back();
            label = part->label;
            std::vector<const Word*>& cell = cells.back()[std::max(part->level, 1)];
            for (const Line& line : part->lines) {
                for (const Word& word : line.words) cell.push_back(&word);
            }
        }
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : cells) {
            rows.emplace_back();
            rows.back().resize(static_cast<std::size_t>(row.rbegin()->first));
            for (const auto& [column, words] : row) rows.back()[static_cast<std::size_t>(column - 1)] = text_of(words);
        }
        return rows;
    }

    void add_table(const Flow& flow) {
        std::vector<std::vector<std::string>> rows;
        std::size_t columns = 0;
        if (flow.head().level > 0) {
            rows = rows_of_cells(flow);
        } else {
            rows = rows_of_lines(flow);
        }
        for (const auto& row : rows) columns = std::max(columns, row.size());
        if (columns == 0) return;
        for (auto& row : rows) {
            row.resize(columns);
            std::string line;
            for (const std::string& cell : row) line += "|" + cell;
            put(line);
        }
        list_ = false;
    }

    void put(const std::string& text) {
        closing_ = false;
        blocks.push_back(text);
    }

    std::string number_of(const std::string& label) const {
        for (std::size_t n = 0; n < notes_.notes.size(); ++n) {
            if (notes_.notes[n].label == label) return std::to_string(n + 1);
        }
        return "?";
    }

    std::string text_of(const std::vector<const Word*>& words) const {
        std::string text;
        bool something = false;  // a blank parts words, so the first has none before it
        for (const Word* word : words) {
            if (!word->note.empty()) {
                text += "[^" + number_of(notes_.markers.at(word->id)) + "]";
                something = true;
                continue;
            }
            const std::string own = from_code_points(clean(word->text));
            if (own.empty()) continue;
            if (something && !word->glued) text += ' ';
            text += own;
            something = true;
        }
        return to_nfc(text);
    }

    std::vector<Flow> flows_;
    Footnotes notes_;
    bool list_ = false, holds_ = false, closing_ = false, titled_ = false;
};

}  // namespace

TEST_CASE("Markdown renders as the words, the blocks and the numbers of the document, and nothing else") {
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        Random random(seed);
        Builder holder;
        holder.document = random_document(random);
        const Expected expected(holder.document);
        const std::string markdown = to_markdown(holder.result());
        std::string references = "notes";  // a renderer leaves out notes that nothing refers to
        for (const Footnote& note : expected.notes().notes) references += "[^" + note.label + "]";
        const std::size_t body = markdown.find("\n---\n") + 5;
        Rendered rendered(references + "\n" + (body < markdown.size() ? markdown.substr(body) : ""));
        REQUIRE(!rendered.blocks.empty());
        rendered.blocks.erase(rendered.blocks.begin());
        INFO("seed " << seed << "\n" << markdown);
        REQUIRE(rendered.foreign == std::vector<std::string>{});
        REQUIRE(rendered.blocks == expected.blocks);
        REQUIRE(is_utf8(markdown));
        REQUIRE(is_nfc(markdown));
        REQUIRE((markdown.back() == '\n' && markdown[markdown.size() - 2] != '\n'));
    }
}
