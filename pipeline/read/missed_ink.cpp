#include "pipeline/read/missed_ink.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "pipeline/read/missed_rows.h"
#include "pipeline/read/smoothed_line.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// In x-heights of the page.
constexpr double near_line = 4;                     // between a row and a line that goes on there
constexpr double margin = 0.5;                      // of white around what is read
constexpr double highest_line = 4.5;                // more is an emblem or a bar code
constexpr double least_underlined = 3;              // of a line, for another look
constexpr double believed = 0.45, bearable = 0.3;   // mean confidence of a new line, of a line read once more
constexpr double better = 1.15, about = 0.85;       // times what was read surely before
constexpr double doubtful = 0.85;                   // mean confidence of a line that is worth another look
constexpr float unsure = 0.6F, close_rival = 0.6F;  // a word's confidence; times that of its best reading

int shared_width(const Box& one, const Box& other) {
    return std::max(0, std::min(one.right, other.right) - std::max(one.left, other.left));
}

// Does a stroke run right below letters whose feet are at `foot`?
bool runs_below(const Box& stroke, double foot, double unit) {
    constexpr double highest = -0.15, lowest = 0.6;
    const double below = ((stroke.top + stroke.bottom) / 2.0 - foot) / unit;
    return below > highest && below < lowest;
}

// How many pixels of a line are underlined.
double underlined_length(const SourceLine& line, const std::vector<Box>& strokes, double unit) {
    double sum = 0;
    for (const Box& stroke : strokes) {
        const double foot = line.baseline > 0 ? static_cast<double>(line.baseline) : line.box.bottom;
        if (!line.words.empty() && runs_below(stroke, foot, unit)) sum += shared_width(stroke, line.box);
    }
    return sum;
}

// The strokes that underline what was read or passed over, each with its blurred edge.
std::vector<Box> underlines(const SourcePage& page, const std::vector<MissedRow>& rows, const std::vector<Box>& strokes,
                            double unit) {
    std::vector<Box> found;
    for (const Box& stroke : strokes) {
        const bool below_line = std::any_of(page.lines.begin(), page.lines.end(), [&](const SourceLine& line) {
            return underlined_length(line, {stroke}, unit) > unit;
        });
        const bool below_row = std::any_of(rows.begin(), rows.end(), [&](const MissedRow& row) {
            return runs_below(stroke, row.box.bottom, unit) && shared_width(stroke, row.box) > unit;
        });
        if (below_line || below_row) found.push_back({stroke.left, stroke.top - 1, stroke.right, stroke.bottom + 1});
    }
    return found;
}

struct Worth {
    double surely = 0, letters = 0;  // letters, each as sure as its word; all letters
    double sure() const { return letters > 0 ? surely / letters : 0; }
};

// Of the words that stand, in part, within an area.
Worth worth_of(const SourceLine& line, const Box& area) {
    Worth worth;
    for (const SourceWord& word : line.words) {
        if (shared_width(word.box, area) == 0) continue;
        const auto letters = static_cast<double>(code_points(word.best.text).size());
        worth.surely += letters * static_cast<double>(word.best.confidence);
        worth.letters += letters;
    }
    return worth;
}

Worth worth_of(const SourceLine& line) {
    constexpr int far = 1 << 20;
    return worth_of(line, {-far, 0, far, 0});
}

enum class Look { without_line, smoothed, smoothed_for_comparison };

std::u32string letters_of(const std::string& text) {
    std::u32string letters = code_points(text);
    std::erase_if(letters, [](char32_t c) { return !is_letter(c) && !is_digit(c); });
    return letters;
}

// "chap." and "hap.": at a word's edge a letter is easily lost, and says nothing of the word.
bool lacks_first(const std::u32string& other, const std::u32string& letters) {
    return other.size() + 1 == letters.size() && std::equal(other.begin(), other.end(), letters.begin() + 1);
}

// A word that was hardly read, or nearly so as another word.
bool is_doubtful(const SourceWord& word) {
    const std::u32string letters = letters_of(word.best.text);
    if (letters.size() < 2 || std::none_of(letters.begin(), letters.end(), is_letter) || word.style.raised) {
        return false;
    }
    if (word.best.confidence < unsure) return true;
    return std::any_of(word.alternatives.begin(), word.alternatives.end(), [&](const Reading& other) {
        if (other.confidence < close_rival * word.best.confidence) return false;
        const std::u32string rival = letters_of(other.text);
        return rival != letters && !lacks_first(rival, letters);
    });
}

class Rereader {
public:
    Rereader(const PageImage& image, Recogniser& recogniser, Recognition& recognition, double unit)
        : image_(image), recogniser_(recogniser), recognition_(recognition), unit_(unit) {}

