#include "pipeline/text/source_fields.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

namespace {

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f";
    const std::size_t from = std::min(text.find_first_not_of(blanks), text.size());
    const std::size_t to = text.find_last_not_of(blanks);
    return to == std::string_view::npos ? std::string_view{} : text.substr(from, to - from + 1);
}

// A scalar from `at` on, which moves behind it: quoted, or plain up to `end`.
std::string take_scalar(std::string_view text, std::size_t& at, std::string_view end) {
    const char quote = at < text.size() ? text[at] : ' ';
    if (quote != '"' && quote != '\'') {
        const std::size_t to = std::min(text.find_first_of(end, at), text.size());
        const std::string_view plain = without_blanks(text.substr(at, to - at));
        at = to;
        return std::string(plain);
    }
    std::string value;
    for (++at; at < text.size(); ++at) {
        const bool last = at + 1 == text.size();
        if (text[at] == quote && (quote == '"' || last || text[at + 1] != quote)) break;
        if (!last && (text[at] == quote || (quote == '"' && text[at] == '\\'))) ++at;
        value += text[at];
    }
    at = std::min(at + 1, text.size());
    return value;
}

std::vector<std::string> values_of(std::string_view text) {
    std::vector<std::string> values;
    std::size_t at = 0;
    if (!text.starts_with('[')) {
        values.push_back(take_scalar(text, at, ""));
        return values;
    }
    for (at = 1; at < text.size() && text[at] != ']';) {
        if (text[at] == ',' || text[at] == ' ') {
            ++at;
        } else {
            values.push_back(take_scalar(text, at, ",]"));
        }
    }
    return values;
}

bool known(std::string_view key) { return std::find(field_keys.begin(), field_keys.end(), key) != field_keys.end(); }

// The front matter's lines, without the "---".
std::vector<std::string_view> lines_of(const Document& document) {
    std::vector<std::string_view> lines;
    if (document.pages.empty()) return lines;
    for (const SourceLine& line : document.pages.front().source->lines) {
        if (line.mark != LineMark::front_matter) break;
        lines.emplace_back(line.end);
    }
    if (lines.size() < 2) return {};
    return {lines.begin() + 1, lines.end() - 1};
}

std::optional<std::vector<Field>> read(const Document& document) {
    std::vector<Field> fields;
    for (const std::string_view line : lines_of(document)) {
        if (line.starts_with(' ') || without_blanks(line).empty()) continue;  // below a key; a mapping, as of `source`
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string key(line.substr(0, colon));
        if (key == "source") continue;
        if (!known(key)) return std::nullopt;
        const std::string_view value = without_blanks(line.substr(std::min(colon + 1, line.size())));
        const bool on_other_lines = value.empty() || value.front() == '|' || value.front() == '>';
        if (!on_other_lines) fields.push_back({key, values_of(value), {}});
    }
    return fields;
}

}  // namespace

std::vector<Field> source_fields(const Document& document) { return read(document).value_or(std::vector<Field>{}); }

bool cleaned_before(const Document& document) {
    constexpr std::size_t enough = 2;  // a title alone says nothing
    return source_fields(document).size() >= enough;
}

}  // namespace emend
