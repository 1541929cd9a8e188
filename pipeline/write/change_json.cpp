#include "pipeline/write/change_json.h"

#include <charconv>
#include <cstdint>
#include <limits>

#include "pipeline/errors.h"

namespace emend {

namespace {

struct ToJson {
    Json operator()(const Replace& c) const { return {{"word", id_text(c.word)}, {"text", c.text}}; }
    Json operator()(const Join& c) const {
        return {{"first", id_text(c.first)}, {"second", id_text(c.second)}, {"text", c.text}};
    }
    Json operator()(const Split& c) const {
        return {{"word", id_text(c.word)}, {"pieces", c.pieces}, {"glued", c.glued}};
    }
    Json operator()(const Relabel& c) const {
        return {{"block", id_text(c.block)},
                {"kind", name_of(c.kind)},
                {"level", c.level},
                {"label", c.label},
                {"label_words", c.label_words}};
    }
    Json operator()(const Cut& c) const { return {{"before", id_text(c.before)}}; }
    Json operator()(const Continue& c) const { return {{"block", id_text(c.block)}, {"in", id_text(c.in)}}; }
    Json operator()(const LinkNote& c) const {
        return {{"word", id_text(c.word)}, {"label", c.label}, {"inferred", c.inferred}};
    }
    Json operator()(const Emphasise& c) const {
        return {{"first", id_text(c.first)}, {"last", id_text(c.last)}, {"on", c.on}};
    }
    Json operator()(const SetField& c) const {
        Json words = Json::array();
        for (const WordId& id : c.field.words) words.push_back(id_text(id));
        return {{"key", c.field.key}, {"values", c.field.values}, {"words", words}};
    }
};

[[noreturn]] void wrong(const std::string& what) { throw Error(ExitCode::bad_input, "", what); }

template <typename Id>
Id id_from(const std::string& text) {
    Id id;
    const char* const end = text.data() + text.size();
    const auto [dot, page_error] = std::from_chars(text.data(), end, id.page);
    if (page_error != std::errc() || dot == end || *dot != '.') wrong("\"" + text + "\" is no id");
    const auto [last, number_error] = std::from_chars(dot + 1, end, id.n);
    if (number_error != std::errc() || last != end) wrong("\"" + text + "\" is no id");
    return id;
}

// Reads parameters by name.
struct Parameters {
    const Json& json;
    std::string text(const char* name) const { return json.at(name).get<std::string>(); }
    int number(const char* name) const { return integer(json.at(name)); }
    bool flag(const char* name) const { return json.at(name).get<bool>(); }
    WordId word(const char* name) const { return id_from<WordId>(text(name)); }
    BlockId block(const char* name) const { return id_from<BlockId>(text(name)); }
};

Change relabel_from(const Parameters& given) {
    const auto kind = block_kind(given.text("kind"));
    if (!kind) wrong("\"" + given.text("kind") + "\" is no kind of block");
    return Relabel{given.block("block"), *kind, given.number("level"), given.text("label"),
                   given.number("label_words")};
}

Change field_from(const Parameters& given) {
    Field field{given.text("key"), given.json.at("values").get<std::vector<std::string>>(), {}};
    for (const Json& id : given.json.at("words")) field.words.push_back(id_from<WordId>(id.get<std::string>()));
    return SetField{std::move(field)};
}

}  // namespace

int integer(const Json& json) {
    if (json.is_number_integer()) {
        const auto value = json.get<std::int64_t>();
        if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()) {
            return static_cast<int>(value);
        }
    }
    wrong("a whole number is wanted where " + json.dump(-1, ' ', true, Json::error_handler_t::replace) + " stands");
}

Json to_json(const Change& change) { return std::visit(ToJson{}, change); }

Change change_from_json(std::string_view kind, const Json& parameters) {
    const Parameters given{parameters};
    if (kind == "replace") return Replace{given.word("word"), given.text("text")};
    if (kind == "join") return Join{given.word("first"), given.word("second"), given.text("text")};
    if (kind == "split") {
        return Split{given.word("word"), parameters.at("pieces").get<std::vector<std::string>>(), given.flag("glued")};
    }
    if (kind == "relabel") return relabel_from(given);
    if (kind == "cut") return Cut{given.word("before")};
    if (kind == "continue") return Continue{given.block("block"), given.block("in")};
    if (kind == "link note") return LinkNote{given.word("word"), given.text("label"), given.text("inferred")};
    if (kind == "emphasise") return Emphasise{given.word("first"), given.word("last"), given.flag("on")};
    if (kind == "set field") return field_from(given);
    wrong("\"" + std::string(kind) + "\" is no kind of change");
}

}  // namespace emend
