// The middle one of some values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace emend {

// Of an even number the upper one; `otherwise` where there are none.
template <typename Number>
Number median(std::vector<Number> values, Number otherwise = {}) {
    if (values.empty()) return otherwise;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace emend
