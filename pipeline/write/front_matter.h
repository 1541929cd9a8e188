// The facts of a document as YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace emend {

// From "---" to "---", both included: the fields in the profile's order, then any other, then the source.
std::string front_matter(const Document& document, const Source& source);

// The fields in the order in which they are written.
std::vector<const Field*> in_order(const std::vector<Field>& fields);

// A value as a YAML scalar that every YAML reader takes for this very string. `in_list`: within [ ].
std::string yaml_scalar(std::string_view value, bool in_list);

}  // namespace emend
