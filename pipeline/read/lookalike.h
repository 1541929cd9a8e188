// One character taken for another, or for several.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct Lookalike {
    std::string_view seen, meant;
};

// Appends the text with what was meant at each place where the look-alike was seen, one place at a time.
inline void append_with(const Lookalike& one, const std::string& text, std::vector<std::string>& changed) {
    for (std::size_t at = text.find(one.seen); at != std::string::npos; at = text.find(one.seen, at + 1)) {
        changed.push_back(std::string(text).replace(at, one.seen.size(), one.meant));
    }
}

}  // namespace emend
