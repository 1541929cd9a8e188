#include "pipeline/write/apparatus_json.h"

namespace emend {

namespace {

Json numbers(const SourceId& id) { return Json::array({id.page, id.line, id.word}); }

Json numbers(const Box& box) { return Json::array({box.left, box.top, box.right, box.bottom}); }

void add(const Spot& spot, Json& json) {
    if (spot.seen) json["at"] = numbers(*spot.seen);
    if (spot.box) json["box"] = numbers(*spot.box);
}

void add(const Grounds& grounds, Json& json) {
    if (grounds.certainty) json["certainty"] = rounded(*grounds.certainty);
    json["evidence"] = grounds.evidence;
    if (!grounds.rival.empty()) json["rival"] = grounds.rival;
}

// Records of earlier versions lack what a Spot and Grounds tell.
Spot spot_from(const Json& json) {
    Spot spot;
    spot.page = integer(json.at("page"));
    if (json.contains("at")) {
        const Json& at = json.at("at");
        spot.seen = SourceId{integer(at.at(0)), integer(at.at(1)), integer(at.at(2))};
    }
    if (json.contains("box")) {
        const Json& box = json.at("box");
        spot.box = Box{integer(box.at(0)), integer(box.at(1)), integer(box.at(2)), integer(box.at(3))};
    }
    return spot;
}

Grounds grounds_from(const Json& json) {
    Grounds grounds;
    if (json.contains("certainty")) grounds.certainty = json.at("certainty").get<double>();
    grounds.evidence = json.value("evidence", "");
    grounds.rival = json.value("rival", "");
    return grounds;
}

}  // namespace

Json to_json(const Note& note) {
    Json json{{"label", note.label},         {"as_printed", note.as_printed}, {"as_read", note.as_read},
              {"in_source", note.in_source}, {"page", note.spot.page},        {"text", note.text},
              {"blocks", note.blocks}};
    add(note.spot, json);
    add(note.grounds, json);
    return json;
}

Json to_json(const Marker& marker) {
    Json json{{"label", marker.label},     {"note", marker.as_printed},
              {"as_read", marker.as_read}, {"page", marker.spot.page},
              {"word", marker.word},       {"anchor", marker.inferred.empty() ? "printed" : marker.inferred}};
    if (marker.in_note) json["in_note"] = true;
    add(marker.spot, json);
    add(marker.grounds, json);
    return json;
}

Note note_from(const Json& json) {
    Note note{json.at("label"),     json.at("as_printed"), json.value("as_read", ""),
              json.at("in_source"), json.at("text"),       json.at("blocks").get<std::vector<std::string>>(),
              spot_from(json),      grounds_from(json)};
    return note;
}

Marker marker_from(const Json& json) {
    Marker marker{json.at("label"), json.at("note"), json.at("as_read"), "", json.value("in_note", false),
                  json.at("word"),  spot_from(json), grounds_from(json)};
    const auto anchor = json.at("anchor").get<std::string>();
    if (anchor != "printed") marker.inferred = anchor;
    return marker;
}

}  // namespace emend
