// Page numbers that stand on lines of their own.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/read/lines.h"

namespace emend {

enum class PageNumberForm {
    named,   // "Page 3", "--- page 3 of 8 ---", "[page 3]", "## Page 3"
    of_all,  // "3/8", "12-34567 3/8"
    dashed,  // "- 3 -"
    bare,    // "3"
};

struct PageNumber {
    std::size_t line = 0;
    int number = 0;
    PageNumberForm form = PageNumberForm::bare;
    int all = 0;  // of "3/8": 8
};

std::optional<PageNumber> page_number(std::string_view line);

// The page numbers of a text, all of one form, counting up; empty where nothing of the kind is borne out.
std::vector<PageNumber> find_page_numbers(const std::vector<TextLine>& lines);

}  // namespace emend
