#include <algorithm>
#include <array>
#include <fstream>

#include "pipeline/errors.h"
#include "pipeline/write/apparatus_json.h"
#include "pipeline/write/base64.h"
#include "pipeline/write/change_json.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

[[noreturn]] void wrong(const std::string& what) { throw Error(ExitCode::bad_input, "", what); }

// All but the pages, which are most of a record and are not needed here.
Json parse(std::istream& in) {
    const auto keep = [](int depth, Json::parse_event_t event, Json& key) {
        return depth != 1 || event != Json::parse_event_t::key || key != "pages";
    };
    return Json::parse(in, keep);
}

std::string as_read_from(const Json& json) {
    const auto& content = json.at("content").get_ref<const std::string&>();
    const auto& form = json.at("form").get_ref<const std::string&>();
    if (form == "text") return content;
    if (form != "base64") wrong("what was read is in the unknown form \"" + form + "\"");
    auto bytes = from_base64(content);
    if (!bytes) wrong("what was read is said to be base64 and is not");
    return std::move(*bytes);
}

Verdict verdict_from(const std::string& name) {
    constexpr std::array<Verdict, 3> all{Verdict::applied, Verdict::suggested, Verdict::refused};
    const auto* const found = std::find_if(all.begin(), all.end(), [&](Verdict one) { return name_of(one) == name; });
    if (found == all.end()) wrong("\"" + name + "\" is no verdict");
    return *found;
}

AuditEntry entry_from(const Json& json) {
    AuditEntry entry;
    entry.stage = json.at("stage").get<std::string>();
    entry.change = change_from_json(json.at("kind").get<std::string>(), json.at("change"));
    entry.page = integer(json.at("page"));
    entry.before = json.at("before").get<std::string>();
    entry.after = json.at("after").get<std::string>();
    entry.reason = json.at("reason").get<std::string>();
    entry.certainty = json.at("certainty").get<double>();
    entry.verdict = verdict_from(json.at("verdict").get<std::string>());
    entry.rival = json.value("rival", "");
    return entry;
}

Record record_from(const Json& json) {
    const auto version = json.at("schema_version").get<std::string>();
    if (version.substr(0, 2) != "1.") wrong("its schema_version is " + version + ", and this program reads 1.x");
    Record record;
    record.source_name = json.at("source").at("file").get<std::string>();
    record.as_read = as_read_from(json.at("as_read"));
    for (const Json& entry : json.at("audit")) {
        record.audit.push_back(entry_from(entry));
        record.kinds.emplace_back(name_of(record.audit.back().change));
    }
    for (const Json& note : json.at("notes")) record.apparatus.notes.push_back(note_from(note));
    for (const Json& marker : json.at("markers")) record.apparatus.markers.push_back(marker_from(marker));
    for (const Json& problem : json.at("problems")) {
        record.problems.push_back({integer(problem.at("page")), problem.at("what").get<std::string>()});
    }
    return record;
}

}  // namespace

std::ifstream open_to_read(const std::filesystem::path& path, const std::string& remedy) {
    const auto fail = [&](const std::string& what) { return Error(ExitCode::bad_input, path.string(), what, remedy); };
    std::error_code status;
    if (!std::filesystem::exists(path, status)) throw fail("there is no such file");
    if (std::filesystem::is_directory(path, status)) throw fail("it is a folder");
    std::ifstream in(path, std::ios::binary);
    if (!in) throw fail("it cannot be opened");
    return in;
}

Record read_record(const std::filesystem::path& path) {
    const std::string remedy = "give a JSON file that \"emend clean --to json\" wrote";
    const auto fail = [&](const std::string& what) { return Error(ExitCode::bad_input, path.string(), what, remedy); };
    std::ifstream in = open_to_read(path, remedy);
    try {
        return record_from(parse(in));
    } catch (const Json::parse_error& error) {
        throw fail("it is not JSON, or breaks off (byte " + std::to_string(error.byte) + ")");
    } catch (const Json::exception& error) {
        throw fail(std::string("it is no record of emend: ") + error.what());
    } catch (const Error& error) {
        throw fail(std::string("it is no record of emend: ") + error.what());
    }
}

}  // namespace emend
