// One line for each block and each edit, so that two records can be compared line by line, and no more than one line
// in memory.
#include <map>

#include "pipeline/text/unicode.h"
#include "pipeline/write/apparatus_json.h"
#include "pipeline/write/base64.h"
#include "pipeline/write/change_json.h"
#include "pipeline/write/front_matter.h"
#include "pipeline/write/json_text.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

constexpr const char* schema_version = "1.0";

Json box_of(const Box& box) { return Json::array({box.left, box.top, box.right, box.bottom}); }

Json boxes_of(const std::vector<Box>& boxes) {
    Json list = Json::array();
    for (const Box& box : boxes) list.push_back(box_of(box));
    return list;
}

std::string_view name_of(Origin origin) {
    switch (origin) {
        case Origin::scan: return "scan";
        case Origin::pdf_text: return "pdf text";
        case Origin::markdown: return "markdown";
        case Origin::text: break;
    }
    return "text";
}

// What the source had as it was read: of a text its bytes, else what was recognised.
Json as_read_of(const Source& source) {
    const bool is_text = !source.bytes.empty();
    const std::string recognised = is_text ? "" : text_as_read(source);
    const std::string& bytes = is_text ? source.bytes : recognised;
    const char* const what = is_text ? "bytes" : "recognised text";
    if (is_utf8(bytes)) return {{"what", what}, {"form", "text"}, {"content", bytes}};
    return {{"what", what}, {"form", "base64"}, {"content", to_base64(bytes)}};
}

Json source_of(const Result& result) {
    Json source{{"file", result.source.name}, {"sha256", result.source.sha256}};
    if (!result.source.encoding.name.empty()) {
        source["encoding"] = {{"name", result.source.encoding.name},
                              {"byte_order_mark", result.source.encoding.byte_order_mark}};
    }
    source["pages"] = result.source.pages.size();
    return source;
}

Apparatus apparatus_in(const Result& result) {
    const std::vector<Flow> all = flows(result.outcome.document);
    return apparatus_of(result, all, footnotes(all));
}

class Writer {
public:
    Writer(const Result& result, std::ostream& out) : result_(result), out_(out), apparatus_(apparatus_in(result)) {
        for (const auto& page : result.source.pages) sources_[page->number] = page.get();
    }

    void write() {
        out_ << "{\n";
        member("schema_version", schema_version);
        member("program", {{"name", "emend"}, {"version", EMEND_VERSION}});
        member("engines", result_.source.engines);
        member("dictionaries", result_.dictionaries);
        member("source", source_of(result_));
        member("as_read", as_read_of(result_.source));
        list("front_matter", in_order(document().fields), [&](const Field* field) { return json_of(*field); });
        write_pages();
        list("notes", apparatus_.notes, [](const Note& note) { return emend::to_json(note); });
        list("markers", apparatus_.markers, [](const Marker& marker) { return emend::to_json(marker); });
        member("characters", characters());
        list("audit", result_.outcome.audit, [&](const AuditEntry& entry) { return json_of(entry); });
        list("problems", result_.problems, [](const Problem& problem) {
            return Json{{"page", problem.page}, {"what", problem.what}};
        });
        out_ << "\n}\n";
    }

private:
    const Document& document() const { return result_.outcome.document; }

    void begin_member(const char* name) {
        out_ << (first_ ? "" : ",\n") << '"' << name << "\": ";
        first_ = false;
    }

    void member(const char* name, const Json& value) {
        begin_member(name);
        out_ << line_of(value);
    }

    template <typename All, typename ToJson>
    void list(const char* name, const All& all, const ToJson& to_json) {
        begin_member(name);
        lines(all, [&](const auto& one) { return line_of(to_json(one)); });
    }

    template <typename All, typename ToLine>
    void lines(const All& all, const ToLine& to_line) {
        out_ << '[';
        const char* parted = "\n";
        for (const auto& one : all) {
            out_ << parted << to_line(one);
            parted = ",\n";
        }
        out_ << ']';
    }

