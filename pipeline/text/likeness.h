// How much two words differ, for text in which letters may be misread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace emend {

// Letters set, left out or exchanged to make one of the other (code points); above `most` it is most + 1.
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most);

// Is the one left of the other where some of its characters (bytes) are taken out?
bool is_left_of(std::string_view part, std::string_view whole);

// Letters and digits of a word in lower case.
std::string folded(std::string_view word);

// Whether a word as read may be `meant`: the same letters, or in long words one in five misread.
bool may_be(std::string_view read, std::string_view meant);

}  // namespace emend
