#include "pipeline/command/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/command/note_table.h"
#include "pipeline/text/unicode.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

using Json = nlohmann::ordered_json;

// "12", and the 1 of "7-1" (note 1 of page 7) or "7-1-2"; nothing for other labels.
std::optional<long> number_of(const std::string& label) {
    const std::size_t dash = label.find('-');
    const char* const from = label.data() + (dash == std::string::npos ? 0 : dash + 1);
    const char* const end = label.data() + label.size();
    long page = 0, value = 0;
    if (dash != std::string::npos) {
        const auto [stop, error] = std::from_chars(label.data(), end, page);
        if (error != std::errc() || *stop != '-') return std::nullopt;
    }
    const auto [stop, error] = std::from_chars(from, end, value);
    if (error != std::errc() || (stop != end && *stop != '-')) return std::nullopt;
    return value;
}

// Marks what has to go for the rest to rise: all but the longest rising part.
std::vector<bool> out_of_order(const std::vector<long>& values) {
    std::vector<long> tails;
    std::vector<std::size_t> ends, before(values.size(), values.size());
    for (std::size_t n = 0; n < values.size(); ++n) {
        const auto place =
            static_cast<std::size_t>(std::lower_bound(tails.begin(), tails.end(), values[n]) - tails.begin());
        if (place == tails.size()) {
            tails.push_back(values[n]);
            ends.push_back(n);
        }
        tails[place] = values[n];
        ends[place] = n;
        if (place > 0) before[n] = ends[place - 1];
    }
    std::vector<bool> wrong(values.size(), true);
    for (std::size_t n = ends.empty() ? values.size() : ends.back(); n < values.size(); n = before[n]) wrong[n] = false;
    return wrong;
}

class Checker {
public:
    explicit Checker(const Apparatus& apparatus) : all_(apparatus) {
        for (std::size_t n = 0; n < all_.notes.size(); ++n) place_of_.emplace(to_lower(all_.notes[n].label), n);
        for (const Marker& marker : all_.markers) marked_.insert(to_lower(marker.label));
    }

    std::vector<Finding> check() {
        gaps();
        orphans();
        repeats();
        order_of_notes();
        order_of_markers();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Finding& one, const Finding& other) { return one.kind < other.kind; });
        return std::move(found_);
    }

private:
    void add(Finding::Kind kind, const std::string& label, const Spot& spot, std::string what) {
        found_.push_back({kind, label, spot, std::move(what)});
    }

    // Numbering may begin anew, with 1. A marker without a note has its number all the same.
    void gaps() {
        std::set<long> marked;
        for (const std::string& label : marked_) {
            const auto number = number_of(label);
            if (number && !place_of_.contains(label)) marked.insert(*number);
        }
        std::set<long> run;
        const auto close_run = [&](std::vector<const Note*>& notes) {
            long expected = 1;
            for (const long number : run) {
                long first = expected;
                while (first < number && marked.contains(first)) ++first;
                if (first < number) {
                    const auto* note = *std::find_if(notes.begin(), notes.end(),
                                                     [&](const Note* one) { return number_of(one->label) == number; });
                    const std::string missing = first + 1 == number ? fmt::format("{} is", first)
                                                                    : fmt::format("{} to {} are", first, number - 1);
                    add(Finding::Kind::gap, std::to_string(first), note->spot,
                        fmt::format("{} missing before [^{}]", missing, note->label));
                }
                expected = number + 1;
            }
            run.clear();
            notes.clear();
        };
        std::vector<const Note*> notes;
        for (const Note& note : all_.notes) {
            const auto number = number_of(note.label);
            if (!number) continue;
            if (*number == 1) close_run(notes);
            run.insert(*number);
            notes.push_back(&note);
        }
        close_run(notes);
    }

    void orphans() {
        std::set<std::string> told;
        for (const Marker& marker : all_.markers) {
            const std::string label = to_lower(marker.label);
            if (place_of_.contains(label) || !told.insert(label).second) continue;
            add(Finding::Kind::no_note, marker.label, marker.spot, fmt::format("[^{}] has no note", marker.label));
        }
        for (const Note& note : all_.notes) {
            if (!note.in_source) {
                add(Finding::Kind::placeholder, note.label, note.spot,
                    fmt::format("[^{}] stands for a note that is not in the source", note.label));
            }
            if (!marked_.contains(to_lower(note.label))) {
                add(Finding::Kind::no_marker, note.label, note.spot, fmt::format("[^{}] has no marker", note.label));
            }
        }
    }

    void repeats() {
        for (std::size_t n = 0; n < all_.notes.size(); ++n) {
            const Note& note = all_.notes[n];
            if (place_of_.at(to_lower(note.label)) == n) continue;
            add(Finding::Kind::repeat, note.label, note.spot, fmt::format("[^{}] is defined again", note.label));
        }
    }

    void order_of_notes() {
        const Note* before = nullptr;
        for (const Note& note : all_.notes) {
            const auto number = number_of(note.label);
            if (!number || place_of_.at(to_lower(note.label)) != static_cast<std::size_t>(&note - all_.notes.data())) {
                continue;
            }
            if (before != nullptr && *number != 1 && *number <= *number_of(before->label)) {
                add(Finding::Kind::order, note.label, note.spot,
                    fmt::format("note [^{}] stands behind note [^{}]", note.label, before->label));
            }
            before = &note;
        }
    }

    // First markers in the text are in the order of the notes; those in notes do not count.
    void order_of_markers() {
        std::vector<const Marker*> first;
        std::vector<long> places;
        std::set<std::string> known;
        for (const Marker& marker : all_.markers) {
            const auto place = place_of_.find(to_lower(marker.label));
            const bool printed = place != place_of_.end() && all_.notes[place->second].in_source;
            if (marker.in_note || !printed || !known.insert(place->first).second) continue;
            first.push_back(&marker);
            places.push_back(static_cast<long>(place->second));
        }
        const std::vector<bool> wrong = out_of_order(places);
        for (std::size_t n = 0; n < first.size(); ++n) {
            if (!wrong[n]) continue;
            add(Finding::Kind::order, first[n]->label, first[n]->spot,
                fmt::format("the first marker of [^{}] is out of order", first[n]->label));
        }
    }

    const Apparatus& all_;
    std::map<std::string, std::size_t> place_of_;  // of the first note with the label
    std::set<std::string> marked_;
    std::vector<Finding> found_;
};

