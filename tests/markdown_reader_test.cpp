#include <catch2/catch.hpp>

#include <chrono>
#include <random>

#include "pipeline/model/document.h"
#include "pipeline/read/kind.h"
#include "pipeline/read/read.h"

using namespace emend;

namespace {

Source read_it(const std::string& bytes) {
    Source source;
    source.name = "t.md";
    read_markdown(bytes, {}, source);
    return source;
}

// A line as evidence: `before` and `end` in braces, then the word with / italic, ! bold, ^ raised.
std::string shown(const SourceLine& line) {
    std::string text;
    for (const SourceWord& word : line.words) {
        text += "{" + word.before + "}" + word.best.text;
        if (word.style.italic.value_or(false)) text += "/";
        if (word.style.bold.value_or(false)) text += "!";
        if (word.style.raised) text += "^";
    }
    return text + "{" + line.end + "}";
}

std::string shown(const std::string& markdown) { return shown(read_it(markdown).pages.at(0)->lines.at(0)); }

std::string as_text(const std::string& markdown) {
    return text_of(as_read(read_it(markdown)).pages.at(0).blocks.at(0));
}

const SourceLine& line_of(const Source& source, std::size_t n) { return source.pages.at(0)->lines.at(n); }

}  // namespace

TEST_CASE("emphasis is a style of words, its signs stand between them") {
    CHECK(shown("1. *Calls upon* States") == "{}1.{ *}Calls/{ }upon/{* }States{}");
    CHECK(shown("**b**, _i_, ***both***") == "{**}b!{**},{ _}i/{_},{ ***}both/!{***}");
    CHECK(shown("*Ibid., **vol.** 2*") == "{*}Ibid.,/{ **}vol./!{** }2/{*}");
    CHECK(shown("<i>a</i> <strong>b</strong>") == "{<i>}a/{</i> <strong>}b!{</strong>}");
}

TEST_CASE("emphasis reaches over the lines of a paragraph, not over its end") {
    const Source source = read_it("*3rd plenary meeting  \n2 May 2001*\n\n*not closed\n\nhere*\n");
    CHECK(shown(line_of(source, 0)) == "{*}3rd/{ }plenary/{ }meeting/{  \n}");
    CHECK(shown(line_of(source, 1)) == "{}2/{ }May/{ }2001/{*\n}");
    CHECK(shown(line_of(source, 3)) == "{}*not{ }closed{\n}");
}

TEST_CASE("signs without a partner are text") {
    CHECK(shown("Declaration,* the _ and 3 * 4 a_b_c") == "{}Declaration,*{ }the{ }_{ }and{ }3{ }*{ }4{ }a_b_c{}");
    CHECK(shown("[sic] (see) [x](as it is) <unk> <sup> 5 < 6 & `x'") ==
          "{}[sic]{ }(see){ }[x](as{ }it{ }is){ }<unk>{ <sup> }5{ }<{ }6{ }&{ }`x'{}");
}

TEST_CASE("footnote markers of every kind are raised words") {
    CHECK(shown("it,<sup>1</sup> and") == "{}it,{<sup>}1^{</sup> }and{}");
    CHECK(shown("it,[^7-1] and[^two-daggers]") == "{}it,{[^}7-1^{] }and{[^}two-daggers^{]}");
    CHECK(shown("it,\u00B9\u00B2 and") == "{}it,{}\u00B9\u00B2^{ }and{}");
    CHECK(shown("it,$^{12}$ and,\\( ^{3} \\) x^4^.") == "{}it,{$^{}12^{}$ }and,{\\( ^{}3^{} \\) }x{^}4^{^}.{}");
    CHECK(as_text("it,<sup>1</sup> and *so*, on") == "it,1 and so, on");
}

TEST_CASE("escapes are markup, and what they protect is text") {
    CHECK(shown("agenda\\* and \\[note\\]") == "{}agenda{\\}*{ }and{ \\}[note{\\}]{}");
    CHECK(shown("R\\&amp;D R&amp;D") == "{}R{\\}&{}amp;D{ }R&amp;D{}");
    CHECK(as_text("agenda\\* and \\[note\\]") == "agenda* and [note]");
}

TEST_CASE("words are glued unless a blank or a tag that parts stands between") {
    CHECK(as_text("a<sup>1</sup>b *c*d 5&nbsp;km e\u00A0f [g](http://x.org \"t t\").") == "a1b cd 5 km e f g.");
    CHECK(as_text("|a|b|\n|---|---|\n|c|d|") == "a b\nc d");
    CHECK(as_text("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>") == "a b\nc");
    CHECK(as_text("one<br>two") == "one\ntwo");
}

