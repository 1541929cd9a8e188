// The ways in which figures on a scan were read, and which of them stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/evidence.h"

namespace emend {

inline constexpr float sure_look = 0.95F;  // the confidence of a look that compared the ink with the types of the page

// "SO", "|", "IO", "200S": letters and strokes, each as a digit looks, digits among them; no numeral ("II", "12"), nor
// a letter alone.
bool is_like_number(std::string_view read);

// A digit is never changed into another one; both texts have the same length.
bool keeps_digits(std::string_view read, std::string_view meant);

// The digits of a text, with these of its signs and letters as ones: "19" of "COVID-!9".
std::string digits_with_strokes(std::string_view read, std::string_view strokes);

// "54th"
bool is_ordinal(std::string_view text);

// "13.1"
bool is_decimal(std::string_view text);

// "30!" for "301": behind a figure that stands alone a sign may be a footnote marker's, unless it makes a year of it.
bool may_be_marker(std::string_view read, std::string_view figure);

// "2014-2016" for "2014–2016": that a stroke between figures is long, a look at the ink tells.
std::optional<std::string> with_long_dash(const SourceWord& source);

// "(2016–2025/", and "(2019–2028" before its marker: the bracket that closes years was read as a stroke, or as part of
// the raised figure.
std::optional<std::string> with_closed_years(const std::string& text, bool before_marker);

// "£13" or "201-4" where another look is sure of "113" and "2014". One figure becomes another one only where the
// engine nearly read that as well ("44th", "49th"), or hardly read a year ("(981)").
std::optional<std::string> figure_seen(const SourceWord& source, bool is_known_word);

}  // namespace emend
