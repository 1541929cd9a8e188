#include "pipeline/read/kind.h"

#include <catch2/catch.hpp>

using namespace emend;
using namespace std::string_literals;

TEST_CASE("the first bytes tell the kind, whatever the name says") {
    CHECK(kind_of("\x89PNG\r\n\x1a\n....", "a.txt") == InputKind::image);
    CHECK(kind_of("II*\0...."s, "a.pdf") == InputKind::image);
    CHECK(kind_of("RIFF\1\2\3\4WEBPVP8 ", "a") == InputKind::image);
    CHECK(kind_of("P5\n# made by hand\n10 20\n255\n", "a") == InputKind::image);
    CHECK(kind_of("%PDF-1.7\n", "a.tif") == InputKind::pdf);
    CHECK(kind_of("HTTP/1.1 200\r\n\r\n%PDF-1.4 ... startxref 9", "a") == InputKind::pdf);
    CHECK(kind_of("The General Assembly,", "a.png") == InputKind::text);
    CHECK(kind_of("The General Assembly,", "a.MD") == InputKind::markdown);
}

TEST_CASE("a text that begins like a binary format stays a text") {
    CHECK(kind_of("P5 The delegate of", "a.txt") == InputKind::text);
    CHECK(kind_of("P1. Introduction", "a.txt") == InputKind::text);
    CHECK(kind_of("II. General debate", "a.txt") == InputKind::text);
    CHECK(kind_of("A file that begins with %PDF- is a PDF.", "a.txt") == InputKind::text);
    CHECK_FALSE(unsupported_kind("BM is an abbreviation"));
    CHECK_FALSE(unsupported_kind("MZ is another"));
}

TEST_CASE("Markdown of other tools is told by its marks") {
    CHECK(looks_like_markdown("the Declaration,<sup>1</sup> and"));
    CHECK(looks_like_markdown("the Declaration,[^1] and"));
    CHECK(looks_like_markdown("---\ntitle: A title\n---\n\nText"));
    CHECK(looks_like_markdown("# A title\n\n*Recalling* its resolution"));
    CHECK(looks_like_markdown("## A title\n\nhas a **bold** word"));
}

TEST_CASE("text with a few odd characters is no Markdown") {
    CHECK_FALSE(looks_like_markdown("the Declaration,¹ and the Plan²"));
    CHECK_FALSE(looks_like_markdown("# 12 of the list\n\nand nothing else"));
    CHECK_FALSE(looks_like_markdown("*Resolution 1 (I).\n*Resolution 2 (I)."));
    CHECK_FALSE(looks_like_markdown("a * b * c, snake_case_name, 2*3*4"));
    CHECK_FALSE(looks_like_markdown("[^ ] a caret, and [1] a bracket"));
    CHECK_FALSE(looks_like_markdown("---\nA rule, then text.\n---\n"));
    CHECK_FALSE(looks_like_markdown(""));
}

TEST_CASE("folder walks pick up the supported names") {
    CHECK(readable_name("a/b.TIFF"));
    CHECK(readable_name("b.markdown"));
    CHECK_FALSE(readable_name("b.docx"));
    CHECK_FALSE(readable_name("pdf"));
}
