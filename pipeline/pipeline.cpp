#include "pipeline/pipeline.h"

#include "stages/choose_readings.h"
#include "stages/cut_paragraphs.h"
#include "stages/emphasise_as_printed.h"
#include "stages/emphasise_openings.h"
#include "stages/emphasise_titles.h"
#include "stages/find_notes.h"
#include "stages/find_tables.h"
#include "stages/join_hyphens.h"
#include "stages/join_pages.h"
#include "stages/link_notes.h"
#include "stages/lower_capitals.h"
#include "stages/mark_closing.h"
#include "stages/mark_contents.h"
#include "stages/mark_furniture.h"
#include "stages/mark_headings.h"
#include "stages/mark_signatures.h"
#include "stages/mark_tables.h"
#include "stages/mark_title.h"
#include "stages/mend_openings.h"
#include "stages/normalise_unicode.h"
#include "stages/number_paragraphs.h"
#include "stages/number_sections.h"
#include "stages/part_markers.h"
#include "stages/part_note_labels.h"
#include "stages/read_fields.h"
#include "stages/read_masthead.h"
#include "stages/repair_citation_marks.h"
#include "stages/repair_citations.h"
#include "stages/repair_marks.h"
#include "stages/repair_punctuation.h"
#include "stages/repair_symbols.h"
#include "stages/repair_words.h"
#include "stages/restore_hyphens.h"
#include "stages/split_paragraphs.h"

