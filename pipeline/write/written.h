// What of a flow the writers of text write.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/flow.h"

namespace emend {

// Furniture is left out of all text.
bool is_furniture(const Flow& flow);

// The flows in the order of Markdown. A document begins with its title: where only the masthead stands above it, lines
// of the masthead that stay in the text come below.
std::vector<const Flow*> title_first(const std::vector<Flow>& all);

// The label as it stands in front of the text: "12.", "(a)", "II."; of a title the designation, "56/124.". Empty for
// other kinds and where no label is known.
std::string written_label(const Block& block);

// The words of a flow; those of its label only where there is no label to write instead of them.
std::vector<const Word*> written_words(const Flow& flow);

// The same, line by line; a line may be left without words.
std::vector<std::vector<const Word*>> written_lines(const Flow& flow);

}  // namespace emend
