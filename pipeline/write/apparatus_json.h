// The apparatus as the members "notes" and "markers" of the record have it, and back again.
#pragma once

#include "pipeline/write/apparatus.h"
#include "pipeline/write/change_json.h"

namespace emend {

Json to_json(const Note& note);
Json to_json(const Marker& marker);

// Throw Error(bad_input) or an exception of the JSON library where anything is missing or of a wrong type.
Note note_from(const Json& json);
Marker marker_from(const Json& json);

}  // namespace emend