    void read(const MissedRow& row) {
        std::vector<SourceLine>& lines = recognition_.page.lines;
        std::vector<std::size_t> same;
        Box area = row.box;
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const Box box = without_other_lines(lines[n], unit_);
            const bool near = box.left - area.right < near_line * unit_ && area.left - box.right < near_line * unit_;
            if (lines[n].words.empty() || !near || !same_row(box, row.box)) continue;
            same.push_back(n);
            area = unite(area, box);
        }
        if (area.height() > highest_line * unit_) return;
        area = with_margin(area);
        Recognition again = recogniser_.recognise_line(image_, area);
        if (again.page.lines.size() != 1) return;
        Worth before;
        std::size_t words_before = 0;
        for (const std::size_t n : same) {
            const Worth one = worth_of(lines[n]);
            before.surely += one.surely;
            before.letters += one.letters;
            words_before += lines[n].words.size();
        }
        // A letter or two are missed within a word: it must be one now. Between the pieces of a line a word may be.
        const std::size_t words_now = again.page.lines.front().words.size(), more = same.size() > 1 ? 2 : 0;
        const bool within_word = row.letters.size() < letters_of_a_row && !row.at_edge;
        if (within_word && words_now >= words_before + more) return;
        const Worth now = worth_of(again.page.lines.front());
        const bool longer = 2 * (now.letters - before.letters) >= static_cast<double>(row.letters.size());
        const bool surer = now.surely > better * before.surely;
        const bool as_sure = now.surely >= about * before.surely;
        const bool all_surer = longer && now.surely > before.surely && !same.empty();
        const bool worth_it = now.sure() >= (same.empty() ? believed : bearable) && ((longer && as_sure) || surer) &&
                              (all_surer || worth_of(again.page.lines.front(), row.box).sure() >= bearable);
        // What can hardly be read, such as a note of nothing but a symbol, is text all the same.
        const bool doubtful_line = same.empty() && row.set_as_text && longer;
        if (worth_it || doubtful_line) put(std::move(again), same, area);
    }

    // Only words that are underlined themselves take the new reading, where it is surer and word answers to word.
    void read_underlined(std::size_t n, const std::vector<Box>& strokes) {
        const Box& box = recognition_.page.lines[n].box;
        take_surer(n, recogniser_.recognise_line(image_, with_margin(box)), Look::without_line,
                   [&](const SourceWord& word) { return underlined(word.box, strokes); });
    }

    // Coarse and faint print is often read better when it is smoothed; a word takes the surer reading and keeps
    // the other one. In a line that was read well the doubtful words only get another reading to choose from.
    void read_smoothed(std::size_t n) {
        const Recognition again = read_part(without_other_lines(recognition_.page.lines[n], unit_));
        take_surer(n, again, Look::smoothed, [](const SourceWord& word) { return !word.style.raised; });
    }

    // Each doubtful word is read with its neighbours; the whole line would take several times as long.
    void compare_smoothed(std::size_t n) {
        const Box line = without_other_lines(recognition_.page.lines[n], unit_);
        const std::vector<SourceWord> words = recognition_.page.lines[n].words;
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!is_doubtful(words[at])) continue;
            Box part = line;
            part.left = words[at - std::min<std::size_t>(at, 1)].box.left;
            while (at + 1 < words.size() && is_doubtful(words[at + 1])) ++at;
            part.right = words[std::min(at + 1, words.size() - 1)].box.right;
            if (part.left < part.right) take_surer(n, read_part(part), Look::smoothed_for_comparison, is_doubtful);
        }
    }

