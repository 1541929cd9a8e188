// Unicode, by ICU. All strings are UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emend {

std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);
char32_t without_accent(char32_t letter);  // e for é; a letter without an accent is itself
bool is_utf8(std::string_view text);
std::string to_lower(std::string_view text);
std::string to_title(std::string_view text);  // first letter upper case, rest as it is
std::string with_small_first(std::string_view text);

std::u32string code_points(std::string_view text);  // text must be valid UTF-8
std::string from_code_points(std::u32string_view text);
void append(std::string& text, char32_t code_point);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);               // decimal, ASCII
bool all_digits(std::string_view text);  // ASCII digits and nothing else, at least one
bool is_space(char32_t c);               // white space, no-break space included

// A word without the punctuation around it, and the punctuation.
struct Bare {
    std::string_view before, word, after;
};
Bare bare(std::string_view token);

bool begins_with_upper(std::string_view text);
bool begins_with_lower(std::string_view text);
bool ends_sentence(std::string_view token);  // ends in . ! ? : ; with closing quotes or brackets allowed

// SHA-256, hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace emend
