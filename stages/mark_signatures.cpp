// Signatures are expected behind a testimonium ("IN WITNESS WHEREOF", "DONE at") and behind the words that end a letter
// ("Yours faithfully"); "(Signed)" is one wherever it begins a line. From there on short lines that are no sentences
// are signatures, until something else comes: running text, a heading's word, a numbered paragraph. A new signature
// begins with a party ("For Arcadia:"), with a hand where the one before has its own, and with new room above; but an
// office stands below its name, and a name below its party, whatever room was left for the hand.
#include "stages/mark_signatures.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/unicode.h"
#include "stages/layout.h"
#include "stages/running_blocks.h"
#include "stages/signing_words.h"

namespace emend {

namespace {

constexpr std::size_t most_words = 14;        // of a line
constexpr std::size_t most_of_sentence = 6;   // words of a block that may end in a full stop
constexpr std::size_t most_interrupting = 3;  // paragraphs between a testimonium and the first signature

struct SigningLine {
    const Page* page = nullptr;
    const Block* block = nullptr;
    const Line* line = nullptr;
    std::vector<std::string_view> words;
    bool begins = false;  // the first of its block
    bool last = false;
    bool room_above = true;  // more than between lines; where a block begins in a text, a blank line
    bool full = false;       // reaches from margin to margin
};

std::vector<SigningLine> lines_of(const Document& document) {
    constexpr double wider = 1.5, nearly_all = 0.9;  // than from line to line; of the text's width
    std::vector<SigningLine> lines;
    for (const Page& page : document.pages) {
        const PageLayout layout = layout_of(page);
        for (std::size_t n = 0; n < layout.lines.size(); ++n) {
            const LineView& view = layout.lines[n];
            SigningLine line{&page, view.block, view.line, {}, view.begins_block()};
            for (const Word& word : view.line->words) line.words.push_back(word.text);
            line.last = n + 1 == layout.lines.size() || layout.lines[n + 1].block != view.block;
            const double gap = n > 0 ? baseline_gap(layout.lines[n - 1], view) : 0;
            line.room_above = layout.measured ? n == 0 || gap <= 0 || gap > wider * layout.pitch : line.begins;
            line.full = view.box.width() > nearly_all * (layout.right - layout.left);
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

class Finder {
public:
    Finder(const Document& document, const Resources& resources)
        : signing_(resources.style.signing), headings_(resources.tables.headings), lines_(lines_of(document)) {}

    StructureEdits find() {
        for (std::size_t n = 0; n < lines_.size();) n = step(n);
        close();
        return std::move(edits_);
    }

private:
    // Where the lines of the block that stand from `n` on end.
    std::size_t end_of_block(std::size_t n) const {
        while (!lines_[n].last) ++n;
        return n + 1;
    }

    bool open(std::size_t n) const {
        const SourceLine& source = seen(*lines_[n].page, *lines_[n].line);
        return is_paragraph(*lines_[n].block) && source.mark == LineMark::none;
    }

    bool signs(std::size_t n) const { return begins_with_sign(lines_[n].words, signing_.sign); }
    bool names_party(std::size_t n) const { return begins_with_any(lines_[n].words, signing_.party) && brief(n); }
    bool names_office(std::size_t n) const { return begins_with_any(lines_[n].words, signing_.office); }
    bool ends_letter(std::size_t n) const {
        constexpr std::size_t longest = 5;
        return lines_[n].words.size() <= longest && begins_with_any(lines_[n].words, signing_.valediction);
    }
    bool brief(std::size_t n) const {
        const std::string_view last = lines_[n].words.back();
        return lines_[n].words.size() <= most_words && !last.ends_with(';') && !last.ends_with('-');
    }

    bool opens_heading(std::size_t n) const {
        const std::string_view first = bare(lines_[n].words.front()).word;
        return std::any_of(headings_.begin(), headings_.end(), [&](const Row& row) { return row[0] == first; });
    }

    // The lines that may be signatures among those from `n` to the end of the block.
    std::size_t end_of_lines(std::size_t n) const {
        const std::size_t end = end_of_block(n);
        std::size_t words = 0, last = n;
        for (; last < end; ++last) {
            if (!brief(last) || (lines_[last].full && end - n > 1 && !signs(last))) break;
            words += lines_[last].words.size();
        }
        const bool sentence = last == end && words > most_of_sentence && lines_[end - 1].words.back().ends_with('.');
        const bool starts = signs(n) || ends_letter(n);
        if (last == end && (!sentence || starts)) return end;
        if (!starts) return n;
        // What follows the hand in the same block is text; the lines of the signature are the shorter ones.
        constexpr std::size_t longest = 8, most_lines = 4;
        std::size_t until = n + 1;
        while (until < last && until - n < most_lines && lines_[until].words.size() <= longest) ++until;
        return until;
    }

    std::size_t step(std::size_t n) {
        const std::size_t end = end_of_block(n);
        if (!open(n) || opens_heading(n)) {
            close();
            expected_ = false;
            return end;
        }
        if (lines_[n].begins && begins_with_any(lines_[n].words, signing_.testimonium)) return testimonium(n, end);
        if (!expected_) {
            for (std::size_t at = n; at < end; ++at) {
                if (!signs(at) && !ends_letter(at)) continue;
                const bool party = at > 0 && at - 1 >= n && names_party(at - 1);
                return take(party ? at - 1 : at);
            }
            const bool party_above = names_party(n) && end - n == 1 && end < lines_.size() && signs(end);
            return party_above ? take(n) : end;
        }
        return expected(n, end);
    }

    // Signatures are expected: are these some?
    std::size_t expected(std::size_t n, std::size_t end) {
        const bool sure = signs(n) || names_party(n) || (signed_ && names_office(n));
        const std::size_t until = end_of_lines(n);
        if (until == n) return interrupted(n, end);
        const bool heads_text = until == end && end < lines_.size() && open(end) && end_of_lines(end) == end;
        const bool doubtful = !sure && ((signed_ && lines_[n].room_above && heads_text) || interruptions_ > 0);
        return doubtful && !awaits() ? interrupted(n, end) : take(n);
    }

    std::size_t interrupted(std::size_t n, std::size_t end) {
        close();
        for (std::size_t at = n; at < end; ++at) {
            if (signs(at) || (at > n && names_party(at) && ends_sentence(lines_[at - 1].words.back()))) return take(at);
        }
        if (signed_ || ++interruptions_ > most_interrupting) expected_ = false;
        return end;
    }

    // The paragraph stays one; in a short line that does not end like a sentence the signatures begin with it.
    std::size_t testimonium(std::size_t n, std::size_t end) {
        close();
        expected_ = true;
        signed_ = false;
        interruptions_ = 0;
        const bool stopped = ends_sentence(lines_[n].words.back()) || lines_[n].words.back().ends_with(',');
        if (end - n == 1 && !stopped) return take(n);
        for (std::size_t at = n + 1; at < end; ++at) {
            const bool begins = signs(at) || names_party(at) || ends_letter(at);
            if (begins && ends_sentence(lines_[at - 1].words.back())) return take(at);
        }
        return end;
    }

    // The signature waits for what belongs below: a name below its party, a hand below the words that end a letter.
    bool awaits() const {
        if (current_.empty()) return false;
        const std::size_t last = current_.back();
        return names_party(last) || ends_letter(last) || (signs(last) && lines_[last].words.size() == 1);
    }

    bool begins_new(std::size_t n) const {
        if (names_party(n)) return true;
        const bool has_hand =
            std::any_of(current_.begin(), current_.end(), [&](std::size_t one) { return signs(one); });
        const bool witness = begins_with_any(lines_[current_.front()].words, signing_.testimonium);
        if (signs(n)) return has_hand || witness;
        return lines_[n].room_above && !awaits() && !names_office(n);
    }

    std::size_t take(std::size_t n) {
        const std::size_t end = std::max(end_of_lines(n), n + 1);
        expected_ = true;
        for (; n < end; ++n) {
            if (!current_.empty() && begins_new(n)) close();
            current_.push_back(n);
            signed_ = signed_ || !begins_with_any(lines_[n].words, signing_.testimonium);
        }
        // Text that follows in the same block is one of its own.
        if (!lines_[end - 1].last) cut_before_ = end;
        if (cut_before_) close();
        return end;
    }

    static BlockId block_at(const SigningLine& line) {
        return line.begins ? line.block->id : block_cut_at(line.line->words.front().id);
    }

    void close() {
        const bool hand = std::any_of(current_.begin(), current_.end(), [&](std::size_t one) { return signs(one); });
        const double certainty = hand ? 0.93 : 0.86;
        const std::string reason = hand ? "signed" : "short lines where signatures are expected";
        std::optional<BlockId> before;
        for (std::size_t at = 0; at < current_.size(); ++at) {
            const SigningLine& line = lines_[current_[at]];
            if (at > 0 && !line.begins) continue;
            const BlockId id = block_at(line);
            if (!line.begins) edits_.push_back({Cut{line.line->words.front().id}, certainty, "a signature begins"});
            edits_.push_back({Relabel{id, BlockKind::signature, 0, "", 0}, certainty, reason});
            if (before) edits_.push_back({Continue{*before, id}, certainty, "the signature goes on"});
            before = id;
        }
        if (cut_before_) {
            const Line& line = *lines_[*cut_before_].line;
            edits_.push_back({Cut{line.words.front().id}, certainty, "the text behind a signature"});
            const BlockId rest = block_cut_at(line.words.front().id);
            edits_.push_back({Relabel{rest, BlockKind::paragraph, 0, "", 0}, certainty, "the text behind a signature"});
        }
        cut_before_.reset();
        current_.clear();
    }

    const Signing& signing_;
    const std::vector<Row>& headings_;
    std::vector<SigningLine> lines_;
    std::vector<std::size_t> current_;  // the lines of the signature that is open
    std::optional<std::size_t> cut_before_;
    bool expected_ = false, signed_ = false;
    std::size_t interruptions_ = 0;
    StructureEdits edits_;
};

}  // namespace

StructureEdits mark_signatures(const Document& document, const Resources& resources) {
    if (resources.style.none()) return {};
    return Finder(document, resources).find();
}

}  // namespace emend
