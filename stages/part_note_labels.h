// A note's label that sticks to its first word ("“Ibid.", "*See") becomes a word of its own.
#pragma once

#include "pipeline/model/edit.h"
#include "pipeline/text/tables.h"

namespace emend {

TextEdits part_note_labels(const Page& page, const Tables& tables);

}  // namespace emend