private:
    Recognition read_part(const Box& part) { return recognise_smoothed(image_, with_margin(part), recogniser_); }

    static bool overlap(const Box& one, const Box& other) {
        return 3 * shared_width(one, other) > std::min(one.width(), other.width());
    }

    // "Powers;" and "Powers:", "Wicks,*" and "Wicks.4": without its line, or smoothed, a stop's tail is the first to
    // go, and behind a word a marker may stand, which is read for itself.
    static bool same_word(const std::string& fresh, const std::string& old) {
        const auto core_of = [](const std::string& text) {
            std::u32string core = code_points(text);
            const auto first = std::find_if(core.begin(), core.end(), is_letter);
            const auto behind = std::find_if_not(first, core.end(), is_letter);
            constexpr std::ptrdiff_t least = 3;
            if (behind - first >= least) {
                core.erase(std::find_if(core.rbegin(), core.rend(), is_letter).base(), core.end());
            }
            std::erase_if(core, [](char32_t c) { return !is_letter(c) && !is_digit(c); });
            return core;
        };
        return core_of(fresh) == core_of(old);
    }

    template <typename Wanted>
    void take_surer(std::size_t n, const Recognition& again, Look look, const Wanted& wanted) {
        if (again.page.lines.size() != 1) return;
        SourceLine& line = recognition_.page.lines[n];
        const std::vector<SourceWord>& words = again.page.lines.front().words;
        for (std::size_t old = 0; old < line.words.size(); ++old) {
            SourceWord& word = line.words[old];
            const std::optional<std::size_t> match = answering(line.words, old, words);
            if (!match || !wanted(word)) continue;
            const SourceWord& fresh = words[*match];
            if (same_word(fresh.best.text, word.best.text)) continue;
            Reading other = fresh.best;
            // Smoothing makes letters fuller: of a small and a capital letter of one shape the first look knows better.
            const bool same_letters = look != Look::without_line && code_points(word.best.text).size() > 1 &&
                                      to_lower(fresh.best.text) == to_lower(word.best.text);
            const bool surer = fresh.best.confidence > word.best.confidence;
            if (surer && !same_letters && look != Look::smoothed_for_comparison) {
                word.alternatives = fresh.alternatives;
                std::swap(word.best, other);
                recognition_.symbols[n][old] = again.symbols.front()[*match];
            }
            other.by = By::another_look;
            word.alternatives.push_back(std::move(other));
        }
    }

    // The one new word at the place of an old one, which is the only old one there.
    static std::optional<std::size_t> answering(const std::vector<SourceWord>& old_words, std::size_t old,
                                                const std::vector<SourceWord>& words) {
        std::optional<std::size_t> found;
        for (std::size_t n = 0; n < words.size(); ++n) {
            if (!overlap(words[n].box, old_words[old].box)) continue;
            if (found) return std::nullopt;
            found = n;
        }
        if (!found) return std::nullopt;
        const auto there = std::count_if(old_words.begin(), old_words.end(),
                                         [&](const SourceWord& word) { return overlap(words[*found].box, word.box); });
        return there == 1 ? found : std::nullopt;
    }

    static bool underlined(const Box& word, const std::vector<Box>& strokes) {
        int width = 0;
        for (const Box& stroke : strokes) {
            const bool below =
                stroke.top < word.bottom + word.height() / 2 && stroke.bottom > word.top + word.height() / 2;
            if (below) width += shared_width(stroke, word);
        }
        return 2 * width > word.width();
    }

    Box with_margin(const Box& area) const {
        const int white = static_cast<int>(std::lround(margin * unit_));
        return widened(area, white, white, image_);
    }

    // In the place of what was read on that row before; else behind the line above.
    void put(Recognition again, const std::vector<std::size_t>& same, const Box& area) {
        std::vector<SourceLine>& lines = recognition_.page.lines;
        SourceLine line = std::move(again.page.lines.front());
        std::size_t place = 0;
        if (!same.empty()) {
            place = same.front();
            line.block = lines[place].block;
            std::for_each(same.rbegin(), same.rend(), [&](std::size_t n) { recognition_.erase_line(n); });
        } else {
            int above = -1;
            for (std::size_t n = 0; n < lines.size(); ++n) {
                const Box& box = lines[n].box;
                const bool over = box.bottom <= area.bottom && box.left < area.right && area.left < box.right;
                if (over && box.bottom > above) above = box.bottom, place = n + 1;
            }
            line.block = lines.empty() ? 0 : lines[place == 0 ? 0 : place - 1].block;
        }
        const auto at = static_cast<std::ptrdiff_t>(place);
        lines.insert(lines.begin() + at, std::move(line));
        recognition_.symbols.insert(recognition_.symbols.begin() + at, std::move(again.symbols.front()));
    }

    const PageImage& image_;
    Recogniser& recogniser_;
    Recognition& recognition_;
    double unit_;
};

}  // namespace

void read_missed_ink(const PageImage& image, const std::vector<Piece>& pieces, const std::vector<Box>& strokes,
                     Recogniser& recogniser, Recognition& recognition) {
    const double unit = typical_x_height(recognition.page);
    if (unit <= 0) return;
    const std::vector<MissedRow> rows = missed_rows(recognition.page, pieces, unit);
    const std::vector<Box> lines = underlines(recognition.page, rows, strokes, unit);
    if (rows.empty() && lines.empty()) return;
    const PageImage cleaned = without(image, lines);
    Rereader rereader(cleaned, recogniser, recognition, unit);
    for (const MissedRow& row : rows) rereader.read(row);
    for (std::size_t n = 0; n < recognition.page.lines.size(); ++n) {
        const SourceLine& line = recognition.page.lines[n];
        if (underlined_length(line, lines, unit) > least_underlined * unit) rereader.read_underlined(n, lines);
    }
}

void read_doubtful_lines(const PageImage& image, Recogniser& recogniser, Recognition& recognition) {
    const double unit = typical_x_height(recognition.page);
    if (unit <= 0) return;
    Rereader rereader(image, recogniser, recognition, unit);
    for (std::size_t n = 0; n < recognition.page.lines.size(); ++n) {
        const SourceLine& line = recognition.page.lines[n];
        if (line.box.height() > highest_line * unit) continue;
        if (worth_of(line).sure() < doubtful) {
            rereader.read_smoothed(n);
        } else if (std::any_of(line.words.begin(), line.words.end(), is_doubtful)) {
            rereader.compare_smoothed(n);
        }
    }
}

}  // namespace emend
