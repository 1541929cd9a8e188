// Words parted, joined, or with the blank in another place.
#include <algorithm>

#include "pipeline/text/hypotheses.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// How far the search for the word goes that two tokens are read as.
constexpr double bound_joined = 8;

// Two words that stand well alone are seldom one.
constexpr double both_known = 6, nothing_unusual = 3, seldom_apart = 500;

// A compound that is written in one is seldom a misreading.
constexpr double two_full_words = 4;
constexpr std::size_t small_word = 5;
constexpr double often_as_small = 5000, often_enough_for_third = 200;

constexpr double lost_hyphen = 5, misread_hyphen = 2;

std::vector<std::size_t> letter_borders(std::string_view text) {
    std::vector<std::size_t> borders;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) borders.push_back(at);
    }
    return borders;
}

bool is_small_word(WordNumber word, const LanguageModel& model) {
    return model.key(word).size() <= small_word && model.count(word) >= often_as_small;
}

}  // namespace

void Hypotheses::part(const Token& token, std::vector<Hypothesis>& all) const {
    const std::string_view core = core_of(token);
    if (is_figure(core) || core.find('-') != std::string_view::npos) return;
    for (const std::size_t at : letter_borders(core)) {
        Piece first, second;
        if (!stands(core.substr(0, at), first)) continue;
        if (stands(core.substr(at), second)) {
            const bool small = is_small_word(first.word, model_) || is_small_word(second.word, model_);
            const double apart = small ? 0 : two_full_words;
            all.push_back({Repair::parted,
                           1,
                           {with(before(token), first.text, ""), with("", second.text, behind(token))},
                           {first.word, second.word},
                           channel_.lost_blank() + apart,
                           "a blank lost"});
        }
        part_more(token, first, at, all);
    }
}

// Three words run together.
void Hypotheses::part_more(const Token& token, const Piece& first, std::size_t at, std::vector<Hypothesis>& all) const {
    const std::string_view core = core_of(token), rest = core.substr(at);
    if (model_.count(first.word) < often_enough_for_third) return;
    for (const std::size_t to : letter_borders(rest)) {
        Piece second, third;
        if (!stands(rest.substr(0, to), second) || model_.count(second.word) < often_enough_for_third) continue;
        if (!stands(rest.substr(to), third) || model_.count(third.word) < often_enough_for_third) continue;
        all.push_back(
            {Repair::parted,
             1,
             {with(before(token), first.text, ""), std::string(second.text), with("", third.text, behind(token))},
             {first.word, second.word, third.word},
             2 * channel_.lost_blank(),
             "two blanks lost"});
    }
}

void Hypotheses::join(const Token& token, const Token& next, std::vector<Hypothesis>& all) const {
    if (!has_word(next) || next.judged.from != 0 || is_figure(next.text)) return;
    const std::string_view stray = stray_mark_of(token, channel_);
    const bool mark = !stray.empty();
    if (!mark && (!has_word(token) || token.judged.to != token.text.size() || is_figure(token.text))) return;
    const bool doubtful = next.judged.standing == Standing::unknown || token.judged.standing == Standing::unknown;
    const std::string_view left = mark ? stray : core_of(token), right = core_of(next);
    const std::string read = std::string(left).append(right);
    const std::string_view lead = mark ? token.text.substr(0, token.text.size() - 1) : before(token);
    Piece whole;
    if (!mark && shape_of(read) != Shape::mixed && stands(read, whole)) {
        const double apart = model_.pair_count(token.judged.last, next.judged.first);
        if (doubtful || apart * seldom_apart < model_.count(whole.word)) {
            all.push_back(
                {Repair::joined,
                 2,
                 {with(lead, read, behind(next))},
                 {whole.word},
                 channel_.inserted_blank() +
                     (doubtful ? 0 : both_known + std::max(0.0, nothing_unusual - surprise(token)) - surprise(token)),
                 "a blank too many"});
        }
    }
    if (!doubtful) return;
    if (!mark) join_over_lost_letter(token, next, all);
    for (const Candidate& candidate : memory_.candidates(read, bound_joined)) {
        all.push_back({Repair::joined,
                       2,
                       {with(lead, candidate.text, behind(next))},
                       {candidate.word},
                       candidate.cost + channel_.inserted_blank(),
                       "a blank too many, " + candidate.how});
    }
}

// "o ganizations", "meas es" on a scan: where the blank was read letters have faded.
void Hypotheses::join_over_lost_letter(const Token& token, const Token& next, std::vector<Hypothesis>& all) const {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::size_t least_letters = 6;
    constexpr double each_letter = 1.5;
    const std::string left(core_of(token)), right(core_of(next));
    const bool read_by_us = token.alternatives != nullptr && next.alternatives != nullptr;
    if (!read_by_us || left.size() + right.size() < least_letters || !begins_with_lower(right)) return;
    const bool both_doubtful = token.judged.standing == Standing::unknown && next.judged.standing == Standing::unknown;
    const auto add = [&](const std::string& lost) {
        Piece whole;
        const std::string word = left + lost + right;
        if (!stands(word, whole)) return;
        all.push_back({Repair::joined,
                       2,
                       {with(before(token), word, behind(next))},
                       {whole.word},
                       channel_.inserted_blank() + each_letter * static_cast<double>(lost.size()),
                       "“" + lost + "” faded to a blank"});
    };
    for (const char first : letters) {
        add(std::string(1, first));
        if (!both_doubtful) continue;
        for (const char second : letters) add({first, second});
    }
}

// "impor" at a line's end and "tant" on the next line: the hyphen was not seen, or read as another mark.
void Hypotheses::join_halves(const Token& token, const Token& next, std::vector<Hypothesis>& all) const {
    const bool doubtful = next.judged.standing == Standing::unknown || token.judged.standing == Standing::unknown;
    if (!doubtful || !has_word(token) || !has_word(next) || is_figure(token.text) || is_figure(next.text)) return;
    if (next.judged.from != 0 || !begins_with_lower(next.text) || behind(token).size() > 1) return;
    const std::string read = std::string(core_of(token)).append(core_of(next));
    Piece whole;
    if (shape_of(read) == Shape::mixed || !stands(read, whole)) return;
    all.push_back({Repair::joined,
                   2,
                   {with(before(token), read, behind(next))},
                   {whole.word},
                   lost_hyphen + (behind(token).empty() ? 0 : misread_hyphen),
                   "a hyphen lost at the line's end"});
}

// "th eillicit": the blank stands in the wrong place.
void Hypotheses::shift(const Token& token, const Token& next, std::vector<Hypothesis>& all) const {
    const bool doubtful = next.judged.standing == Standing::unknown || token.judged.standing == Standing::unknown;
    if (!doubtful || token.judged.to != token.text.size() || next.judged.from != 0) return;
    const std::string read = std::string(core_of(token)).append(core_of(next));
    for (const std::size_t at : letter_borders(read)) {
        Piece first, second;
        if (at == core_of(token).size() || !stands(std::string_view(read).substr(0, at), first) ||
            !stands(std::string_view(read).substr(at), second)) {
            continue;
        }
        all.push_back({Repair::shifted,
                       2,
                       {with(before(token), first.text, ""), with("", second.text, behind(next))},
                       {first.word, second.word},
                       channel_.lost_blank() + channel_.inserted_blank(),
                       "a blank in the wrong place"});
    }
}

}  // namespace emend
