#include "pipeline/pipeline.h"

#include "stages/find_notes.h"
#include "stages/join_hyphens.h"
#include "stages/join_pages.h"
#include "stages/mark_furniture.h"
#include "stages/mark_headings.h"
#include "stages/normalise_unicode.h"
#include "stages/number_paragraphs.h"
#include "stages/repair_words.h"
#include "stages/restore_hyphens.h"
#include "stages/split_paragraphs.h"

namespace emend {

Pipeline make_pipeline(const Resources& resources) {
    const Tables& tables = resources.tables;
    return {
        // Characters first: every later stage compares text.
        {"normalise_unicode", "NFC, ligatures, superscript digits, invisible characters",
         PageTextStage{[&tables](const Page& page) { return normalise_unicode(page, tables); }}},

        // What is not the body leaves it: from here on blocks of the body stand next to each other.
        {"mark_furniture", "running heads and feet, page numbers, job numbers",
         DocumentStructureStage{[&tables](const Document& document) { return mark_furniture(document, tables); }}},
        {"find_notes", "footnotes at page feet and between paragraphs",
         PageStructureStage{[&tables](const Page& page) { return find_notes(page, tables); }}},

        // Lines become paragraphs, and paragraphs get their kind.
        {"split_paragraphs", "paragraphs by room, indent, early line ends and labels",
         PageStructureStage{split_paragraphs}},
        {"number_paragraphs", "numbered and lettered paragraphs", PageStructureStage{number_paragraphs}},
        {"mark_headings", "title and headings", DocumentStructureStage{mark_headings}},
        {"join_pages", "paragraphs broken by pages, notes and furniture", DocumentStructureStage{join_pages}},

        // Words, now that the text flows over lines and pages.
        {"join_hyphens", "words broken at line ends",
         DocumentTextStage{[&resources](const Document& document) { return join_hyphens(document, resources); }}},
        {"restore_hyphens", "hyphens that a text dump has lost",
         DocumentTextStage{[&resources](const Document& document) { return restore_hyphens(document, resources); }}},
        {"repair_words", "words misread, run together or split",
         DocumentTextStage{[&resources](const Document& document) { return repair_words(document, resources); }}},
        // From here on no stage changes a letter.
    };
}

}  // namespace emend