TEST_CASE("headings, rules, notes, items, tables, comments and front matter are marked") {
    const Source source = read_it(
        "---\ntitle: Sea\n---\n# The *sea* ##\n\nTitle\n=====\nend.\n---\n[^a]: See it.\nmore\n\n- item\n1. one\n2. "
        "two\n\n"
        "|a|b|\n|-|-|\n\n<!-- x\ny -->\n<h2>H</h2>\n> q\n");
    const std::vector<SourceLine>& lines = source.pages.at(0)->lines;
    std::string marks;
    for (const SourceLine& line : lines) marks += "-hinrtcf"[static_cast<int>(line.mark)];
    CHECK(marks == "fffh-hh-rnn-i---tt-cch-");
    CHECK(lines[3].level == 1);
    CHECK(shown(lines[3]) == "{# }The{ *}sea/{* ##\n}");
    CHECK(lines[5].level == 1);
    CHECK(lines[9].label == "a");
    CHECK(shown(lines[9]) == "{[^a]: }See{ }it.{\n}");
    CHECK(lines[10].block == lines[9].block);
    CHECK(lines[13].block != lines[12].block);
    CHECK(lines[14].block != lines[13].block);
    CHECK(lines[0].words.empty());
    CHECK(lines[8].words.empty());
    CHECK(lines[21].level == 2);
    CHECK(shown(lines[22]) == "{> }q{\n}");
}

TEST_CASE("pages begin at other tools' page marks") {
    CHECK(read_it("<!-- page 1 -->\n*a*\n<!-- page 2 -->\nb\n").pages.size() == 2);
    CHECK(read_it("a\n<!-- PageBreak -->\nb\n").pages.size() == 2);
    CHECK(read_it("{0}--------\na\n\n{1}--------\nb\n").pages.size() == 2);
    CHECK(read_it("*a*\n\fb\n").pages.size() == 2);
    CHECK(read_it("a\n\n---\n\nb\n").pages.size() == 1);
}

TEST_CASE("Markdown is told from plain text by its content") {
    CHECK(looks_like_markdown("1. *Decides* that the review shall be held;\n\n2. *Also decides* so;\n"));
    CHECK(looks_like_markdown("in the Declaration,<sup>1</sup> as\n"));
    CHECK(looks_like_markdown("# The sea\n\nIt is deep.\n"));
    CHECK(looks_like_markdown("---\ntitle: x\n---\n\nText\n"));
    CHECK_FALSE(
        looks_like_markdown("The sea,* the floor? and the shore*\n\n* Resolution 2/1.\n---\n[on the report]\n"));
    CHECK_FALSE(looks_like_markdown("Distr.: General\n\nA/RES/1/2\n___________\n# 3\n"));
}

TEST_CASE("the pieces of any Markdown, one behind the other, are the text") {
    const std::vector<std::string> alphabet{
        "a",        "the sea", "*",      "**",     "_",      "***",     "\\",         "\\*",    "[",
        "](",       "](x.y)",  "![",     "[^1]",   "[^1]: ", ")",       "<sup>",      "</sup>", "<td>",
        "<br>",     "<p>",     "<h2>",   "</h2>",  "<",      ">",       "<!--",       "-->",    "<!-- page 2 -->",
        "&amp;",    "&nbsp;",  "|",      "|-|-|",  "---",    "===",     "# ",         "> ",     "- ",
        "1. ",      "$^{1}$",  "\n",     "\n",     "\n\n",   "\r\n",    "\f",         " ",      " ",
        "  ",       "\t",      "\u00A0", "\u200B", "\u00B9", "e\u0301", "\U0001F600", "`",      "```",
        "{2}-----", "x: y"};
    std::mt19937 random(11);
    for (int round = 0; round < 4000; ++round) {
        std::string text = random() % 9 == 0 ? "---\n" : "";
        for (auto pieces = 1 + random() % 60; pieces > 0; --pieces) text += alphabet[random() % alphabet.size()];
        const Source source = read_it(text);
        REQUIRE(text_as_read(source) == text);
        for (const auto& page : source.pages) {
            for (const SourceLine& line : page->lines) {
                for (const SourceWord& word : line.words) REQUIRE_FALSE(word.best.text.empty());
            }
        }
    }
}

TEST_CASE("time grows with the length of the text alone") {
    for (const std::string piece :
         {"*a ", "_a*", "[", "<!--\n", "<sup>", "![a", "*a**b", "](", "| a ", "&nbsp;", "<a \""}) {
        std::string text;
        while (text.size() < 50'000) text += piece;
        const auto begin = std::chrono::steady_clock::now();
        read_it(text);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        CAPTURE(piece);
        CHECK(seconds.count() < 10);
    }
}
