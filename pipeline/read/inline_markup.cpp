// One pass over the block makes tokens and notes down the signs that may come in pairs: runs of stars and underscores,
// brackets, tags. Then the pairs are found; what has no partner is text. Code spans are not known: in a text that was
// scanned a backtick is a quotation mark.
//
//     *Recalling* its decision,<sup>1</sup>         * Recalling * _ its _ decision, <sup> 1 </sup>
//                                                   m text      m b t   b t         m     t m

#include "pipeline/read/inline_markup.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "pipeline/read/emphasis.h"
#include "pipeline/read/inline_spans.h"

namespace emend {

namespace {

using Kind = InlineToken::Kind;

constexpr std::size_t none = std::string_view::npos;
constexpr std::string_view signs = "\\*_<[]!$^&|";

bool ascii_punctuation(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
    return c > ' ' && c < '\x7F' && !letter && !digit;
}

class InlineScan {
public:
    std::vector<InlineToken> scan(const MarkedLine* lines, std::size_t count) {
        for (std::size_t n = 0; n < count; ++n) {
            const MarkedLine& line = lines[n];
            const std::string_view text = line.line.text;
            table_ = line.mark == LineMark::table;
            comments_ = true;
            if (line.prefix > 0) add(Kind::markup, text.substr(0, line.prefix));
            scan_line(line.content());
            if (line.suffix > 0) add(Kind::markup, text.substr(text.size() - line.suffix));
            add(Kind::line_end, line.line.end);
        }
        set_emphasis();
        set_tags();
        return std::move(tokens_);
    }

private:
    // Each takes what stands at `at` and gives the place behind it; `at` itself where nothing of the kind is there.
    std::size_t take_text(std::string_view text, std::size_t at);
    std::size_t take_blank(std::string_view text, std::size_t at);
    std::size_t take_sign(std::string_view text, std::size_t at);
    std::size_t take_escape(std::string_view text, std::size_t at);
    std::size_t take_tag(std::string_view text, std::size_t at);
    std::size_t take_raised(std::string_view text, std::size_t at);
    std::size_t take_bracket(std::string_view text, std::size_t at);

    void scan_line(std::string_view text);
    void set_emphasis();
    void set_tags();

    std::size_t add(Kind kind, std::string_view bytes) {
        tokens_.push_back({kind, bytes, {}, false, false, TagEffect::none, 0});
        return tokens_.size() - 1;
    }
    std::size_t add_markup(std::string_view text, std::size_t at, std::size_t length) {
        if (length > 0) add(Kind::markup, text.substr(at, length));
        return at + length;
    }

