// Changes as JSON and back again: what docs/emend.schema.json calls "change".
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "pipeline/model/edit.h"

namespace emend {

using Json = nlohmann::ordered_json;

// "3.17": page and number.
template <typename Id>
std::string id_text(const Id& id) {
    return std::to_string(id.page) + "." + std::to_string(id.n);
}

// To three decimals, which is all that a record gives.
inline double rounded(double value) { return std::round(value * 1000) / 1000; }

// A whole number that an int can hold; throws Error(bad_input) for anything else.
int integer(const Json& json);

// All of the change's parameters; its kind is `name_of(change)`.
Json to_json(const Change& change);

// The opposite. Throws Error(bad_input) or an exception of the JSON library where anything is missing or of a wrong
// type.
Change change_from_json(std::string_view kind, const Json& parameters);

}  // namespace emend
