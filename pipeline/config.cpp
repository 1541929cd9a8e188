#include "pipeline/config.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <sstream>

#include "pipeline/command/cores.h"
#include "pipeline/errors.h"

namespace emend {

namespace {

constexpr double any_number = 9e15;  // the largest whole numbers that a double holds exactly are a little above

template <typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;  // clang 14 needs it said

std::vector<Option> options_of_output_and_reading() {
    const std::string output = "Output", reading = "Reading";
    return {
        {"out", output, "DIR", "folder for the results; it is made where it is missing",
         [](Config& c) -> Place { return &c.out; }},
        {"to",
         output,
         "FORMATS",
         "what to write: md, json (the record: needed by explain and undo), txt",
         [](Config& c) -> Place { return &c.to; },
         0,
         0,
         {"md", "json", "txt"}},
        {"stdout", output, "", "write the first format to standard output and no file; for a single input",
         [](Config& c) -> Place { return &c.standard_output; }},
        {"name", output, "NAME", "file name of what comes from standard input",
         [](Config& c) -> Place { return &c.name; }},
        {"quiet", output, "", "no progress, only warnings and errors", [](Config& c) -> Place { return &c.quiet; }},
        {"language", reading, "LANG", "languages that Tesseract reads, joined by +",
         [](Config& c) -> Place { return &c.language; }},
        {"dictionary", reading, "LANG", "Hunspell dictionary that tells words from non-words",
         [](Config& c) -> Place { return &c.dictionary; }},
        {"model", reading, "FILE", "language model that emend learn made; empty: United Nations English",
         [](Config& c) -> Place { return &c.model; }},
        {"dictionaries", reading, "DIR", "folder of emend's own tables; empty: the installed one",
         [](Config& c) -> Place { return &c.dictionaries; }},
        {"dpi", reading, "N", "resolution of scans; 0: what the file says, checked against the type",
         [](Config& c) -> Place { return &c.dpi; }, 0, 9600},
        {"encoding", reading, "NAME", "of texts, such as windows-1252; empty: detected",
         [](Config& c) -> Place { return &c.encoding; }},
        {"pdf",
         reading,
         "HOW",
         "auto: decided for each page; scan: recognise all; text: text layer of all",
         [](Config& c) -> Place { return &c.pdf; },
         0,
         0,
         {"auto", "scan", "text"}},
        {"readings", reading, "DIR",
         "keep what was read of scans and PDFs here, and take it from here; empty: read anew",
         [](Config& c) -> Place { return &c.readings; }},
    };
}

std::vector<Option> options_of_stages_and_limits() {
    const std::string stages = "Stages", resources = "Resources and limits";
    return {
        {"style", stages, "STYLE", "house style: un, none, or a folder of tables",
         [](Config& c) -> Place { return &c.style; }},
        {"apply-from", stages, "CERTAINTY", "less certain edits (0 to 1) are suggested in the record, not carried out",
         [](Config& c) -> Place { return &c.apply_from; }, 0, 1},
        {"only", stages, "STAGES", "run these stages only (see `emend stages`)",
         [](Config& c) -> Place { return &c.only; }},
        {"skip", stages, "STAGES", "do not run these stages", [](Config& c) -> Place { return &c.skip; }},
        {"stop-after", stages, "STAGE", "the last stage to run; empty: all",
         [](Config& c) -> Place { return &c.stop_after; }},
        {"jobs", resources, "N", "threads; 0: one for each processor core", [](Config& c) -> Place { return &c.jobs; },
         0, 1024},
        {"max-pixels", resources, "N", "refuse page images of more pixels",
         [](Config& c) -> Place { return &c.limits.max_pixels; }, 1, any_number},
        {"max-bytes", resources, "N", "refuse files of more bytes",
         [](Config& c) -> Place { return &c.limits.max_bytes; }, 1, any_number},
        {"max-pages", resources, "N", "refuse files of more pages",
         [](Config& c) -> Place { return &c.limits.max_pages; }, 1},
        {"tool-seconds", resources, "N", "stop a PDF tool that takes longer",
         [](Config& c) -> Place { return &c.limits.tool_seconds; }, 1},
        {"tool-memory", resources, "N", "bytes of memory that a PDF tool may take",
         [](Config& c) -> Place { return &c.limits.tool_memory; }, 1, any_number},
        {"tool-output", resources, "N", "bytes that a PDF tool may write",
         [](Config& c) -> Place { return &c.limits.tool_output; }, 1, any_number},
    };
}

std::vector<Option> make_options() {
    std::vector<Option> all = options_of_output_and_reading();
    for (Option& option : options_of_stages_and_limits()) all.push_back(std::move(option));
    return all;
}

[[noreturn]] void refuse(const Option& option, const std::string& text, const std::string& where,
                         const std::string& remedy) {
    throw Error(ExitCode::usage, where, fmt::format("\"{}\" is no value for {}", text, option.name), remedy);
}

template <typename Number>
Number number_of(const Option& option, const std::string& text, const std::string& where) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto as_double = static_cast<double>(number);
    if (error != std::errc() || end != text.data() + text.size() || !(as_double >= option.least) ||
        as_double > option.most) {
        refuse(option, text, where, fmt::format("give a number from {} to {}", option.least, option.most));
    }
    return number;
}

bool truth_of(const Option& option, const std::string& text, const std::string& where) {
    if (text == "true") return true;
    if (text != "false") refuse(option, text, where, "give true or false");
    return false;
}

const std::string& choice_of(const Option& option, const std::string& text, const std::string& where) {
    const auto& choices = option.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) {
        refuse(option, text, where, fmt::format("give one of {}", fmt::join(choices, ", ")));
    }
    return text;
}