namespace emend {

namespace {

Stage mending(Stage stage) {
    stage.mends_letters = true;
    return stage;
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): one list, to be read from top to bottom
Pipeline make_pipeline(const Resources& resources) {
    const Tables& tables = resources.tables;
    const HouseStyle& style = resources.style;
    const auto readings = std::make_shared<const MarkerReadings>(MarkerReadings(tables));
    auto patterns = style.furniture;
    patterns.insert(patterns.end(), tables.furniture.begin(), tables.furniture.end());
    const auto furniture = std::make_shared<const std::vector<Row>>(std::move(patterns));
    const auto glyphs = std::make_shared<const MarkerGlyphs>(tables.marker_glyphs);
    return {
        // Characters first: every later stage compares text.
        {"normalise_unicode", "NFC, ligatures, superscript digits, invisible characters",
         PageTextStage{[&tables](const Page& page) { return normalise_unicode(page, tables); }}},

        // Before any stage looks for words: of what was read twice, the look that is a word.
        mending({"choose_readings",
                 "of the ways a word was read the one that dictionary, document or brackets bear out",
                 DocumentTextStage{
                     [&resources](const Document& document) { return choose_readings(document, resources); }}}),

        // Labels and the openings of notes are read by the stages of structure, so they are mended before.
        mending({"repair_symbols", "document symbols, numerals, labels and note openings by their grammar",
                 DocumentTextStage{
                     [&resources](const Document& document) { return repair_symbols(document, resources); }}}),

        // What is not the body leaves it: from here on blocks of the body stand next to each other.
        {"mark_furniture", "running heads and feet, page numbers, job numbers",
         DocumentStructureStage{
             [&tables, furniture](const Document& document) { return mark_furniture(document, tables, *furniture); }}},
        {"cut_paragraphs", "paragraphs of a text without breaks",
         DocumentStructureStage{[&style](const Document& document) { return cut_paragraphs(document, style); }}},
        {"read_masthead", "lines of the masthead leave the body",
         DocumentStructureStage{[&style](const Document& document) { return read_masthead(document, style); }}},
        {"part_note_labels", "labels of notes that stick to their first words",
         PageTextStage{[&tables](const Page& page) { return part_note_labels(page, tables); }}},
        {"find_notes", "footnotes at page feet and between paragraphs",
         PageStructureStage{[&tables](const Page& page) { return find_notes(page, tables); }}},
        // What stands in lines or columns, while the lines are still as read.
        {"mark_contents", "tables of contents, entry by entry",
         DocumentStructureStage{[&resources](const Document& document) { return mark_contents(document, resources); }}},
        {"find_tables", "cells in columns are tables",
         PageStructureStage{[&style](const Page& page) { return find_tables(page, style); }}},

        // Lines become paragraphs, and paragraphs get their kind.
        {"split_paragraphs", "paragraphs by room, indent, early line ends and labels",
         PageStructureStage{[&style](const Page& page) { return split_paragraphs(page, style); }}},
        {"mark_tables", "tables that another tool marked", PageStructureStage{mark_tables}},
        {"number_paragraphs", "numbered and lettered paragraphs",
         DocumentStructureStage{
             [&style, &tables](const Document& document) { return number_paragraphs(document, style, tables); }}},
        {"mark_title", "the document's title",
         DocumentStructureStage{[&style](const Document& document) { return mark_title(document, style); }}},
        {"mark_closing", "the closing line: meeting and date",
         DocumentStructureStage{[&style](const Document& document) { return mark_closing(document, style); }}},
        // Names and offices in short lines would pass for headings.
        {"mark_signatures", "signatures: who signed, line by line",
         DocumentStructureStage{
             [&resources](const Document& document) { return mark_signatures(document, resources); }}},
        {"mark_headings", "headings and their ranks",
         DocumentStructureStage{[&resources](const Document& document) { return mark_headings(document, resources); }}},
        {"number_sections", "section numerals that were lost or misread",
         DocumentStructureStage{[&tables](const Document& document) { return number_sections(document, tables); }}},
        {"join_pages", "paragraphs broken by pages, notes and furniture",
         DocumentStructureStage{[&style](const Document& document) { return join_pages(document, style); }}},

        // Words, now that the text flows over lines and pages.
        {"join_hyphens", "words broken at line ends",
         DocumentTextStage{[&resources](const Document& document) { return join_hyphens(document, resources); }}},
        // Glyphs that may be footnote markers become words of their own, before anything takes them for letters.
        {"part_markers", "what may be a footnote marker is parted from its word",
         PageTextStage{[&resources, readings](const Page& page) { return part_markers(page, resources, *readings); }}},
        // Notes are told by now, and their labels stand apart; words are weighed beside citations that are whole.
        mending({"repair_citations", "the forms of citations in notes: openings, symbols, brackets",
                 DocumentTextStage{
                     [&resources](const Document& document) { return repair_citations(document, resources); }}}),
        mending(
            {"repair_words", "words misread, run together or split",
             DocumentTextStage{[&resources](const Document& document) { return repair_words(document, resources); }}}),
        mending({"restore_hyphens", "hyphens that a text dump has lost",
                 DocumentTextStage{
                     [&resources](const Document& document) { return restore_hyphens(document, resources); }}}),
        mending(
            {"mend_openings", "first words of paragraphs, by the opening that they belong to",
             DocumentTextStage{[&resources](const Document& document) { return mend_openings(document, resources); }}}),
        mending({"lower_capitals", "small letters read as capitals of the same shape",
                 DocumentTextStage{
                     [&resources](const Document& document) { return lower_capitals(document, resources); }}}),
        // Words are mended before: what is next to a mark tells what it is.
        mending({"repair_citation_marks", "commas between the parts of citations, the stops of notes",
                 DocumentTextStage{
                     [&tables](const Document& document) { return repair_citation_marks(document, tables); }}}),
        mending(
            {"repair_marks", "quotation marks, brackets and commas that can't be as they were read",
             DocumentTextStage{[&resources](const Document& document) { return repair_marks(document, resources); }}}),
        mending({"repair_punctuation", "commas read as full stops, semicolons as colons",
                 DocumentTextStage{
                     [&resources](const Document& document) { return repair_punctuation(document, resources); }}}),
        // From here on no stage changes a letter.

        // Doubtful links are better than none: a glyph that is left in the text is wrong for certain.
        {"link_notes", "footnote markers are linked to their notes",
         DocumentStructureStage{
             [readings, glyphs](const Document& document) { return link_notes(document, *readings, *glyphs); }},
         0.5},
        // Italics: what was seen counts more than what house style has.
        {"emphasise_as_printed", "italics of markup and text layers", DocumentStructureStage{emphasise_as_printed}},
        {"emphasise_openings", "opening words in italics as house style has them",
         DocumentStructureStage{[&style](const Document& document) { return emphasise_openings(document, style); }}},
        {"emphasise_titles", "titles of publications in italics",
         DocumentStructureStage{[&style](const Document& document) { return emphasise_titles(document, style); }}},
        {"read_fields", "the front matter",
         DocumentStructureStage{[&style](const Document& document) { return read_fields(document, style); }}},
    };
}

}  // namespace emend
