#include "pipeline/write/front_matter.h"

#include <algorithm>
#include <array>

#include "pipeline/text/unicode.h"
#include "pipeline/write/running_text.h"

namespace emend {

namespace {

bool is_list(const Field& field) { return field.key == "keywords" || field.values.size() > 1; }

bool is_iso_date(std::string_view value) {
    constexpr std::string_view shape = "0000-00-00";
    return value.size() == shape.size() && std::equal(value.begin(), value.end(), shape.begin(), [](char c, char s) {
               return s == '0' ? c >= '0' && c <= '9' : c == s;
           });
}

// What YAML 1.1 or 1.2 may take for a number, a date or a time.
bool like_number(std::string_view value) {
    constexpr std::string_view beginning = "0123456789+-.", all = "0123456789_.,:+-TtZzeE ";
    if (beginning.find(value.front()) == std::string_view::npos) return false;
    if (value.find_first_not_of(all) == std::string_view::npos) return true;
    const std::string digits = to_lower(value.substr(value.find_first_not_of("+-") == 1 ? 1 : 0));
    const std::string base = digits.substr(0, 2);
    return base == "0x" || base == "0o" || base == "0b" || digits == ".inf" || digits == ".nan";
}

bool like_word_of_yaml(std::string_view value) {
    static constexpr std::array<std::string_view, 9> words{"y", "n", "yes", "no", "true", "false", "on", "off", "null"};
    const std::string lower = to_lower(value);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

bool needs_quotes(std::string_view value, bool in_list) {
    constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`~=<";
    if (value.empty() || indicators.find(value.front()) != std::string_view::npos) return true;
    if (value.back() == ':' || value.find(": ") != std::string_view::npos ||
        value.find(" #") != std::string_view::npos) {
        return true;
    }
    if (in_list && value.find_first_of(",[]{}:\"'") != std::string_view::npos) return true;
    return like_number(value) || like_word_of_yaml(value) || value.substr(0, 3) == "---" || value.substr(0, 3) == "...";
}

std::string list(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) {
        if (!text.empty()) text += ", ";
        text += yaml_scalar(value, true);
    }
    text.insert(0, 1, '[');
    return text + "]";
}

std::string line(const Field& field) {
    const bool is_date = field.key == "date" || field.key == "adopted";
    std::string text = yaml_scalar(field.key, false) + ": ";
    if (is_list(field)) return text + list(field.values) + "\n";
    const std::string value = field.values.empty() ? "" : field.values.front();
    return text + (is_date && is_iso_date(value) ? value : yaml_scalar(value, false)) + "\n";
}

}  // namespace

std::string yaml_scalar(std::string_view value, bool in_list) {
    std::string text = from_code_points(clean(value));
    if (!needs_quotes(text, in_list)) return text;
    if (text.find_first_of("\"\\") == std::string::npos) return '"' + text + '"';
    std::string quoted = "'";  // in single quotes nothing but the quote itself is special
    for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

std::vector<const Field*> in_order(const std::vector<Field>& fields) {
    const auto rank = [](const Field* field) {
        return std::find(field_keys.begin(), field_keys.end(), field->key) - field_keys.begin();
    };
    std::vector<const Field*> ordered;
    ordered.reserve(fields.size());
    for (const Field& field : fields) ordered.push_back(&field);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const Field* one, const Field* other) { return rank(one) < rank(other); });
    return ordered;
}

std::string front_matter(const Document& document, const Source& source) {
    std::string text = "---\n";
    for (const Field* field : in_order(document.fields)) text += line(*field);
    text += "source:\n";
    text += "  file: " + yaml_scalar(source.name, false) + "\n";
    text += "  sha256: " + yaml_scalar(source.sha256, false) + "\n";
    text += "  pages: " + std::to_string(document.pages.size()) + "\n";
    return text + "---\n";
}

}  // namespace emend