std::vector<std::string> pieces_of(const std::vector<std::string>& texts) {
    std::vector<std::string> pieces;
    for (const std::string& text : texts) {
        std::istringstream stream(text);
        for (std::string piece; std::getline(stream, piece, ',');) {
            if (!piece.empty() && std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) {
                pieces.push_back(piece);
            }
        }
    }
    return pieces;
}

// A value as the texts that `set_option` takes; nothing where it is of the wrong type.
std::optional<std::vector<std::string>> texts_of(const toml::node& node, const Place& place) {
    using Texts = std::optional<std::vector<std::string>>;
    const auto whole = [&]() -> Texts {
        const auto number = node.value_exact<int64_t>();
        return number ? Texts{{std::to_string(*number)}} : std::nullopt;
    };
    return std::visit(Overloaded{[&](bool*) -> Texts {
                                     const auto truth = node.value_exact<bool>();
                                     return truth ? Texts{{*truth ? "true" : "false"}} : std::nullopt;
                                 },
                                 [&](int*) { return whole(); }, [&](long*) { return whole(); },
                                 [&](double*) -> Texts {
                                     const auto number = node.value<double>();
                                     return number && node.is_number() ? Texts{{fmt::format("{}", *number)}}
                                                                       : std::nullopt;
                                 },
                                 [&](std::string*) -> Texts {
                                     const auto text = node.value_exact<std::string>();
                                     return text ? Texts{{*text}} : std::nullopt;
                                 },
                                 [&](std::vector<std::string>*) -> Texts {
                                     if (!node.is_array()) return std::nullopt;
                                     std::vector<std::string> texts;
                                     for (const toml::node& element : *node.as_array()) {
                                         const auto text = element.value_exact<std::string>();
                                         if (!text) return std::nullopt;
                                         texts.push_back(*text);
                                     }
                                     return texts;
                                 }},
                      place);
}

