// Footnotes at page feet leave the body: one block of kind `note` each, its label as read.
//
//     … by the harbour authorities,!       paragraph
//     ! Resolution 12/3, annex.         -> note "!"
//     2 Ibid., vol. 17.                 -> note "2"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/tables.h"

namespace emend {

StructureEdits find_notes(const Page& page, const Tables& tables);

}  // namespace emend
