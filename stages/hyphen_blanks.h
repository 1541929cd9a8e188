// Hyphens at which a blank was read: the recogniser parts "two-State" behind its hyphen, or takes a faint hyphen for
// the blank; and hyphens before numbers. Part of restore_hyphens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/edit.h"
#include "pipeline/text/resources.h"

namespace emend {

// On scans only, within lines.
void join_at_hyphens(const Document& document, const Resources& resources, TextEdits& edits);

// "pre1967", "ES10/15" with the hyphen that stands before a year and before the number of an emergency session.
std::optional<std::string> with_hyphen_before_number(std::string_view token, const Resources& resources);

}  // namespace emend
