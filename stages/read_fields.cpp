#include "stages/read_fields.h"

#include <algorithm>
#include <map>

#include "pipeline/model/flow.h"
#include "pipeline/text/likeness.h"
#include "pipeline/text/source_fields.h"
#include "pipeline/text/unicode.h"
#include "stages/designation.h"
#include "stages/masthead_forms.h"

namespace emend {

namespace {

std::string joined(const std::vector<const Word*>& words) {
    std::string all;
    for (const Word* word : words) all += (all.empty() || word->glued ? "" : " ") + word->text;
    return all;
}

// What may be a marker was parted from the last word, such as "|" for the bracket in "para. 7)]", and is linked to
// none.
FlowText without_glued_signs(FlowText text) {
    while (!text.texts.empty() && bare(text.texts.back()).word.empty()) {
        text.texts.pop_back();
        text.words.pop_back();
    }
    return text;
}

class Fields {
public:
    explicit Fields(const HouseStyle& style) : style_(style) {}

    // What a source says of itself counts more than what is read in it.
    void take_from_source(const Document& document) {
        for (Field& field : source_fields(document)) {
            if (field.values.empty() || !known_.emplace(field.key, field.values.front()).second) continue;
            edits_.push_back({SetField{std::move(field)}, 1, "the source's own front matter"});
        }
    }

    void add(const std::string& key, std::vector<std::string> values, const std::vector<const Word*>& words,
             const std::string& reason) {
        if (values.empty() || values.front().empty() || known_.contains(key)) return;
        Field field{key, std::move(values), {}};
        for (const Word* word : words) field.words.push_back(word->id);
        known_[key] = field.values.front();
        edits_.push_back({SetField{std::move(field)}, 0.95, reason});
    }

    void read_masthead(const Flow& flow) {
        const FlowText text = text_without_markers(flow);
        if (flow.head().label == "agenda_title") {
            add("agenda_title", {joined(text.words)}, text.words, "behind the agenda item");
            return;
        }
        for (const FlowText& one : {text, without_glued_signs(text)}) {
            const auto match = masthead_at(one.texts, 0, style_);
            if (!match || match->to != one.texts.size()) continue;
            add_all(*match, one);
            return;
        }
    }

    // A line that says more than its values stays in the text and is read all the same.
    void read_staying(const Flow& flow) {
        const FlowText text = without_glued_signs(text_without_markers(flow));
        constexpr std::size_t longest = 15;
        if (text.texts.empty() || text.texts.size() > longest) return;
        const auto match = masthead_at(text.texts, 0, style_);
        if (match && match->form->stays && match->to == text.texts.size()) add_all(*match, text);
    }

    void read_title(const Flow& flow) {
        const FlowText text = text_without_markers(flow);
        std::vector<const Word*> all;
        for (const Block* part : flow.parts) {
            for (const Line& line : part->lines) {
                for (const Word& word : line.words) all.push_back(&word);
            }
        }
        std::string number = flow.head().label;
        std::vector<const Word*> title = text.words;
        if (number.empty()) {
            const auto designation = designation_at(text.texts);
            const bool whole = designation && designation->words == text.texts.size();
            if (designation && (whole || begins_with_lower(text.texts[designation->words]))) {
                number = designation->label;
                title.clear();
            }
        }
        // "Resolution of 24 November 1953", "of 14 December 1976": the date of adoption.
        const auto designation = designation_at(text.texts);
        const std::size_t before = designation                                            ? designation->words
                                   : !text.texts.empty() && text.texts[0] == "Resolution" ? 1
                                                                                          : 0;
        for (std::size_t at = before + 1; at < std::min(before + 2, text.texts.size()); ++at) {
            const auto date = text.texts[at - 1] == "of" ? date_at(text.texts, at) : std::nullopt;
            if (date && date->to == text.texts.size()) {
                const std::vector<const Word*> words(text.words.begin() + static_cast<std::ptrdiff_t>(at),
                                                     text.words.end());
                add("adopted", {date->iso}, words, "the title");
            }
        }
        if (!title.empty()) add("title", {joined(title)}, title, "the title");
        number_ = number_of(number);
        if (!number_.empty()) add("resolution", {number_}, all, "the title's designation");
    }

    // "The General Assembly," on a line of its own.
    void read_organ(const Flow& flow) {
        constexpr std::size_t longest = 20;
        const FlowText text = text_without_markers(flow);
        if (text.texts.size() < 2 || text.texts.size() > longest) return;
        const auto organ = speaking_organ(text.texts, style_);
        const bool alone = organ && organ->to == text.texts.size();
        if (alone) add("body", {organ->name}, text.words, "the organ that speaks");
    }

    void read_closing(const Flow& flow) {
        const FlowText text = text_without_markers(flow);
        if (text.texts.empty()) return;
        if (text.texts[0] == "Adopted") {
            read_vote(text);
        } else if (const auto date = date_at(text.texts, 0); date && date->to == text.texts.size()) {
            add("adopted", {date->iso}, text.words, "the closing line");
        } else {
            std::string meeting = joined(text.words);
            while (meeting.ends_with(',') || meeting.ends_with('.')) meeting.pop_back();
            add("meeting", {meeting}, text.words, "the closing line");
        }
    }

