#include "pipeline/command/readings.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "pipeline/text/unicode.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

using Json = nlohmann::json;

// To be raised when a reader finds out more, or the packing changes: older readings are then made anew.
constexpr const char* format = "emend " EMEND_VERSION " reading 36";

Json pack_box(const Box& box) { return {box.left, box.top, box.right, box.bottom}; }

Box make_box(const Json& json) { return {json.at(0), json.at(1), json.at(2), json.at(3)}; }

Json pack_reading(const Reading& reading) { return {reading.text, reading.confidence, reading.by}; }

Reading make_reading(const Json& json) { return {json.at(0), json.at(1), json.at(2)}; }

Json pack_flag(const std::optional<bool>& value) { return value ? Json(*value) : Json(); }

std::optional<bool> make_flag(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return json.get<bool>();
}

Json pack_style(const Style& style) {
    return {pack_flag(style.italic), pack_flag(style.bold), pack_flag(style.underlined), style.raised, style.size};
}

Style make_style(const Json& json) {
    return {make_flag(json.at(0)), make_flag(json.at(1)), make_flag(json.at(2)), json.at(3), json.at(4)};
}

template <typename Item, typename Pack>
Json pack_all(const std::vector<Item>& items, const Pack& pack_one) {
    Json all = Json::array();
    for (const Item& item : items) all.push_back(pack_one(item));
    return all;
}

template <typename Make>
auto list_of(const Json& json, const Make& make) {
    std::vector<decltype(make(json))> all;
    for (const Json& item : json) all.push_back(make(item));
    return all;
}

Json pack_word(const SourceWord& word) {
    return {word.before,        pack_reading(word.best), pack_all(word.alternatives, pack_reading),
            pack_box(word.box), pack_style(word.style),  pack_flag(word.glued)};
}

SourceWord make_word(const Json& json) {
    return {json.at(0),           make_reading(json.at(1)), list_of(json.at(2), make_reading),
            make_box(json.at(3)), make_style(json.at(4)),   make_flag(json.at(5))};
}

Json pack_line(const SourceLine& line) {
    return {pack_all(line.words, pack_word),
            line.end,
            pack_box(line.box),
            line.baseline,
            line.x_height,
            line.block,
            line.mark,
            line.level,
            line.label};
}

SourceLine make_line(const Json& json) {
    return {list_of(json.at(0), make_word),
            json.at(1),
            make_box(json.at(2)),
            json.at(3),
            json.at(4),
            json.at(5),
            json.at(6).get<LineMark>(),
            json.at(7),
            json.at(8)};
}

Json pack_page(const std::shared_ptr<const SourcePage>& page) {
    return {page->number,
            page->origin,
            page->reason,
            page->width,
            page->height,
            page->x_dpi,
            page->y_dpi,
            page->rotated,
            pack_all(page->lines, pack_line),
            pack_all(page->rules, pack_box),
            pack_all(page->pictures, pack_box)};
}

std::shared_ptr<const SourcePage> make_page(const Json& json) {
    return std::make_shared<const SourcePage>(SourcePage{
        json.at(0), json.at(1).get<Origin>(), json.at(2), json.at(3), json.at(4), json.at(5), json.at(6), json.at(7),
        list_of(json.at(8), make_line), list_of(json.at(9), make_box), list_of(json.at(10), make_box)});
}

Json pack_problem(const Problem& problem) { return {problem.page, problem.what}; }

Problem make_problem(const Json& json) { return {json.at(0), json.at(1)}; }

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The name that a reading is kept under; all that it depends on but the recogniser and its data.
std::string name_of(const std::string& bytes, const ReadOptions& options) {
    const std::string how = std::string(format) + "\n" + options.languages + "\n" + options.pdf + "\n" +
                            (options.dpi ? std::to_string(*options.dpi) : "") + "\n" + sha256(bytes);
    return sha256(how) + ".reading";
}

}  // namespace

std::string packed(const Source& source) {
    const Json json{source.name,
                    source.sha256,
                    source.bytes,
                    source.encoding.name,
                    source.encoding.byte_order_mark,
                    pack_all(source.pages, pack_page),
                    pack_all(source.problems, pack_problem),
                    source.engines};
    std::string bytes;
    Json::to_cbor(json, bytes);
    return bytes;
}

std::optional<Source> unpacked(const std::string& bytes) {
    try {
        const Json json = Json::from_cbor(bytes);
        return Source{json.at(0),
                      json.at(1),
                      json.at(2),
                      {json.at(3), json.at(4)},
                      list_of(json.at(5), make_page),
                      list_of(json.at(6), make_problem),
                      json.at(7)};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

Source read_or_recall(const std::filesystem::path& path, const ReadOptions& options,
                      const std::filesystem::path& folder) {
    std::error_code error;
    if (folder.empty() || !std::filesystem::is_regular_file(path, error)) return read(path, options);
    const std::filesystem::path kept = folder / name_of(contents(path), options);
    if (auto source = unpacked(contents(kept))) {
        source->name = path.filename().string();
        return std::move(*source);
    }
    Source source = read(path, options);
    if (!source.bytes.empty()) return source;  // a text is read faster than its reading
    std::filesystem::create_directories(folder, error);
    write_file(kept, [&](std::ostream& out) { out << packed(source); });
    return source;
}

}  // namespace emend
