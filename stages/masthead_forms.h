// Reads the lines of a masthead by the forms of a house style.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/house_style.h"

namespace emend {

struct MastheadValue {
    std::string key;
    std::vector<std::string> values;  // dates as ISO 8601; one entry but for lists
    std::size_t from = 0, to = 0;     // the words it was read from
};

struct MastheadMatch {
    std::size_t from = 0, to = 0;  // words
    const MastheadForm* form = nullptr;
    std::vector<MastheadValue> values;
};

// The longest form that fits the words from `at` on.
std::optional<MastheadMatch> masthead_at(const std::vector<std::string_view>& words, std::size_t at,
                                         const HouseStyle& style);

// The organ whose name begins at `at`, and where it ends.
struct OrganMatch {
    const Organ* organ = nullptr;
    std::size_t to = 0;
    std::string name;  // of the organ: as the table has it, or as printed where the table leaves it open
};
std::optional<OrganMatch> organ_at(const std::vector<std::string_view>& words, std::size_t at, const HouseStyle& style);

// The organ of "The General Assembly," where these words begin a line; "Th e" counts too.
std::optional<OrganMatch> speaking_organ(const std::vector<std::string_view>& words, const HouseStyle& style);

// "19 December 2001" -> "2001-12-19", and where it ends.
struct DateMatch {
    std::string iso;
    std::size_t to = 0;
};
std::optional<DateMatch> date_at(const std::vector<std::string_view>& words, std::size_t at);

// Whether a word has the form of a document symbol, one letter misread: "A/56/157", "AJRES/78/131".
bool like_symbol(std::string_view word);

// A number with its ordinal ending, as digits: "88th".
bool is_ordinal_number(std::string_view word);

}  // namespace emend
