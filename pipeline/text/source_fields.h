// The front matter that a Markdown source has already.
#pragma once

#include <vector>

#include "pipeline/model/document.h"

namespace emend {

// The facts of the source's own front matter (YAML between "---" lines) that the profile knows, in its order; values on
// one line only. Nothing where there is none, or where it is another tool's: a key that the profile does not know.
std::vector<Field> source_fields(const Document& document);

// Is the source Markdown as emend writes it? Such a document was cleaned before, or made by hand: what is marked in it
// is marked on purpose, and so is what is not.
bool cleaned_before(const Document& document);

}  // namespace emend
