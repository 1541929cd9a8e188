#include "pipeline/command/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <sstream>

#include "pipeline/command/cores.h"
#include "pipeline/read/process.h"
#include "pipeline/read/recogniser.h"
#include "pipeline/text/resources.h"

namespace emend {

namespace {

namespace fs = std::filesystem;

// One line a thing: "ok" or "MISSING", what, and its version or the remedy.
class Findings {
public:
    explicit Findings(std::ostream& out) : out_(out) {}

    // `look` gives the version; an Error says what is missing.
    void check(const std::string& what, const std::function<std::string()>& look) {
        try {
            line("ok", what, look());
        } catch (const Error& error) {
            line("MISSING", what, error.what());
            missing_ = true;
        }
    }
    void tell(const std::string& what, const std::string& facts) { line("", what, facts); }
    bool missing() const { return missing_; }

private:
    void line(const std::string& state, const std::string& what, const std::string& facts) {
        out_ << fmt::format("{:<8} {:<22} {}\n", state, printable(what), printable(facts));
    }

    std::ostream& out_;
    bool missing_ = false;
};

// "pdfinfo version 22.12.0", as the tool says it.
std::string tool_version(const std::string& tool) {
    if (!find_program(tool)) throw Error(ExitCode::missing, "", "not found", "install the package poppler-utils");
    const ProcessResult result = run_process({tool, "-v"}, {});
    return result.errors.substr(0, result.errors.find('\n'));
}

std::string hunspell_dictionaries() {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry("/usr/share/hunspell", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".aff") names.push_back(entry->path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

void check_languages(const Config& config, Findings& findings) {
    const std::vector<std::string> installed = tesseract_languages();
    std::istringstream wanted(config.language + "+osd");
    for (std::string language; std::getline(wanted, language, '+');) {
        findings.check("language data " + language, [&] {
            if (std::find(installed.begin(), installed.end(), language) == installed.end()) {
                std::string package = language;
                std::replace(package.begin(), package.end(), '_', '-');
                throw Error(ExitCode::missing, "", "not found", "install the package tesseract-ocr-" + package);
            }
            return std::string(language == "osd" ? "orientation of pages" : "installed");
        });
    }
    findings.tell("all language data", fmt::format("{}", fmt::join(installed, ", ")));
}

}  // namespace

ExitCode doctor(const Config& config, std::ostream& out) {
    Findings findings(out);
    findings.tell("emend", EMEND_VERSION);
    findings.check("recognition engine", [&] {
        make_tesseract(config.language);  // throws where it cannot be loaded
        return engine_version(config.language);
    });
    check_languages(config, findings);
    findings.check("dictionary", [&] { return make_hunspell(config.dictionary)->version(); });
    findings.tell("all dictionaries", hunspell_dictionaries());
    findings.check("tables", [&] {
        const fs::path folder = config.dictionaries.empty() ? find_dictionaries() : fs::path(config.dictionaries);
        load_resources(folder, config.dictionary, config.style, config.model);
        return folder.string();
    });
    for (const char* tool : {"pdfinfo", "pdfimages", "pdftoppm", "pdftotext", "pdftohtml"}) {
        findings.check(tool, [&] { return tool_version(tool); });
    }
    findings.tell("built with", EMEND_LIBRARIES);
    findings.tell("processor cores", std::to_string(available_cores()));
    out << (findings.missing() ? "Something is missing; the lines above say what to install.\n"
                               : "Everything is there.\n");
    return findings.missing() ? ExitCode::missing : ExitCode::done;
}

}  // namespace emend