    std::vector<InlineToken> tokens_;
    std::vector<DelimiterRun> runs_;
    std::vector<std::pair<std::size_t, HtmlTag>> tags_;
    std::vector<std::size_t> brackets_;  // tokens "[" that may open a link
    bool table_ = false;
    bool comments_ = true;  // false once a search has shown that no "-->" follows in the line
};

void InlineScan::scan_line(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t to = take_blank(text, at);
        if (to == at && signs.find(text[at]) != none) to = take_sign(text, at);
        at = to > at ? to : take_text(text, at);
    }
}

std::size_t InlineScan::take_blank(std::string_view text, std::size_t at) {
    std::size_t to = at;
    while (to < text.size()) {
        std::size_t behind = to;
        if (!is_blank(next_code_point(text, behind))) break;
        to = behind;
    }
    if (to > at) add(Kind::blank, text.substr(at, to - at));
    return to;
}

// Up to the next blank or sign; a sign that means nothing where it stands begins such a run.
std::size_t InlineScan::take_text(std::string_view text, std::size_t at) {
    std::size_t to = at;
    next_code_point(text, to);
    while (to < text.size() && signs.find(text[to]) == none) {
        std::size_t behind = to;
        if (is_blank(next_code_point(text, behind))) break;
        to = behind;
    }
    add(Kind::text, text.substr(at, to - at));
    return to;
}

std::size_t InlineScan::take_sign(std::string_view text, std::size_t at) {
    if (const std::size_t to = take_raised(text, at); to > at) return to;
    switch (text[at]) {
        case '\\': return take_escape(text, at);
        case '*':
        case '_': {
            DelimiterRun run = delimiter_run(text, at);
            run.token = add(Kind::text, text.substr(at, static_cast<std::size_t>(run.count)));
            runs_.push_back(run);
            return at + static_cast<std::size_t>(run.count);
        }
        case '<': return take_tag(text, at);
        case '!': return add_markup(text, at, image_length(text.substr(at)));
        case '[':
        case ']': return take_bracket(text, at);
        case '&': {
            const std::size_t length = blank_entity_length(text.substr(at));
            if (length > 0) add(Kind::blank, text.substr(at, length));
            return at + length;
        }
        case '|':
            if (!table_) return at;
            tokens_[add(Kind::markup, text.substr(at, 1))].parts = true;
            return at + 1;
        default: return at;
    }
}

std::size_t InlineScan::take_escape(std::string_view text, std::size_t at) {
    const std::size_t next = at + 1;
    if (next == text.size()) return add_markup(text, at, 1);  // hard break
    if (!ascii_punctuation(text[next])) return at;
    add_markup(text, at, 1);
    tokens_[add(Kind::text, text.substr(next, 1))].alone = text[next] == '&';
    return next + 1;
}

std::size_t InlineScan::take_tag(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (comments_ && rest.starts_with("<!--")) {
        const std::size_t close = rest.find("-->", 4);
        comments_ = close != none;
        return comments_ ? add_markup(text, at, close + 3) : at;
    }
    if (const std::size_t length = address_length(rest); length > 0) {
        add_markup(text, at, 1);
        add(Kind::text, rest.substr(1, length - 2));
        return add_markup(text, at + length - 1, 1);
    }
    const auto tag = html_tag(rest);
    if (!tag) return at;
    InlineToken& token = tokens_[add(Kind::markup, rest.substr(0, tag->length))];
    token.parts = tag->effect == TagEffect::line || tag->effect == TagEffect::block || tag->effect == TagEffect::cell;
    token.tag = tag->effect;
    token.heading = tag->closing ? 0 : tag->heading;
    tags_.emplace_back(tokens_.size() - 1, *tag);
    return at + tag->length;
}

std::size_t InlineScan::take_raised(std::string_view text, std::size_t at) {
    const auto span = raised_span(text.substr(at));
    if (!span) return at;
    at = add_markup(text, at, span->before);
    tokens_[add(Kind::text, text.substr(at, span->text))].style.raised = true;
    return add_markup(text, at + span->text, span->after);
}

std::size_t InlineScan::take_bracket(std::string_view text, std::size_t at) {
    if (text[at] == '[') {
        brackets_.push_back(add(Kind::text, text.substr(at, 1)));
        return at + 1;
    }
    if (brackets_.empty()) return at;
    const std::size_t opener = brackets_.back();
    brackets_.pop_back();
    const std::size_t length = link_destination_length(text.substr(at));
    if (length > 0) tokens_[opener].kind = Kind::markup;
    return add_markup(text, at, length);
}

// Signs that emphasise become markup, those left over stay text; then all between them gets the style.
void InlineScan::set_emphasis() {
    const std::vector<EmphasisSpan> spans = pair_emphasis(runs_);
    std::vector<int> italic(tokens_.size() + 1), bold(tokens_.size() + 1);
    for (const EmphasisSpan& span : spans) {
        std::vector<int>& change = span.strong ? bold : italic;
        ++change[span.first + 1];
        --change[span.last];
    }
    int italics = 0, bolds = 0;
    std::vector<InlineToken> tokens;
    tokens.reserve(tokens_.size() + 2 * runs_.size());
    std::vector<std::size_t> moved(tokens_.size());
    auto run = runs_.begin();
    for (std::size_t n = 0; n < tokens_.size(); ++n) {
        InlineToken& token = tokens_[n];
        italics += italic[n];
        bolds += bold[n];
        if (italics > 0) token.style.italic = true;
        if (bolds > 0) token.style.bold = true;
        moved[n] = tokens.size();
        if (run == runs_.end() || run->token != n) {
            tokens.push_back(token);
            continue;
        }
        const auto closed = static_cast<std::size_t>(run->closed), left = static_cast<std::size_t>(run->left());
        const auto part = [&](Kind kind, std::size_t from, std::size_t length) {
            if (length == 0) return;
            tokens.push_back(token);
            tokens.back().kind = kind;
            tokens.back().bytes = token.bytes.substr(from, length);
        };
        part(Kind::markup, 0, closed);
        part(Kind::text, closed, left);
        part(Kind::markup, closed + left, static_cast<std::size_t>(run->opened));
        ++run;
    }
    for (auto& [place, tag] : tags_) place = moved[place];
    tokens_ = std::move(tokens);
}

// A tag counts only with its partner in the same block.
void InlineScan::set_tags() {
    std::map<std::string, std::vector<std::size_t>> open;
    std::map<TagEffect, std::vector<int>> changes;
    for (const auto& [place, tag] : tags_) {
        if (!tag.closing) {
            open[tag.name].push_back(place);
        } else if (auto& openers = open[tag.name]; !openers.empty()) {
            std::vector<int>& change = changes.try_emplace(tag.effect, tokens_.size() + 1).first->second;
            ++change[openers.back() + 1];
            --change[place];
            openers.pop_back();
        }
    }
    for (const auto& [effect, change] : changes) {
        int depth = 0;
        for (std::size_t n = 0; n < tokens_.size(); ++n) {
            depth += change[n];
            if (depth == 0) continue;
            Style& style = tokens_[n].style;
            if (effect == TagEffect::italic) style.italic = true;
            if (effect == TagEffect::bold) style.bold = true;
            if (effect == TagEffect::underlined) style.underlined = true;
            if (effect == TagEffect::raised) style.raised = true;
        }
    }
}

}  // namespace

std::vector<InlineToken> read_inline(const MarkedLine* lines, std::size_t count) {
    return InlineScan().scan(lines, count);
}

}  // namespace emend
