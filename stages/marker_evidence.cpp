#include "stages/marker_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/median.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr double least_share = 1e-4;
constexpr double most_weight_of_print = 0.6;  // beside the recogniser's readings
constexpr double sure_digits = 0.75;          // of the recogniser: then they count alone

std::size_t digit_value(char digit) { return static_cast<std::size_t>(digit - '0'); }

// The probability of reading digits `read` for the digits of `label`, which has another number of them or one alone:
// misread, dropped or doubled ones are rare.
double share_of_digits(std::string_view read, std::string_view label) {
    if (read == label) return 0.9;
    if (read.size() == label.size()) return 0.012;
    const bool dropped =
        read.size() + 1 == label.size() && (label.substr(1) == read || label.substr(0, read.size()) == read);
    const bool doubled =
        label.size() + 1 == read.size() && (read.substr(1) == label || read.substr(0, label.size()) == label);
    if (dropped) return 0.06;
    return doubled ? 0.01 : least_share;
}

// What the readings together say for the digits of `label`, place by place: "79" and "89" hardly know the first one,
// but agree on the second.
double share_by_place(const std::vector<Reading>& digits, std::string_view label, double known,
                      const MarkerReadings& readings) {
    constexpr double any_digit = 0.06, any_label = 0.02;  // of what was not read
    double share = 1;
    for (std::size_t n = 0; n < label.size(); ++n) {
        double read = 0;
        for (const Reading& reading : digits) {
            if (reading.text.size() != label.size()) continue;
            const double partly = readings.alike.at(digit_value(reading.text[n])).at(digit_value(label[n]));
            read += static_cast<double>(reading.confidence) * (reading.text[n] == label[n] ? 1 : partly);
        }
        share *= std::min(read, known) + (1 - known) * any_digit;
    }
    return std::max(share, (1 - known) * any_label);
}

double share_of_readings(const std::vector<Reading>& digits, std::string_view label, const MarkerReadings& readings) {
    double sure = 0, weight = 0, same = 0;
    for (const Reading& reading : digits) {
        const double confidence = std::clamp(static_cast<double>(reading.confidence), 0.05, 0.98);
        weight += confidence;
        if (reading.text.size() == label.size() && label.size() > 1) {
            same += confidence;
        } else {
            sure += confidence * (confidence * share_of_digits(reading.text, label) + (1 - confidence) * 0.02);
        }
    }
    if (same > 0) sure += same * share_by_place(digits, label, std::min(same, 0.98), readings);
    return sure / weight;
}

// What the page's type says for `label`.
double share_of_print(const std::vector<Reading>& print, std::string_view label) {
    constexpr double any_label = 0.02;  // of what was not read
    double rest = 1;
    for (const Reading& reading : print) {
        if (reading.text == label) return static_cast<double>(reading.confidence);
        rest -= static_cast<double>(reading.confidence);
    }
    return std::max(0.0, rest) * any_label;
}

// The less, the surer the recogniser was of the digits.
double weight_of_print(const MarkerEvidence& evidence) {
    const double sure = evidence.digits.empty() ? 0 : static_cast<double>(evidence.digits.front().confidence);
    return evidence.print.empty() ? 0 : std::min(most_weight_of_print, 1 - sure);
}

// Ink is easily lost, so a narrow label may have had more digits; it is hardly ever gained.
double cost_of_places(int room, int digits) {
    constexpr double gained = 3;
    return gained * std::max(0, room - digits);
}

}  // namespace

GlyphShares::GlyphShares(const std::vector<Row>& rows) {
    for (const Row& row : rows) shares_[row[0]][row[1]] = std::stod(row[2]);
}

MarkerReadings::MarkerReadings(const Tables& tables)
    : dumps(tables.marker_readings), scans(tables.marker_readings_scans), alike(tables.digits_alike) {}

bool GlyphShares::knows(const std::string& glyphs) const {
    const std::u32string points = code_points(glyphs);
    return !points.empty() && std::all_of(points.begin(), points.end(), [&](char32_t c) {
        return is_digit(c) || shares_.contains(from_code_points(std::u32string(1, c)));
    });
}

double GlyphShares::cost(const std::string& glyphs, const std::string& label) const {
    if (!all_digits(label)) return symbol_label(glyphs) == label ? 0.3 : impossible;
    const auto whole = shares_.find(glyphs);
    if (whole != shares_.end()) {
        const auto share = whole->second.find(label);
        if (share != whole->second.end()) return -std::log(share->second);
        const auto rest = whole->second.find("*");
        const double fallback = rest == whole->second.end() ? 0.002 : rest->second / 20;
        // One glyph for a label of two digits: the glyph may stand for either of them.
        double best = fallback;
        for (const char digit : label) {
            const auto one = whole->second.find(std::string(1, digit));
            if (label.size() == 2 && one != whole->second.end()) best = std::max(best, one->second * 0.15);
        }
        return -std::log(best);
    }
    const std::u32string points = code_points(glyphs);
    if (points.size() != label.size() || points.size() > 3) return -std::log(0.001);
    double cost = 0.5;
    for (std::size_t n = 0; n < points.size(); ++n) {
        const std::string glyph = from_code_points(std::u32string(1, points[n]));
        const std::string digit(1, label[n]);
        if (glyph == digit) {
            cost += 0.2;
        } else if (all_digits(glyph)) {
            cost += 4.5;
        } else {
            cost += shares_.contains(glyph) ? std::min(GlyphShares::cost(glyph, digit), 4.0) : 5;
        }
    }
    return cost;
}