struct Read {
    Apparatus apparatus;
    bool record = false;
};

Read read(const std::filesystem::path& path) {
    const std::string remedy = "give Markdown, or the JSON that emend clean wrote";
    std::ifstream file = open_to_read(path, remedy);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.starts_with("{")) return {read_record(path).apparatus, true};
    if (!is_utf8(text)) throw Error(ExitCode::bad_input, path.string(), "it is not UTF-8", remedy);
    return {apparatus_of_markdown(text), false};
}

std::string place(const Spot& spot, bool record) {
    return record ? fmt::format("page {}", spot.page) : fmt::format("line {}", spot.line);
}

// "4, 4, 17": of the markers of a label.
std::string places(const std::vector<const Marker*>& markers, bool record) {
    std::string all;
    for (const Marker* marker : markers) {
        const int number = record ? marker->spot.page : marker->spot.line;
        all += (all.empty() ? "" : ", ") + std::to_string(number) + (marker->inferred.empty() ? "" : " (inferred)");
    }
    return all;
}

std::map<std::string, std::vector<const Marker*>> by_label(const Apparatus& apparatus) {
    std::map<std::string, std::vector<const Marker*>> all;
    for (const Marker& marker : apparatus.markers) all[to_lower(marker.label)].push_back(&marker);
    return all;
}

void print_table(const Read& read, const std::vector<Finding>& findings, std::ostream& out) {
    const Apparatus& all = read.apparatus;
    const auto markers = by_label(all);
    NoteTable table(
        {"label", "markers", read.record ? "on pages" : "in lines", read.record ? "note on" : "note in", "text"});
    const auto marked = [&](const std::string& label) {
        const auto found = markers.find(to_lower(label));
        return found == markers.end() ? std::vector<const Marker*>{} : found->second;
    };
    for (const Note& note : all.notes) {
        const auto own = marked(note.label);
        table.add({note.label, std::to_string(own.size()), places(own, read.record),
                   note.in_source ? place(note.spot, read.record) : "-", shortened(note.text, 60)});
    }
    for (const Finding& finding : findings) {
        if (finding.kind != Finding::Kind::no_note) continue;
        const auto own = marked(finding.label);
        table.add({finding.label, std::to_string(own.size()), places(own, read.record), "-", ""});
    }
    out << fmt::format("{} notes, {} markers\n", all.notes.size(), all.markers.size());
    if (!all.notes.empty() || !all.markers.empty()) out << '\n' << table.text();
    if (!findings.empty()) out << '\n';
    for (const Finding& finding : findings) {
        out << fmt::format("{:<12} {}: {}\n", name_of(finding.kind), place(finding.spot, read.record),
                           printable(finding.what));
    }
    const char* const ending = findings.size() == 1 ? "" : "s";
    out << (findings.empty() ? "nothing is wrong\n" : fmt::format("{} fault{}\n", findings.size(), ending));
}

Json place_in_json(const Spot& spot, bool record) {
    if (record) return {{"page", spot.page}};
    return {{"line", spot.line}};
}

void print_json(const Read& read, const std::vector<Finding>& findings, std::ostream& out) {
    Json json{
        {"sound", findings.empty()}, {"notes", Json::array()}, {"markers", Json::array()}, {"findings", Json::array()}};
    for (const Note& note : read.apparatus.notes) {
        Json one{{"label", note.label}, {"in_source", note.in_source}, {"text", note.text}};
        one.update(place_in_json(note.spot, read.record));
        json["notes"].push_back(std::move(one));
    }
    for (const Marker& marker : read.apparatus.markers) {
        Json one{{"label", marker.label}, {"in_note", marker.in_note}};
        one.update(place_in_json(marker.spot, read.record));
        if (!marker.inferred.empty()) one["inferred"] = marker.inferred;
        json["markers"].push_back(std::move(one));
    }
    for (const Finding& finding : findings) {
        Json one{{"kind", name_of(finding.kind)}, {"label", finding.label}, {"what", finding.what}};
        one.update(place_in_json(finding.spot, read.record));
        json["findings"].push_back(std::move(one));
    }
    out << json.dump(2, ' ', true, Json::error_handler_t::replace) << '\n';
}

}  // namespace

std::string_view name_of(Finding::Kind kind) {
    static constexpr std::array<std::string_view, 6> names{"gap",         "no note", "no marker",
                                                           "placeholder", "repeat",  "order"};
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Finding> check(const Apparatus& apparatus) { return Checker(apparatus).check(); }

ExitCode notes(const std::filesystem::path& file, bool json, std::ostream& out) {
    const Read file_read = read(file);
    const std::vector<Finding> findings = check(file_read.apparatus);
    if (json) {
        print_json(file_read, findings, out);
    } else {
        print_table(file_read, findings, out);
    }
    return findings.empty() ? ExitCode::done : ExitCode::unsound;
}

}  // namespace emend
