// The part of JSON Schema 2020-12 that docs/emend.schema.json uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace emend::test {

// What is wrong with `value`, each with its place; empty where it is valid. Throws std::logic_error for a keyword that
// is not known here, so that no part of a schema goes unchecked.
std::vector<std::string> validate(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace emend::test
