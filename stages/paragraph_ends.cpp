#include "stages/paragraph_ends.h"

#include <optional>
#include <string>

#include "stages/masthead_forms.h"
#include "stages/openings.h"

namespace emend {

namespace {

// Paragraphs of one kind, one behind the other, and what they end in.
struct Sibling {
    const Word* last = nullptr;
    char mark = 0;                                        // 0: none of the marks
    bool opens_anew = true;                               // begins as no paragraph does that a colon leads to
    bool nearly_comma = false, nearly_semicolon = false;  // as the recogniser saw it
    bool nearly(char usual) const { return usual == ',' ? nearly_comma : usual == ';' && nearly_semicolon; }
};

// Among siblings that end alike, the one that ends otherwise was misread; the last may end as it likes. A colon before
// one that opens anew leads to nothing, so it counts as misread, not as another way to end.
void judge(const std::vector<Sibling>& siblings, char usual, bool stops_fade, std::vector<Slip>& slips) {
    std::size_t alike = 0, otherwise = 0;
    for (std::size_t n = 0; n + 1 < siblings.size(); ++n) {
        const bool misread =
            siblings[n].mark == ':' || (stops_fade && siblings[n].mark == '.') || siblings[n].nearly(usual);
        alike += siblings[n].mark == usual ? 1 : 0;
        otherwise += siblings[n].mark != usual && !misread ? 1 : 0;
    }
    if (alike == 0 || alike < 2 * otherwise) return;
    for (std::size_t n = 0; n + 1 < siblings.size(); ++n) {
        const Sibling& sibling = siblings[n];
        if (sibling.mark == usual || sibling.mark == 0) continue;
        const bool leads_to_next = sibling.mark == ':' && !siblings[n + 1].opens_anew;
        const bool gained_dot = usual == ',' && sibling.mark != '.';  // no comma does
        if (!sibling.nearly(usual) && (gained_dot || leads_to_next || (sibling.mark == '.' && !stops_fade))) continue;
        slips.push_back({sibling.last, usual, sibling.mark == '.' ? 0.85 : 0.92,
                         std::string("the paragraphs beside it end in '") + usual + "'"});
    }
}

class Ends {
public:
    Ends(const Document& document, const HouseStyle& style, bool stops_fade)
        : document_(document), style_(style), stops_fade_(stops_fade) {}

    void add(const Flow& flow) {
        const BlockKind kind = flow.head().kind;
        if (kind == BlockKind::furniture || kind == BlockKind::note || kind == BlockKind::masthead) return;
        const std::vector<const Word*> words = spoken(flow);
        if (words.empty()) return;
        Sibling end = sibling(words);
        if (kind == BlockKind::item) {
            end.opens_anew = opens(words, OpeningKind::operative);
            close(subitems_, ';');
            recitals_.push_back({});  // the last recital has something behind it
            close(recitals_, ',');
            items_.push_back(end);
        } else if (kind == BlockKind::subitem && flow.head().level <= 1) {
            end.opens_anew = false;
            subitems_.push_back(end);
            replace_end(end);
        } else if (kind == BlockKind::subitem || (kind == BlockKind::paragraph && flow.head().level > 0)) {
            replace_end({});
        } else if (kind == BlockKind::paragraph && opens(words, OpeningKind::preambular)) {
            close(subitems_, ';');
            close(items_, ';');
            recitals_.push_back(end);
        } else {
            finish();
            if (is_organ(words)) recitals_.push_back(end);  // "The General Assembly,": it ends as recitals do
        }
    }

    void finish() {
        close(subitems_, ';');
        close(items_, ';');
        close(recitals_, ',');
    }

    std::vector<Slip>& slips() { return slips_; }

private:
    Sibling sibling(const std::vector<const Word*>& words) const {
        const Word& last = *words.back();
        const std::optional<Ending> ending = ending_of(last.text);
        return {&last, ending ? ending->mark : '\0', true, ending && nearly_read(document_, last, ','),
                ending && nearly_read(document_, last, ';')};
    }

    void replace_end(const Sibling& end) {
        if (items_.empty()) return;
        items_.back().last = end.last;
        items_.back().mark = end.mark;
        items_.back().nearly_comma = end.nearly_comma;
        items_.back().nearly_semicolon = end.nearly_semicolon;
    }

    bool opens(const std::vector<const Word*>& words, OpeningKind kind) const {
        std::vector<std::string_view> texts;
        texts.reserve(words.size());
        for (const Word* word : words) texts.emplace_back(word->text);
        return opening_length(texts, kind, style_.openings) > 0;
    }

    bool is_organ(const std::vector<const Word*>& words) const {
        std::vector<std::string_view> texts;
        texts.reserve(words.size());
        for (const Word* word : words) texts.emplace_back(word->text);
        const std::optional<OrganMatch> organ = speaking_organ(texts, style_);
        return organ && organ->to == texts.size();
    }

    void close(std::vector<Sibling>& siblings, char usual) {
        judge(siblings, usual, stops_fade_, slips_);
        siblings.clear();
    }

    const Document& document_;
    const HouseStyle& style_;
    bool stops_fade_;
    std::vector<Sibling> recitals_, items_, subitems_;
    std::vector<Slip> slips_;
};

}  // namespace

std::vector<Slip> paragraph_ends(const Document& document, const std::vector<Flow>& all, const HouseStyle& style,
                                 bool stops_fade) {
    Ends ends(document, style, stops_fade);
    for (const Flow& flow : all) ends.add(flow);
    ends.finish();
    return std::move(ends.slips());
}

}  // namespace emend