std::string type_name(const Place& place) {
    return std::visit(Overloaded{[](bool*) { return "true or false"; }, [](int*) { return "a whole number"; },
                                 [](long*) { return "a whole number"; }, [](double*) { return "a number"; },
                                 [](std::string*) { return "a text in quotes"; },
                                 [](std::vector<std::string>*) { return R"(a list of texts, ["a", "b"])"; }},
                      place);
}

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::toml_formatter{toml::value<std::string>{text}, toml::format_flags::none};
    return out.str();
}

std::string written(const Place& place) {
    return std::visit(Overloaded{[](const bool* truth) { return std::string(*truth ? "true" : "false"); },
                                 [](const int* number) { return std::to_string(*number); },
                                 [](const long* number) { return std::to_string(*number); },
                                 [](const double* number) { return fmt::format("{}", *number); },
                                 [](const std::string* text) { return quoted(*text); },
                                 [](const std::vector<std::string>* texts) {
                                     std::vector<std::string> all;
                                     for (const std::string& text : *texts) all.push_back(quoted(text));
                                     return fmt::format("[{}]", fmt::join(all, ", "));
                                 }},
                      place);
}

}  // namespace

const std::vector<Option>& option_table() {
    static const std::vector<Option> table = make_options();
    return table;
}

void set_option(const Option& option, const std::vector<std::string>& texts, const std::string& where, Config& config) {
    const std::string last = texts.empty() ? "" : texts.back();
    std::visit(Overloaded{[&](bool* truth) { *truth = truth_of(option, last, where); },
                          [&](int* number) { *number = number_of<int>(option, last, where); },
                          [&](long* number) { *number = number_of<long>(option, last, where); },
                          [&](double* number) { *number = number_of<double>(option, last, where); },
                          [&](std::string* text) { *text = choice_of(option, last, where); },
                          [&](std::vector<std::string>* list) {
                              *list = pieces_of(texts);
                              for (const std::string& text : *list) choice_of(option, text, where);
                          }},
               option.place(config));
}

void set_from_toml(const std::filesystem::path& path, Config& config) {
    toml::table table;
    try {
        table = toml::parse_file(path.string());
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        throw Error(ExitCode::usage, path.string() + (line > 0 ? ":" + std::to_string(line) : ""),
                    std::string(error.description()), "give a TOML file such as `emend config` prints");
    }
    for (const auto& [key, node] : table) {
        const std::string where = path.string() + ":" + std::to_string(key.source().begin.line);
        const std::string_view name = key.str();
        const auto& options = option_table();
        const auto option =
            std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
        if (option == options.end()) {
            throw Error(ExitCode::usage, where, "unknown key " + std::string(name), "see `emend config`");
        }
        const Place place = option->place(config);
        const auto texts = texts_of(node, place);
        if (!texts) {
            throw Error(ExitCode::usage, where, option->name + " is of the wrong type", "give " + type_name(place));
        }
        set_option(*option, *texts, where, config);
    }
}

std::string to_toml(Config config) {
    std::string text = "# All options of emend; the same names are options of the command line.\n";
    std::string group;
    for (const Option& option : option_table()) {
        if (option.group != group) text += "\n# " + option.group + "\n";
        group = option.group;
        text += "\n# " + option.help + "\n" + option.name + " = " + written(option.place(config)) + "\n";
    }
    return text;
}

int jobs_of(const Config& config) { return config.jobs > 0 ? config.jobs : available_cores(); }

ReadOptions read_options(const Config& config) {
    ReadOptions options;
    options.jobs = jobs_of(config);
    options.languages = config.language;
    if (config.dpi > 0) options.dpi = config.dpi;
    options.name = std::filesystem::path(config.name).filename().string();
    options.encoding = config.encoding;
    options.pdf = config.pdf;
    options.limits = config.limits;
    return options;
}

RunOptions run_options(const Config& config) {
    RunOptions options;
    options.jobs = jobs_of(config);
    options.apply_from = config.apply_from;
    options.only = {config.only.begin(), config.only.end()};
    options.skip = {config.skip.begin(), config.skip.end()};
    options.stop_after = config.stop_after;
    return options;
}

}  // namespace emend
