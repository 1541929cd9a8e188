// Labels by their sequence and by the markers above them.
#include <catch2/catch.hpp>

#include "pipeline/text/tables.h"
#include "stages/note_numbers.h"

using namespace emend;

namespace {

MarkerReadings tables() { return MarkerReadings(load_tables(EMEND_ROOT "/dictionaries")); }

MarkerEvidence read_as(const std::string& digits, float confidence = 0.85F) {
    MarkerEvidence evidence;
    evidence.raised = evidence.scanned = true;
    if (!digits.empty()) evidence.digits = {{digits, confidence}};
    return evidence;
}

NoteSeen note(int page, const std::string& digits, float confidence = 0.85F) {
    return {read_as(digits, confidence), page};
}

MarkerCandidate marker(int page, const std::string& digits) { return {read_as(digits), page, 4.5, {}}; }

std::string labels(const std::vector<NoteSeen>& notes, const std::vector<MarkerCandidate>& markers) {
    std::string all;
    for (const NoteLabel& label : number_notes(notes, markers, tables())) all += (all.empty() ? "" : " ") + label.label;
    return all;
}

}  // namespace

TEST_CASE("labels that could be anything are numbered by the markers above them") {
    const std::vector<NoteSeen> notes{note(1, "1"), note(1, "2"), note(2, ""), note(2, ""), note(2, "")};
    CHECK(labels(notes, {}) == "1 2 3 4 5");
    // Notes 3 and 4 were lost with the foot of page 1.
    CHECK(labels(notes, {marker(1, "1"), marker(1, "2"), marker(1, "3"), marker(1, "4"), marker(2, "5"), marker(2, "6"),
                         marker(2, "7")}) == "1 2 5 6 7");
}

TEST_CASE("notes that found no room stand on the next page under their own numbers") {
    const std::vector<NoteSeen> notes{note(1, "1"), note(2, ""), note(2, ""), note(2, "4")};
    CHECK(labels(notes, {marker(1, "1"), marker(1, "2"), marker(1, "3"), marker(2, "4")}) == "1 2 3 4");
}

TEST_CASE("ten notes of a crowded page may stand on the next one") {
    std::vector<NoteSeen> notes;
    std::vector<MarkerCandidate> markers;
    for (int n = 1; n <= 16; ++n) {
        notes.push_back(note(n <= 5 ? 1 : 2, std::to_string(n)));
        markers.push_back(marker(n <= 15 ? 1 : 2, std::to_string(n)));
    }
    CHECK(labels(notes, markers) == "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
}

TEST_CASE("two notes printed the wrong way round keep their numbers, where both were read surely") {
    CHECK(labels({note(1, "18"), note(1, "20"), note(1, "19"), note(1, "21")}, {}) == "18 20 19 21");
    CHECK(labels({note(1, "18"), note(1, "20", 0.2F), note(1, "")}, {}) == "18 19 20");
}

TEST_CASE("of two notes in the wrong order, read with doubt, the markers tell") {
    const std::vector<NoteSeen> notes{note(1, "18"), note(1, "20", 0.4F), note(1, "19", 0.3F), note(1, "21")};
    CHECK(labels(notes, {marker(1, "18"), marker(1, "20"), marker(1, "19"), marker(1, "21")}) == "18 20 19 21");
    CHECK(labels(notes, {marker(1, "18"), marker(1, "19"), marker(1, "20"), marker(1, "21")}) == "18 19 20 21");
}

TEST_CASE("numbers belong to their page only where more than one page begins at 1") {
    CHECK(labels({note(1, "1"), note(1, "2"), note(2, "1"), note(2, "2"), note(3, "1")}, {}) == "1 2 1 2 1");
    CHECK(labels({note(1, "1"), note(1, "2"), note(2, ""), note(2, ""), note(3, "5")}, {}) == "1 2 3 4 5");
}

TEST_CASE("the width of a label tells how many digits it can have at most") {
    std::vector<MarkerEvidence> labels;
    for (const int width : {6, 7, 2, 13, 20, 60}) {
        labels.push_back(read_as("38", 0.2F));
        labels.back().ink = {0, 0, width, 11};
    }
    labels.push_back(read_as("38", 0.2F));
    std::vector<MarkerEvidence*> all;
    for (MarkerEvidence& label : labels) all.push_back(&label);
    count_places(all);
    std::vector<int> places;
    for (const MarkerEvidence& label : labels) places.push_back(label.places);
    CHECK(places == std::vector<int>{1, 1, 1, 2, 3, 0, 0});
    CHECK(cost_of(labels[3], "4", tables()) > cost_of(labels[0], "4", tables()) + 2);
    CHECK(cost_of(labels[0], "24", tables()) == cost_of(labels[3], "24", tables()));  // ink may be lost
}

TEST_CASE("a typewriter's labels have a stroke behind their digits") {
    std::vector<MarkerEvidence> labels;
    for (const auto& [digits, width] : {std::pair("2", 32), {"3", 31}, {"4", 32}, {"12", 50}, {"5", 33}}) {
        labels.push_back(read_as(digits));
        labels.back().ink = {0, 0, width, 22};
    }
    std::vector<MarkerEvidence*> all;
    for (MarkerEvidence& label : labels) all.push_back(&label);
    count_places(all);
    CHECK(labels[1].places == 1);
    CHECK(labels[3].places == 2);
}

TEST_CASE("labels that can't be read go on where they are wide, and do not start anew") {
    std::vector<NoteSeen> notes;
    for (int n = 1; n <= 15; ++n) {
        const bool legible = n < 12;
        notes.push_back(note(n / 4, legible ? std::to_string(n) : "88", legible ? 0.85F : 0.1F));
        notes.back().label.ink = {0, 0, n < 10 ? 6 : 13, 11};
    }
    std::vector<MarkerEvidence*> all;
    for (NoteSeen& one : notes) all.push_back(&one.label);
    count_places(all);
    CHECK(labels(notes, {}) == "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15");
}
