#include "stages/mark_closing.h"

#include "pipeline/text/likeness.h"
#include "pipeline/text/unicode.h"
#include "stages/masthead_forms.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 12;

// "88th plenary meeting", "56th (resumed) plenary meeting", "4683rd meeting": where it ends; 0: it is none.
std::size_t meeting_end(const std::vector<std::string_view>& words) {
    if (words.empty() || !is_ordinal_number(bare(words[0]).word)) return 0;
    constexpr std::size_t longest = 5;
    for (std::size_t n = 1; n < std::min(longest, words.size()); ++n) {
        if (may_be(words[n], "meeting")) return n + 1;
    }
    return 0;
}

// "Adopted unanimously at the 1382nd meeting.", "Adopted at the 642nd meeting by 9 votes to none, with 2 abstentions"
bool vote(const std::vector<std::string_view>& words) {
    constexpr std::size_t longest = 40, near = 6;
    if (words.size() < 4 || words.size() > longest || words[0] != "Adopted") return false;
    for (std::size_t n = 1; n < std::min(near, words.size() - 1); ++n) {
        if (is_ordinal_number(words[n])) return may_be(words[n + 1], "meeting");
    }
    return false;
}

bool only_date(const std::vector<std::string_view>& words, std::size_t from) {
    const auto date = date_at(words, from);
    return date && date->to == words.size();
}

}  // namespace

StructureEdits mark_closing(const Document& document, const HouseStyle& style) {
    StructureEdits edits;
    if (style.none()) return edits;
    bool after_meeting = false;
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            if (block.kind != BlockKind::paragraph && block.kind != BlockKind::unknown) continue;
            std::vector<std::string_view> words;
            std::vector<WordId> ids;
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) {
                    words.push_back(word.text);
                    ids.push_back(word.id);
                }
            }
            if (vote(words)) {
                edits.push_back({Relabel{block.id, BlockKind::closing, 0, "", 0}, 0.92, "the meeting and the vote"});
            }
            if (words.empty() || words.size() > most_words) {
                after_meeting = false;
                continue;
            }
            const std::size_t end = meeting_end(words);
            const Relabel closing{block.id, BlockKind::closing, 0, "", 0};
            if (end > 0 && end == words.size()) edits.push_back({closing, 0.95, "the meeting"});
            if (after_meeting && only_date(words, 0)) edits.push_back({closing, 0.95, "a date behind the meeting"});
            if (end > 0 && only_date(words, end)) {
                edits.push_back({Cut{ids[end]}, 0.95, "the meeting's date"});
                edits.push_back({closing, 0.95, "the meeting"});
                edits.push_back({Relabel{{ids[end].page, ids[end].n}, BlockKind::closing, 0, "", 0}, 0.95, "the date"});
            }
            after_meeting = end > 0;
        }
    }
    return edits;
}

}  // namespace emend
