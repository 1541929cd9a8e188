// Is a text Markdown? Told from its content: other tools call their Markdown .txt, too.
#pragma once

#include <string>

namespace emend {

// `utf8`: the decoded text (`decode(…).text`). True where headings, emphasis, footnote markers, tags or front matter
// stand in it, more than plain text has by chance.
bool looks_like_markdown(const std::string& utf8);

}  // namespace emend
