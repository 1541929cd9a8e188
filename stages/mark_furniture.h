// Running heads and feet, page numbers, job numbers and bar codes leave the text.
//
//     A/RES/99/12                    (head of every page)      -> furniture "running head"
//     … the harbour                                               (text)
//     3                              (foot of page 3)          -> furniture "page number"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/tables.h"

namespace emend {

// By position, repetition and pattern over all pages; see the essay in the source.
// `patterns`: pattern, what it is; see furniture.txt.
StructureEdits mark_furniture(const Document& document, const Tables& tables, const std::vector<Row>& patterns);

}  // namespace emend