MarkerEvidence evidence_of(const Page& page, const Word& word) {
    MarkerEvidence evidence;
    evidence.glyphs = word.text;
    while (evidence.glyphs.ends_with('/')) evidence.glyphs.pop_back();
    if (!word.sources.empty()) {
        const SourceWord& source = seen(*page.source, word.sources.front());
        evidence.raised = source.style.raised;
        evidence.scanned = page.source->origin == Origin::scan;
        evidence.exact = source.style.raised && page.source->origin != Origin::scan;
        for (const Reading& reading : source.alternatives) {
            if (source.style.raised) (reading.by == By::letters ? evidence.print : evidence.digits).push_back(reading);
        }
        const SourceLine& line = page.source->lines.at(static_cast<std::size_t>(word.sources.front().line));
        if (source.style.raised && line.x_height > 0) {
            evidence.height = source.box.height() / static_cast<double>(line.x_height);
        }
    }
    std::erase_if(evidence.digits, [](const Reading& reading) { return !all_digits(reading.text); });
    if (evidence.scanned && evidence.surest() != nullptr) {
        evidence.ink = seen(*page.source, word.sources.front()).box;
    }
    if (all_digits(evidence.glyphs)) {
        // The plain reading is one voice among those of the digit-only pass, and the only one in text.
        const float confidence = evidence.exact ? 0.999F : evidence.digits.empty() ? 0.8F : 0.5F;
        evidence.digits.push_back({evidence.glyphs, confidence});
    }
    return evidence;
}

const Reading* MarkerEvidence::surest() const {
    const Reading* surest = nullptr;
    if (!digits.empty() && static_cast<double>(digits.front().confidence) >= sure_digits) return &digits.front();
    for (const std::vector<Reading>* all : {&print, &digits}) {
        if (all->empty()) continue;
        if (surest == nullptr || all->front().confidence > surest->confidence) surest = &all->front();
    }
    return surest;
}

void count_places(const std::vector<MarkerEvidence*>& labels) {
    // In heights of a digit: how wide one is, and from where there are two, three, and more than a label.
    constexpr double usual = 0.6, two_from = 0.8, three_from = 1.6, no_label = 2.4;
    constexpr double speck = 0.72;
    constexpr float well_read = 0.7F;
    constexpr std::size_t few = 3;
    std::vector<int> heights;
    std::vector<double> singles;
    for (const MarkerEvidence* label : labels) {
        if (!label->ink.empty()) heights.push_back(label->ink.height());
    }
    if (heights.size() < few) return;
    const double height = median(heights);
    for (const MarkerEvidence* label : labels) {
        if (label->ink.empty()) continue;
        const Reading& surest = *label->surest();
        const bool single = surest.confidence >= well_read && surest.text.size() == 1 && surest.text != "1";
        if (single) singles.push_back(label->ink.width() / height);
    }
    // A typewriter's labels have a stroke behind them: "3/".
    const double stroke = singles.size() < few ? 0 : std::max(0.0, median(singles) - usual);
    for (MarkerEvidence* label : labels) {
        if (label->ink.empty()) continue;
        const bool symbol = !symbol_label(label->glyphs).empty();  // a printed asterisk is low
        label->speck = !symbol && label->ink.height() < speck * height;
        const double width = label->ink.width() / height - stroke;
        label->places = width < two_from ? 1 : width < three_from ? 2 : width < no_label ? 3 : 0;
    }
}

// The recogniser that made a text is not known: what is learnt of ours counts half.
double cost_of_glyphs(const MarkerEvidence& evidence, const std::string& label, const MarkerReadings& readings) {
    if (evidence.glyphs.empty() || all_digits(evidence.glyphs)) return impossible;
    if (!readings.scans.knows(evidence.glyphs)) return readings.dumps.cost(evidence.glyphs, label);
    const double learnt = readings.scans.cost(evidence.glyphs, label);
    if (evidence.scanned || !all_digits(label)) return learnt;
    const double by_hand = readings.dumps.cost(evidence.glyphs, label);
    constexpr double half = 0.5;
    return -std::log(half * std::exp(-by_hand) + half * std::exp(-learnt));
}

double cost_of(const MarkerEvidence& evidence, const std::string& label, const MarkerReadings& readings) {
    if (evidence.exact) {
        const std::string symbol = symbol_label(evidence.glyphs);
        return evidence.glyphs == label || symbol == label ? 0.01 : 9;
    }
    if (evidence.nothing()) return all_digits(label) ? 3 : 6;
    const double glyph_cost = cost_of_glyphs(evidence, label, readings);
    if (evidence.surest() == nullptr || !all_digits(label)) return glyph_cost;
    const double by_glyphs = glyph_cost < impossible ? std::exp(-glyph_cost) : 0;
    double share = by_glyphs;
    if (!evidence.digits.empty()) {
        share = share_of_readings(evidence.digits, label, readings);
        if (by_glyphs > 0) share = 0.8 * share + 0.2 * by_glyphs;
    }
    const double weight = weight_of_print(evidence);
    share = (1 - weight) * share + weight * share_of_print(evidence.print, label);
    return -std::log(std::max(share, least_share)) + cost_of_places(evidence.places, static_cast<int>(label.size()));
}

std::string symbol_label(const std::string& text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> symbols{{{"*", "asterisk"},
                                                                                           {"**", "two-asterisks"},
                                                                                           {"***", "three-asterisks"},
                                                                                           {"†", "dagger"},
                                                                                           {"‡", "double-dagger"},
                                                                                           {"§", "section-sign"}}};
    for (const auto& [symbol, label] : symbols) {
        if (text == symbol) return std::string(label);
    }
    return "";
}

}  // namespace emend