    void write_pages() {
        begin_member("pages");
        out_ << '[';
        const char* parted = "\n";
        for (const Page& page : document().pages) {
            std::vector<const Block*> blocks, furniture;
            for (const Block& block : page.blocks) {
                (block.kind == BlockKind::furniture ? furniture : blocks).push_back(&block);
            }
            std::string head = line_of(head_of(page));
            head.pop_back();  // the brace: blocks and furniture follow
            out_ << parted << head << ",\"blocks\":";
            lines(blocks, [&](const Block* block) { return line_of_block(*block); });
            out_ << ",\"furniture\":";
            lines(furniture, [&](const Block* block) { return line_of_block(*block); });
            out_ << '}';
            parted = ",\n";
        }
        out_ << ']';
    }

    static Json head_of(const Page& page) {
        const SourcePage& source = *page.source;
        return {{"number", page.number},
                {"origin", name_of(source.origin)},
                {"reason", source.reason},
                {"size", Json::array({source.width, source.height})},
                {"dpi", Json::array({rounded(source.x_dpi), rounded(source.y_dpi)})},
                {"rotated", source.rotated},
                {"rules", boxes_of(source.rules)},
                {"pictures", boxes_of(source.pictures)}};
    }

    // Blocks hold nearly all of a record, so their text is written out without a tree of values.
    std::string line_of_block(const Block& block) const {
        std::string line = "{\"id\":" + in_quotes(id_text(block.id)) + ",\"kind\":" + in_quotes(name_of(block.kind));
        if (block.level != 0) line += ",\"level\":" + std::to_string(block.level);
        if (!block.label.empty()) line += ",\"label\":" + in_quotes(block.label);
        if (block.label_words != 0) line += ",\"label_words\":" + std::to_string(block.label_words);
        if (block.continues_in) line += ",\"continues_in\":" + in_quotes(id_text(*block.continues_in));
        line += ",\"lines\":[";
        const char* next_line = "[";
        for (const Line& one : block.lines) {
            line += next_line;
            const char* next_word = "";
            for (const Word& word : one.words) {
                line += next_word;
                append(word, line);
                next_word = ",";
            }
            line += ']';
            next_line = ",[";
        }
        return line + "]}";
    }

    void append(const Word& word, std::string& line) const {
        line += "{\"id\":" + in_quotes(id_text(word.id)) + ",\"text\":" + in_quotes(word.text);
        if (word.glued) line += ",\"glued\":true";
        if (word.emphasised) line += ",\"emphasised\":true";
        if (!word.note.empty()) line += ",\"note\":" + in_quotes(word.note);
        if (!word.inferred.empty()) line += ",\"inferred\":" + in_quotes(word.inferred);
        line += ",\"sources\":[";
        const char* next = "{\"at\":";
        for (const SourceId& id : word.sources) {
            line += next + numbers({id.page, id.line, id.word});
            if (const auto page = sources_.find(id.page); page != sources_.end()) {
                const SourceWord& read = seen(*page->second, id);
                line += ",\"box\":" + numbers({read.box.left, read.box.top, read.box.right, read.box.bottom});
                line += ",\"confidence\":" + number(rounded(static_cast<double>(read.best.confidence)));
                if (read.best.text != word.text) line += ",\"as_read\":" + in_quotes(read.best.text);
            }
            line += '}';
            next = ",{\"at\":";
        }
        line += "]}";
    }

    static Json json_of(const Field& field) {
        Json words = Json::array();
        for (const WordId& id : field.words) words.push_back(id_text(id));
        return {{"key", field.key}, {"values", field.values}, {"words", words}};
    }

    Json characters() const {
        const Account& account = result_.account;
        return {{"read", account.read},           {"added", account.added},       {"removed", account.removed},
                {"body", account.body},           {"notes", account.notes},       {"markers", account.markers},
                {"furniture", account.furniture}, {"masthead", account.masthead}, {"balanced", account.balanced()}};
    }

    static Json json_of(const AuditEntry& entry) {
        Json json{{"stage", entry.stage},
                  {"kind", name_of(entry.change)},
                  {"change", to_json(entry.change)},
                  {"page", entry.page},
                  {"before", entry.before},
                  {"after", entry.after},
                  {"reason", entry.reason},
                  {"certainty", rounded(entry.certainty)},
                  {"verdict", name_of(entry.verdict)}};
        if (!entry.rival.empty()) json["rival"] = entry.rival;
        return json;
    }

    const Result& result_;
    std::ostream& out_;
    Apparatus apparatus_;
    std::map<int, const SourcePage*> sources_;
    bool first_ = true;
};

}  // namespace

void write_json(const Result& result, std::ostream& out) { Writer(result, out).write(); }

}  // namespace emend
