// Tables of plain text, for `emend notes` and `emend explain --notes`.
#pragma once

#include <string>
#include <vector>

namespace emend {

// Columns as wide as their widest cell; nothing in a cell can drive a terminal. Trailing blanks are left out.
class NoteTable {
public:
    explicit NoteTable(std::vector<std::string> head);
    void add(std::vector<std::string> row);
    std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

// At most so many characters, the last an ellipsis where some are left out.
std::string shortened(const std::string& text, std::size_t most);

}  // namespace emend
