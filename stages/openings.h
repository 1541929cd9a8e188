// The opening words of paragraphs that house style sets in italics.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/house_style.h"

namespace emend {

enum class OpeningKind { preambular, operative, plain };  // "Recalling also", "Also requests", "Take note"

// How many of the first words are an opening of this kind; 0: none. Words with their punctuation: an opening ends
// where one has a comma.
std::size_t opening_length(const std::vector<std::string_view>& words, OpeningKind kind, const Openings& openings);

// Whether these words, all of them, are an opening that was seen in italics in print.
bool is_known_opening(const std::vector<std::string_view>& words, const Openings& openings);

// The first word of an opening, as "takes" for "Jakes" before "note": the only one before `second` that differs from
// `read` in a letter or two.
std::optional<std::string> misread_head(std::string_view read, std::string_view second, const Openings& openings);

// The long first word of an opening that `read` is a letter or two away from, whatever stands behind it: "mindful" for
// "Mindfid". Nothing where several words may be meant.
std::optional<std::string> nearest_long_head(std::string_view read, const Openings& openings);

// The first word of an opening of which only the end was read: "pressing" before "concern" is "expressing". Nothing
// where several words may be meant.
std::optional<std::string> head_with_end(std::string_view end, std::string_view second, const Openings& openings);

}  // namespace emend
