// A stage looks at a const page or document and returns proposed edits. What it may see is its parameter list, what
// it may do is its return type; it is a pure function, so that pages can be looked at side by side.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/model/edit.h"

namespace emend {

using PageTextStage = std::function<TextEdits(const Page&)>;
using PageStructureStage = std::function<StructureEdits(const Page&)>;
using DocumentTextStage = std::function<TextEdits(const Document&)>;
using DocumentStructureStage = std::function<StructureEdits(const Document&)>;

struct Stage {
    std::string name;
    std::string purpose;  // one line for `emend stages`
    std::variant<PageTextStage, PageStructureStage, DocumentTextStage, DocumentStructureStage> look;
    std::optional<double> apply_from = std::nullopt;  // instead of the run's, where doing nothing is worse than a guess
    bool mends_letters = false;  // what recognition did to them; only suggested in a document that was cleaned before
};

// In order: the list is the program.
using Pipeline = std::vector<Stage>;

}  // namespace emend
