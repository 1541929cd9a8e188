#include "stages/repair_certainty.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/unicode.h"

namespace emend {

namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "radication" has lost its first letter.
bool lacks_letter(std::string_view read, std::string_view meant) {
    const std::size_t here = static_cast<std::size_t>(
        std::mismatch(read.begin(), read.end(), meant.begin(), meant.end()).first - read.begin());
    return meant.size() == read.size() + 1 && read.substr(here) == meant.substr(here + 1);
}

// "apropriate", "accomodation", "conferance": a letter lost inside the word or one vowel for another. Compositors and
// typists do that as well as recognisers do.
bool is_slip_of_the_hand(std::string_view read, std::string_view meant) {
    if (read.empty() || meant.empty() || read.front() != meant.front()) return false;
    const auto [here, there] = std::mismatch(read.begin(), read.end(), meant.begin(), meant.end());
    if (here == read.end()) return false;
    if (meant.size() == read.size() + 1) return lacks_letter(read, meant);
    const bool vowels = is_vowel(*here) && is_vowel(*there);
    return vowels && read.size() == meant.size() && std::equal(here + 1, read.end(), there + 1);
}

// A word of small letters, long enough that hardly another one is near, and whole: of one that is cut off ("diagnosti",
// "eparatory") nobody knows how much is lost.
bool is_long_word(const Proposal& proposal, const Token& token) {
    constexpr std::size_t long_word = 6;
    const std::string_view read = bare(token.text).word, meant = bare(proposal.hypothesis.texts.front()).word;
    const bool cut = meant.size() > read.size() && (meant.starts_with(read) || meant.ends_with(read));
    return token.judged.standing == Standing::unknown && token.judged.letters >= long_word &&
           token.judged.shape == Shape::lower && !cut;
}

}  // namespace

void RepairCertainty::count(const std::vector<std::vector<Proposal>>& proposals, std::size_t words,
                            const ChosenReadings& chosen) {
    constexpr double beyond_doubt = 8, without_rival = 3;
    constexpr std::size_t few = 3, words_for_one = 1500;
    std::size_t all = chosen.others + chosen.looks, misread = chosen.others;
    habits_[std::string(recognisers_other_reading)] += static_cast<int>(chosen.others);
    for (const std::vector<Proposal>& flow : proposals) {
        all += flow.size();
        for (const Proposal& proposal : flow) {
            if (proposal.margin < beyond_doubt || proposal.runner_up < without_rival) continue;
            ++habits_[proposal.hypothesis.how];
            misread += proposal.hypothesis.repair == Repair::replaced ? 1 : 0;
        }
    }
    misread_ = misread >= few && misread * words_for_one >= words;
    count_errors(all, words);
}

// Blanks are a matter of the reading rather than of the print.
void RepairCertainty::count_errors(std::size_t proposals, std::size_t words) {
    constexpr double usual = 0.004, least = -3, printed_so = 4, slip = 3;
    const auto shift = [&](double more_words) {
        const double rate = (static_cast<double>(proposals) + 0.5) / (static_cast<double>(words) + more_words);
        return std::min(std::log(rate / usual), 0.0);
    };
    blanks_ = std::max(shift(100), least);
    letters_ = scanned_ ? blanks_ : printed_so * shift(500);  // one case on a single page makes no rate
    slips_ = scanned_ ? letters_ : slip * letters_;
}

double RepairCertainty::of(const Proposal& proposal, const Token& token) const {
    const double margin = std::min(proposal.margin, proposal.runner_up + 2) + by_error_rate(proposal, token) +
                          by_habit(proposal) + by_reading(proposal, token);
    const auto curve = tables_.certainty.find(std::string(kind_of(proposal, token)));
    return (curve == tables_.certainty.end() ? CertaintyCurve{} : curve->second).at(margin);
}

double RepairCertainty::by_error_rate(const Proposal& proposal, const Token& token) const {
    const Hypothesis& chosen = proposal.hypothesis;
    if (chosen.repair != Repair::replaced) return blanks_;
    const bool slip =
        chosen.texts.size() == 1 && is_slip_of_the_hand(bare(token.text).word, bare(chosen.texts[0]).word);
    return slip ? slips_ : letters_;
}

// A letter that is lost on a scan leaves its ink or its room, and the recogniser seldom reads such a word surely.
double RepairCertainty::by_reading(const Proposal& proposal, const Token& token) const {
    constexpr float surely = 0.9F, sure_look = 0.95F;
    constexpr double surely_read = -2, surely_looked = 1.5;  // the latter was right in 182 cases of 182
    const Hypothesis& chosen = proposal.hypothesis;
    if (chosen.look >= sure_look) return surely_looked;
    if (!scanned_ || chosen.repair != Repair::replaced || token.confidence < surely) return 0;
    return lacks_letter(bare(token.text).word, bare(chosen.texts.front()).word) ? surely_read : 0;
}

double RepairCertainty::by_habit(const Proposal& proposal) const {
    constexpr double most = 3;
    const auto found = habits_.find(proposal.hypothesis.how);
    return found == habits_.end() || found->second == 0 ? 0
                                                        : std::min(std::log(static_cast<double>(found->second)), most);
}

// Scans are read by our own engine, whose misreadings are harder to mend than those of a corrected dump. A piece of two
// or three letters that is no word may have been anything there, a number or a label.
std::string_view RepairCertainty::kind_of(const Proposal& proposal, const Token& token) const {
    constexpr std::size_t few_letters = 3;
    constexpr float believed = 0.2F;  // a look that saw next to nothing there tells no more than the engine's readings
    const bool two_words = token.judged.standing != Standing::unknown;
    if (proposal.hypothesis.look >= believed && two_words) return "looked at again";
    switch (proposal.hypothesis.repair) {
        case Repair::as_read: return "as read";
        case Repair::replaced:
            if (token.unexpected) return scanned_ ? "unexpected word replaced in scans" : "unexpected word replaced";
            if (!scanned_) {
                return misread_ && is_long_word(proposal, token) ? "long word replaced in misread text" : "replaced";
            }
            return token.judged.standing == Standing::unknown && token.judged.letters <= few_letters
                       ? "short piece replaced in scans"
                       : "replaced in scans";
        case Repair::parted: return "parted";
        case Repair::joined: return "joined";
        case Repair::shifted: return "shifted";
    }
    return "";
}

}  // namespace emend
