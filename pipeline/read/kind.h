// What an input is, told from its bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/read/read.h"

namespace emend {

// The kind by the first bytes; text where they are no known kind of file. The name decides only between text and
// Markdown, and only where it ends in .md or .markdown.
InputKind kind_of(std::string_view bytes, const std::filesystem::path& name);

// "a ZIP archive", where the bytes are a well-known kind of file that is not supported.
std::optional<std::string> unsupported_kind(std::string_view bytes);

// Does a text (UTF-8) carry another tool's Markdown? One certain sign is enough in a short text: <sup>1</sup>, [^1],
// front matter, a heading in words; of weak ones (*emphasis*, "# 12", \*) it takes two; in a long text they must not be
// rare. Superscript digits of Unicode (¹) are text. Both readers keep every character, so a wrong answer costs
// structure, never text. (looks_like_markdown.cpp)
bool looks_like_markdown(std::string_view text);

}  // namespace emend
