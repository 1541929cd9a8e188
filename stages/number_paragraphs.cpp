// Every paragraph is looked at alone first: its first word is a label, is like one ("l2.", "(g0"), is none though the
// paragraph opens like a numbered one ("Calls upon …"), or is none at all. Then the sequence decides, run by run; a run
// of numbers ends where they begin again with 1. Between two certain numbers that leave exactly as many places as there
// are doubtful paragraphs, these get their numbers. A certain number stays as it was read, but for one that differs by
// a digit from the only number that fits between its neighbours: it was misread. What was printed twice stays printed
// twice.
#include "stages/number_paragraphs.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "pipeline/text/ascii.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/source_fields.h"
#include "pipeline/text/unicode.h"
#include "stages/labels.h"
#include "stages/lettered_paragraphs.h"
#include "stages/numbered_entry.h"
#include "stages/openings.h"
#include "stages/running_blocks.h"

namespace emend {

namespace {

bool operative(const std::vector<std::string_view>& words, const HouseStyle& style) {
    return opening_length(words, OpeningKind::operative, style.openings) > 0;
}

// "l2." -> 12, "S." -> 5: what digits are misread as.
std::optional<int> number_like(std::string_view word) {
    constexpr std::string_view letters = "lI|itOoSsBZzgqb", digits = "111110055822996";
    constexpr std::string_view strokes = "!LT]";  // ones, where a full stop stands behind them
    const std::size_t comma = word.find(',');
    const bool dirt = comma != std::string_view::npos &&
                      word.substr(comma + 1).find_first_not_of("0°.") == std::string_view::npos;  // "24,00"
    const std::size_t stop = dirt && comma + 1 < word.size() ? comma : word.find('.');
    constexpr std::size_t most_behind_stop = 2;  // "14.0": dirt behind the full stop
    constexpr std::string_view figures = "0123456789";
    const bool reference = stop != std::string_view::npos && word.find_first_of(figures) != std::string_view::npos &&
                           word.find_first_of(figures) > stop;  // "b.6."
    if (reference) return std::nullopt;
    if (stop != std::string_view::npos && word.size() - stop - 1 <= most_behind_stop) word = word.substr(0, stop);
    while (!word.empty() && std::string_view(",:;-)'").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    if (word.empty() || word.size() > 3) return std::nullopt;
    int value = 0;
    for (const char c : word) {
        const std::size_t known = letters.find(c);
        const bool stroke = stop != std::string_view::npos && strokes.find(c) != std::string_view::npos;
        const char digit = stroke ? '1' : known == std::string_view::npos ? c : digits[known];
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value > 0 ? std::optional(value) : std::nullopt;
}

// "(g0", "{d)", "(¢)", "c)": a bracket and little else.
bool letter_like(std::string_view word) {
    const std::u32string points = code_points(word);
    if (points.size() < 2 || points.size() > 5) return false;
    const bool opens = points.front() == U'(' || points.front() == U'{' || points.front() == U'[';
    const bool closes = points.back() == U')' || points.back() == U'}' || points.back() == U']';
    const bool inner = std::none_of(points.begin(), points.end(), [](char32_t c) { return is_upper(c); });
    const bool number =
        opens && closes && std::all_of(points.begin() + 1, points.end() - 1, [](char32_t c) { return is_digit(c); });
    return (opens || (closes && points.size() <= 3)) && inner && (!number || points.size() == 3);
}

std::string joined(const std::vector<std::string_view>& words, int count) {
    std::string all;
    for (int n = 0; n < count; ++n) all += words[static_cast<std::size_t>(n)];
    return all;
}

// "2 2 . Notes": how many words are the label of a scan's numbered paragraph that has fallen apart; 0 for none.
int pieces_of_label(const RunningBlock& running, const HouseStyle& style) {
    constexpr int most = 3;
    constexpr std::size_t longest = 4;
    if (!origin_is_scan(running)) return 0;
    for (int count = 2; count <= most && static_cast<std::size_t>(count) < running.texts.size(); ++count) {
        const std::string word = joined(running.texts, count);
        if (word.size() > longest) return 0;
        const auto label = label_of(word);
        if (label && label->kind == LabelKind::number &&
            operative(from(running.texts, static_cast<std::size_t>(count)), style)) {
            return count;
        }
    }
    return 0;
}

// "LH. Jakes note", which was "11. Takes note".
bool opens_misread(const RunningBlock& running, const std::vector<std::string_view>& words, const HouseStyle& style) {
    if (!origin_is_scan(running) || words.size() < 3 || !words[0].ends_with('.')) return false;
    return begins_with_upper(words[1]) && misread_head(words[1], words[2], style.openings).has_value();
}

// "«fy" on a scan, looked at again and read as "(f)".
bool was_read_as_letter(const RunningBlock& running, std::size_t at) {
    constexpr float least = 0.7F;
    constexpr std::size_t longest = 5;
    const Word& word = *running.words[at];
    if (!origin_is_scan(running) || word.sources.empty() || word.text.size() > longest) return false;
    const SourceWord& source = seen(*running.page->source, word.sources.front());
    return std::any_of(source.alternatives.begin(), source.alternatives.end(), [&](const Reading& other) {
        if (other.by != By::another_look || other.confidence < least || !other.text.starts_with('(')) return false;
        const auto label = label_of(other.text);
        return label && (label->kind == LabelKind::letter || label->kind == LabelKind::small_roman);
    });
}

Entry look_at(const RunningBlock& running, const HouseStyle& style) {
    Entry entry;
    entry.running = &running;
    // A speck of dirt before the label belongs to it.
    const bool speck = running.texts.size() > 2 && running.texts[0].size() <= 3 &&
                       bare(running.texts[0]).word.empty() && label_of(running.texts[1]) && origin_is_scan(running);
    const std::vector<std::string_view> words = speck ? from(running.texts, 1) : running.texts;
    if (speck) entry.label_words = 2;
    const SourceLine* line = running.first_line();
    if (words.size() < 2 || !is_paragraph(*running.block) || line->mark == LineMark::heading) return entry;
    if (const int pieces = pieces_of_label(running, style); pieces > 0) {
        entry.kind = BlockKind::item;
        entry.label_words = pieces;
        const std::optional<Label> label = label_of(joined(words, pieces));
        entry.label = label->text;
        entry.value = label->value;
        return entry;
    }
    const auto label = label_of(words[0]);
    if (label && label->kind == LabelKind::number) {
        entry.kind = BlockKind::item;
    } else if (label && (label->kind == LabelKind::letter || label->kind == LabelKind::small_roman)) {
        entry.kind = BlockKind::subitem;
        entry.level = label->kind == LabelKind::letter ? 1 : 2;
    }
    if (entry.kind != BlockKind::paragraph) {
        entry.value = label->value;
        entry.label = label->text;
        return entry;
    }
    const bool verb = operative(from(words, 1), style) || opens_misread(running, words, style);
    // "Ls  Reaffirms": no sentence goes on with a capital verb behind a word of two letters.
    const bool capital_behind_capital = origin_is_scan(running) && words[0].size() <= 3 && begins_with_upper(words[1]);
    const auto number = number_like(words[0]);
    const bool stopped = words[0].find_first_of(".)") != std::string_view::npos && !style.none();
    const bool is_number = number && (verb || stopped);
    const bool before_verb = verb && words[0].size() <= 4 && words[0] != "(I)" &&
                             (!begins_with_upper(words[0]) || words[0].ends_with('.') || capital_behind_capital);
    const bool in_brackets = words[0].starts_with('(') && (words[0].ends_with(')') || is_ascii_small(words[0][1]));
    const bool rest = origin_is_scan(running) && words[0] == "(";  // the bracket is all that is left of it
    const bool letter = rest || (letter_like(words[0]) && (in_brackets || (!is_number && !before_verb)));
    if (letter || (!is_number && was_read_as_letter(running, speck ? 1 : 0))) {
        entry.kind = BlockKind::subitem;
        entry.level = 1;
        entry.doubt = Doubt::garbled;
    } else if (is_number) {
        entry.kind = BlockKind::item;
        entry.value = verb ? *number : 0;
        entry.doubt = Doubt::garbled;
        entry.verb = verb;
    } else if (before_verb) {
        entry.kind = BlockKind::item;
        entry.doubt = Doubt::garbled;
    } else if (operative(words, style)) {
        entry.doubt = Doubt::lost;
    }
    return entry;
}

void restore(Entry& entry, int value, double certainty, const std::string& reason) {
    if (entry.doubt == Doubt::certain && entry.value == value) return;
    if (entry.kind == BlockKind::paragraph) entry.kind = BlockKind::item;
    entry.value = value;
    entry.label = std::to_string(value);
    entry.certainty = certainty;
    entry.reason = reason;
}

bool of_items(const Entry& entry) {
    return entry.kind == BlockKind::item || (entry.kind == BlockKind::paragraph && entry.doubt == Doubt::lost);
}

// Whether one digit of the two numbers differs, or one is missing.
bool misread(int read, int meant) { return letters_apart(std::to_string(read), std::to_string(meant), 1) == 1; }

// "4+.", "5S.": the number, and a sign too many.
bool is_like(const Entry& entry, int number) {
    const std::string_view word = label_word(entry), before_stop = word.substr(0, word.find('.'));
    std::string figures;
    std::copy_if(before_stop.begin(), before_stop.end(), std::back_inserter(figures), is_ascii_digit);
    return figures == std::to_string(number) && before_stop != figures;
}

// The next number that was read for certain, if it leaves a place for each paragraph from `n` on; else 0.
int next_certain(const std::vector<Entry*>& run, std::size_t n, int previous) {
    std::size_t next = n + 1;
    while (next < run.size() && run[next]->doubt != Doubt::certain) ++next;
    const bool fits = next < run.size() && run[next]->value == previous + static_cast<int>(next - n) + 1;
    return fits ? run[next]->value : 0;
}

// Numbers: doubtful ones between certain ones, and certain ones that do not fit between theirs.
void restore_numbers(std::vector<Entry>& entries) {
    std::vector<Entry*> run;
    for (Entry& entry : entries) {
        if (of_items(entry)) run.push_back(&entry);
    }
    int previous = 0;
    for (std::size_t n = 0; n < run.size(); ++n) {
        Entry& entry = *run[n];
        if (entry.doubt == Doubt::certain) {
            const int after = next_certain(run, n, previous);
            const bool between = previous > 0 && after > 0 && entry.value != after;
            if (between && entry.value != previous + 1 && entry.value != previous &&
                misread(entry.value, previous + 1)) {
                restore(entry, previous + 1, 0.9, "the number between its neighbours; it was misread");
            }
            previous = entry.value;
            continue;
        }
        std::size_t next = n;
        while (next < run.size() && run[next]->doubt != Doubt::certain) ++next;
        const int places = static_cast<int>(next - n);
        const bool closed = next < run.size() && run[next]->value == previous + places + 1;
        const bool spoken = entry.doubt == Doubt::garbled && entry.verb;
        const bool fits = spoken && (entry.value == previous + 1 || entry.value == 1 ||
                                     (previous > 0 && (next == run.size() || is_like(entry, previous + 1))));
        const bool before_second = spoken && places == 1 && next < run.size() && run[next]->value == 2;
        if (closed && (previous > 0 || entry.doubt == Doubt::garbled)) {
            restore(entry, previous + 1, 0.92, "the only number between its neighbours");
        } else if (before_second && !is_like(entry, previous + 1)) {
            restore(entry, 1, 0.9, "the number before 2");
        } else if (spoken && entry.value > previous && next < run.size() && entry.value + places <= run[next]->value) {
            restore(entry, entry.value, 0.85, "as it was read, between its neighbours");
        } else if (fits) {
            restore(entry, entry.value == 1 ? 1 : previous + 1, 0.85, "the number that follows");
        }
        if (!entry.label.empty()) previous = entry.value;
    }
}

// "16, favites": a label's stop was read as a comma, where 15 stands before it and 17 behind. (With a verb that can be
// read it is a label by itself.)
void restore_commas(std::vector<Entry>& entries) {
    int previous = 0;
    for (std::size_t n = 0; n < entries.size(); ++n) {
        Entry& entry = entries[n];
        if (entry.kind == BlockKind::item) previous = entry.value;
        if (entry.kind != BlockKind::paragraph || !is_paragraph(*entry.running->block)) continue;
        const std::string_view word = label_word(entry);
        const std::string_view number = word.substr(0, word.size() - 1);
        const bool comma = word.ends_with(',') && all_digits(number) && number.size() <= 3;
        if (!comma || previous == 0 || !origin_is_scan(*entry.running)) continue;
        const auto next = std::find_if(entries.begin() + static_cast<std::ptrdiff_t>(n), entries.end(),
                                       [](const Entry& one) { return one.kind == BlockKind::item; });
        const int value = std::stoi(std::string(number));
        if (value != previous + 1 || next == entries.end() || next->value != value + 1) continue;
        restore(entry, value, 0.9, "the number that is missing between its neighbours");
        entry.doubt = Doubt::garbled;
        previous = value;
    }
}

// Text that goes on inside a numbered paragraph, behind its letters: indented in Markdown, or with a small letter
// behind a stop.
void find_inner(std::vector<Entry>& entries) {
    bool inside = false;
    for (Entry& entry : entries) {
        const Block& block = *entry.running->block;
        if (entry.kind != BlockKind::paragraph || !is_paragraph(block)) {
            inside = entry.kind == BlockKind::item || (inside && entry.kind == BlockKind::subitem);
            continue;
        }
        if (!inside) continue;
        constexpr int content_offset = 2;
        const SourceLine* line = entry.running->first_line();
        const bool markdown = entry.running->page->source->origin == Origin::markdown;
        const bool indented = markdown && !line->words.empty() && line->words.front().box.left >= content_offset;
        const bool small = !markdown && begins_with_lower(bare(entry.running->texts.front()).word);
        entry.level = indented || small ? 1 : 0;
        inside = entry.level == 1;
    }
}

}  // namespace

StructureEdits number_paragraphs(const Document& document, const HouseStyle& style, const Tables& tables) {
    const std::vector<RunningBlock> blocks = running_blocks(document);
    std::vector<Entry> entries;
    entries.reserve(blocks.size());
    for (const RunningBlock& running : blocks) entries.push_back(look_at(running, style));
    if (!cleaned_before(document)) {
        restore_numbers(entries);
        restore_commas(entries);
    }
    restore_letters(entries, tables.label_letters);
    find_inner(entries);
    StructureEdits edits;
    for (const Entry& entry : entries) {
        const Block& block = *entry.running->block;
        if (!is_paragraph(block)) continue;
        if (entry.kind == BlockKind::paragraph || entry.label.empty()) {
            const std::string reason = entry.level > 0 ? "goes on inside the numbered paragraph" : "running text";
            if (block.kind == BlockKind::unknown || entry.level > 0) {
                edits.push_back({Relabel{block.id, BlockKind::paragraph, entry.level, "", 0}, 0.9, reason});
            }
            continue;
        }
        const int label_words = entry.doubt == Doubt::lost ? 0 : entry.label_words;
        edits.push_back(
            {Relabel{block.id, entry.kind, entry.level, entry.label, label_words}, entry.certainty, entry.reason});
    }
    return edits;
}

}  // namespace emend
