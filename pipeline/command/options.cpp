#include "pipeline/command/options.h"

#include <fmt/format.h>

namespace emend {

namespace {

std::string default_of(const Option& option) {
    Config defaults;
    const Place place = option.place(defaults);
    if (const auto* text = std::get_if<std::string*>(&place)) return **text;
    if (const auto* number = std::get_if<int*>(&place)) return std::to_string(**number);
    if (const auto* large = std::get_if<long*>(&place)) return std::to_string(**large);
    if (const auto* real = std::get_if<double*>(&place)) return fmt::format("{}", **real);
    std::string list;
    if (const auto* texts = std::get_if<std::vector<std::string>*>(&place)) {
        for (const std::string& text : **texts) list += (list.empty() ? "" : ",") + text;
    }
    return list;
}

}  // namespace

void add_options(CLI::App& app, Given& given) {
    for (const Option& option : option_table()) {
        std::vector<std::string>& texts = given.texts[option.name];
        const std::string flag = "--" + option.name;
        CLI::Option* added = nullptr;
        if (option.value.empty()) {
            added = app.add_flag(flag, texts, option.help);
        } else {
            const std::string otherwise = default_of(option);
            added = app.add_option(flag, texts, option.help + (otherwise.empty() ? "" : " [" + otherwise + "]"));
            // One value each time: what follows is an input. CLI11 lets a list take all that follows otherwise.
            added->type_name(option.value)->expected(1)->allow_extra_args(false);
        }
        added->take_all()->group(option.group);
    }
    add_config_file(app, given);
}

void add_config_file(CLI::App& app, Given& given) {
    app.add_option("--config", given.config_file, "a TOML file with options, as `emend config` prints it")
        ->type_name("FILE");
}

Config config_of(const Given& given) {
    Config config;
    if (!given.config_file.empty()) set_from_toml(given.config_file, config);
    for (const Option& option : option_table()) {
        const auto found = given.texts.find(option.name);
        if (found != given.texts.end() && !found->second.empty()) set_option(option, found->second, "", config);
    }
    return config;
}

}  // namespace emend
