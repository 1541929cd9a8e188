#include "pipeline/text/channel.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "pipeline/errors.h"
#include "pipeline/text/running_words.h"
#include "pipeline/text/tables.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::u32string_view letters = U"abcdefghijklmnopqrstuvwxyz";
constexpr double frequent = 10;  // a word that stands so often is right though no dictionary has it
constexpr std::size_t most_edits = 3;

std::string quoted(std::u32string_view text) { return "“" + from_code_points(text) + "”"; }

std::string in_words(std::u32string_view read, std::u32string_view meant) {
    if (read.empty()) return quoted(meant) + " lost";
    if (meant.empty()) return quoted(read) + " too many";
    return quoted(read) + " read for " + quoted(meant);
}

std::string as_key(char32_t c) {
    std::string bytes;
    append(bytes, c);
    return key_of(bytes);
}

// The case of a part put together from pieces of both: as the letters that were read well have it.
std::u32string in_likely_case_part(std::u32string_view part) {
    std::size_t capitals = 0, small = 0;
    for (const char32_t c : part) {
        capitals += is_upper(c) ? 1 : 0;
        small += is_lower(c) ? 1 : 0;
    }
    if (capitals == 0 || small == 0 || (capitals == 1 && is_upper(part.front()))) return std::u32string(part);
    std::u32string likely;
    for (const char32_t c : part) {
        const bool upper = capitals > small + 1 || (likely.empty() && is_upper(c));
        if (upper) likely += c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
        if (!upper) likely += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    }
    return likely;
}

std::string in_likely_case(std::u32string_view text) {
    std::string likely;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(U'-', from), text.size());
        likely += from > 0 ? "-" : "";
        likely += from_code_points(in_likely_case_part(text.substr(from, to - from)));
        from = to + 1;
    }
    return likely;
}

}  // namespace

bool is_trusted(const LanguageModel& model, WordNumber word) {
    return model.figures(word).in_dictionary || model.count(word) >= frequent;
}

// One search, depth first. What a way has taken is only put into words once it is the best to its word.
class Channel::Walk {
public:
    Walk(const Channel& channel, const LanguageModel& model, std::string_view read, double bound, Letters letters)
        : channel_(channel), model_(model), read_(code_points(read)), read_key_(key_of(read)), bound_(bound) {
        for (const char32_t c : read_) keys_.push_back(as_key(c));
        most_unlisted_ = letters == Letters::listed ? 0 : read_.size() >= 9 ? 2 : 1;
        least_unlisted_ = std::min({channel.substituted_, channel.lost_, channel.inserted_});
    }

    std::vector<Candidate> run() {
        Way start;
        start.range = model_.all();
        step(start);
        std::vector<Candidate> all;
        for (const auto& [word, way] : best_) all.push_back(candidate(word, way));
        return all;
    }

private:
    // A confusion of the table, or a letter that stands for itself: `letter` 0 where one was too many.
    struct Taken {
        std::size_t at = 0, length = 0;  // in what was read
        const Confusion* listed = nullptr;
        char32_t letter = 0;

        std::u32string_view meant() const {
            return listed != nullptr ? std::u32string_view(listed->meant)
                                     : std::u32string_view(&letter, letter == 0 ? 0 : 1);
        }
    };

    struct Way {
        WordRange range;
        std::size_t depth = 0, at = 0;  // bytes of the key gone down, code points of what was read
        double cost = 0;
        std::size_t edits = 0;  // confusions taken
        int unlisted = 0;       // those among them that stand for any letter
        std::array<Taken, most_edits> taken;
    };

    // Goes down by the bytes of one key letter; false where no word is there.
    bool descend(Way& way, std::string_view bytes) const {
        for (const char byte : bytes) {
            way.range = model_.below(way.range, way.depth++, byte);
            if (way.range.empty()) return false;
        }
        return true;
    }

    Candidate candidate(WordNumber word, const Way& way) const {
        std::u32string text;
        std::string how;
        std::size_t at = 0;
        for (std::size_t n = 0; n < way.edits; ++n) {
            const Taken& taken = way.taken.at(n);
            text.append(read_, at, taken.at - at).append(taken.meant());
            at = taken.at + taken.length;
            how += (n > 0 ? ", " : "") +
                   in_words(std::u32string_view(read_).substr(taken.at, taken.length), taken.meant());
        }
        text.append(read_, at);
        return {word, in_likely_case(text), way.cost, how, way.unlisted};
    }

    void finish(const Way& way) {
        const WordNumber word = way.range.from;
        const std::string_view key = model_.key(word);
        if (key.size() != way.depth || way.edits == 0 || key == read_key_ || !is_trusted(model_, word)) return;
        if (key.size() == 1 && key != "a" && key != "i") return;
        const auto [best, is_new] = best_.try_emplace(word, way);
        if (!is_new && way.cost < best->second.cost) best->second = way;
    }