    // "Adopted at the 642nd meeting by 9 votes to none"
    void read_vote(const FlowText& text) {
        for (std::size_t n = 0; n + 1 < text.texts.size(); ++n) {
            const bool meeting = is_ordinal_number(text.texts[n]) && may_be(text.texts[n + 1], "meeting");
            if (!meeting) continue;
            add("meeting", {std::string(text.texts[n]) + " meeting"}, {text.words[n], text.words[n + 1]},
                "the closing line");
            return;
        }
    }

    // Running heads repeat the symbol: what most of them say.
    void read_running_head(const Flow& flow) {
        const FlowText text = text_without_markers(flow);
        if (flow.head().label != "running head" || text.texts.empty() || !like_symbol(text.texts[0])) return;
        const bool part = text.texts.size() == 2 && text.texts[1].size() == 1 && begins_with_upper(text.texts[1]);
        ++running_heads_[std::string(text.texts[0]) + (part ? " " + std::string(text.texts[1]) : "")];
    }

    void take_running_heads() {
        const auto most = std::max_element(running_heads_.begin(), running_heads_.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == running_heads_.end()) return;
        const auto printed = known_.find("symbol");
        if (printed == known_.end()) {
            add("symbol", {most->first}, {}, "the running head");
        } else if (most->second > 1 && is_misread(printed->second, most->first)) {
            edits_.push_back({SetField{{"symbol", {most->first}, {}}}, 0.9, "running heads say it otherwise"});
            printed->second = most->first;
        }
        const Organ* const organ = this->organ();
        const std::string& symbol = known_["symbol"];
        if (number_.empty() && organ != nullptr && !organ->symbol.empty() && symbol.starts_with(organ->symbol)) {
            add("resolution", {symbol.substr(organ->symbol.size())}, {}, "the symbol");
        }
    }

    // The symbol follows from the number; a printed one that differs by a letter or two was misread, unless the running
    // heads have it too: then it was the number.
    void derive_symbol() {
        if (number_.empty()) return;
        const Organ* const organ = this->organ();
        if (organ == nullptr || organ->symbol.empty()) return;
        std::string symbol = organ->symbol + number_;
        const std::size_t part = symbol.find(". ");  // "76/244. B"
        if (part != std::string::npos) symbol.erase(part, 1);
        const auto printed = known_.find("symbol");
        if (printed == known_.end()) {
            add("symbol", {symbol}, {}, "follows from the resolution's number");
        } else if (is_misread(printed->second, symbol)) {
            if (running_heads_.contains(printed->second) && printed->second.starts_with(organ->symbol)) {
                std::string number = printed->second.substr(organ->symbol.size());
                edits_.push_back({SetField{{"resolution", {std::move(number)}, {}}}, 0.9,
                                  "the symbol and the running heads say it otherwise than the title"});
            } else {
                edits_.push_back({SetField{{"symbol", {symbol}, {}}}, 0.9, "the printed symbol was misread"});
            }
        }
    }

    StructureEdits take() { return std::move(edits_); }

private:
    // The one that speaks; null where none is known.
    const Organ* organ() {
        const auto found = std::find_if(style_.organs.begin(), style_.organs.end(),
                                        [&](const Organ& one) { return one.name == known_["body"]; });
        return found == style_.organs.end() ? nullptr : &*found;
    }

    // Another symbol, but so like it that letters were misread.
    static bool is_misread(const std::string& symbol, const std::string& other) {
        constexpr std::size_t few = 3;
        return symbol != other && letters_apart(to_lower(symbol), to_lower(other), few) <= few;
    }

    static std::string number_of(const std::string& label) {
        std::vector<std::string> words;
        for (std::size_t from = 0; from < label.size();) {
            const std::size_t to = std::min(label.find(' ', from), label.size());
            words.push_back(label.substr(from, to - from));
            from = to + 1;
        }
        const std::vector<std::string_view> views(words.begin(), words.end());
        const auto designation = designation_at(views);
        return designation ? designation->number : "";
    }

    void add_all(const MastheadMatch& match, const FlowText& text) {
        for (const MastheadValue& value : match.values) {
            const std::size_t to = std::min(value.to, text.words.size());
            add(value.key, value.values,
                {text.words.begin() + static_cast<std::ptrdiff_t>(value.from),
                 text.words.begin() + static_cast<std::ptrdiff_t>(to)},
                "the masthead");
        }
    }

    const HouseStyle& style_;
    std::map<std::string, std::string> known_;
    std::map<std::string, int> running_heads_;
    std::string number_;
    StructureEdits edits_;
};

}  // namespace

StructureEdits read_fields(const Document& document, const HouseStyle& style) {
    Fields fields(style);
    fields.take_from_source(document);
    bool body = false;
    for (const Flow& flow : flows(document)) {
        const BlockKind kind = flow.head().kind;
        if (kind == BlockKind::masthead) fields.read_masthead(flow);
        if (kind == BlockKind::furniture) fields.read_running_head(flow);
        if (kind == BlockKind::title) fields.read_title(flow);
        if (kind == BlockKind::closing) fields.read_closing(flow);
        if (kind == BlockKind::item) body = true;
        if (kind == BlockKind::paragraph && !body) {
            fields.read_organ(flow);
            fields.read_staying(flow);
        }
    }
    if (!cleaned_before(document)) {
        fields.derive_symbol();
        if (!style.none()) fields.take_running_heads();
    }
    return fields.take();
}

}  // namespace emend