    void step(const Way& way) {
        if (way.at < read_.size()) {
            Way next = way;
            if (descend(next, keys_[next.at++])) step(next);
        } else {
            finish(way);
        }
        if (way.edits == most_edits) return;
        if (way.at < read_.size()) listed(way, read_[way.at]);
        listed(way, 0);
        if (way.unlisted < most_unlisted_ && way.cost + least_unlisted_ <= bound_) unlisted(way);
    }

    // Confusions of the table.
    void listed(const Way& way, char32_t first) {
        for (const Confusion& confusion : channel_.beginning_with(first)) {
            if (way.cost + confusion.cost > bound_) continue;
            if (read_.compare(way.at, confusion.read.size(), confusion.read) != 0) continue;
            Way next = way;
            if (!descend(next, confusion.meant_key)) continue;
            take(next, {way.at, confusion.read.size(), &confusion, 0}, confusion.cost);
        }
    }

    // A letter for another, lost or too many.
    void unlisted(const Way& way) {
        const bool at_end = way.at == read_.size();
        const bool capital = !at_end && is_upper(read_[way.at]);
        WordRange rest = way.range;  // the letters come in the order of the words
        for (char letter = 'a'; letter <= 'z' && !rest.empty(); ++letter) {
            Way next = way;
            next.range = model_.below(rest, next.depth++, letter);
            rest.from = next.range.to;
            if (next.range.empty()) continue;
            const char32_t meant = static_cast<char32_t>(letter) - (capital ? U'a' - U'A' : 0);
            if (!at_end && meant != read_[way.at]) {
                take_unlisted(next, {way.at, 1, nullptr, meant}, channel_.substituted_);
            }
            take_unlisted(next, {way.at, 0, nullptr, meant}, channel_.lost_);
        }
        if (!at_end && read_[way.at] != U'-') take_unlisted(way, {way.at, 1, nullptr, 0}, channel_.inserted_);
    }

    void take_unlisted(Way next, const Taken& taken, double cost) {
        if (next.cost + cost > bound_) return;
        ++next.unlisted;
        take(next, taken, cost);
    }

    void take(Way& next, const Taken& taken, double cost) {
        next.cost += cost;
        next.at += taken.length;
        next.taken.at(next.edits++) = taken;
        step(next);
    }

    const Channel& channel_;
    const LanguageModel& model_;
    std::u32string read_;
    std::string read_key_;
    std::vector<std::string> keys_;  // of each code point read
    double bound_, least_unlisted_ = 0;
    int most_unlisted_ = 1;
    std::map<WordNumber, Way> best_;
};

Channel::Channel(std::vector<Confusion> confusions) {
    for (Confusion& confusion : confusions) {
        const bool any_read = confusion.read == U"*", any_meant = confusion.meant == U"*";
        if (any_read && any_meant) {
            substituted_ = confusion.cost;
        } else if (any_meant) {
            lost_ = confusion.cost;
        } else if (any_read) {
            inserted_ = confusion.cost;
        } else if (confusion.meant == U"_") {
            lost_blank_ = confusion.cost;
        } else if (confusion.read == U"_") {
            inserted_blank_ = confusion.cost;
        } else {
            const char32_t first = confusion.read.empty() ? 0 : confusion.read.front();
            for (const char32_t c : confusion.meant) confusion.meant_key += as_key(c);
            by_first_[first].push_back(std::move(confusion));
        }
    }
}

const std::vector<Confusion>& Channel::beginning_with(char32_t c) const {
    static const std::vector<Confusion> none;
    const auto found = by_first_.find(c);
    return found == by_first_.end() ? none : found->second;
}

bool Channel::confuses(char32_t c) const { return !is_letter(c) && by_first_.contains(c); }

std::vector<Candidate> Channel::candidates(const LanguageModel& model, std::string_view read, double bound,
                                           Letters letters) const {
    return Walk(*this, model, read, bound, letters).run();
}

const std::vector<Candidate>& ChannelMemory::candidates(std::string_view read, double bound, Letters letters) {
    const auto [found, is_new] = known_.try_emplace({std::string(read), bound, letters});
    if (is_new) found->second = channel_.candidates(model_, read, bound, letters);
    return found->second;
}

Channel load_channel(const std::filesystem::path& path) {
    std::vector<Confusion> confusions;
    for (const Row& row : read_table(path, 3)) {
        char* end = nullptr;
        const double cost = std::strtod(row[2].c_str(), &end);
        if (end == row[2].c_str() || cost < 0) {
            throw Error(ExitCode::bad_input, path.string(),
                        "the cost of " + row[0] + " for " + row[1] + " is no number");
        }
        const auto side = [](const std::string& text) { return text == "-" ? U"" : code_points(text); };
        confusions.push_back({side(row[0]), side(row[1]), cost});
    }
    return Channel(std::move(confusions));
}

}  // namespace emend
