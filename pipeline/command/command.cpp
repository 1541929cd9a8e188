#include "pipeline/command/command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "pipeline/command/clean.h"
#include "pipeline/command/doctor.h"
#include "pipeline/command/eval.h"
#include "pipeline/command/explain.h"
#include "pipeline/command/learn.h"
#include "pipeline/command/learn_confusions.h"
#include "pipeline/command/notes.h"
#include "pipeline/command/options.h"
#include "pipeline/command/stages.h"

namespace emend {

namespace {

constexpr const char* examples = R"(Examples:
  emend clean scan.tif --out results            results/scan.md and results/scan.json
  emend clean archive/ --out results --jobs 4   a folder with its folders
  emend clean scan.tif --stdout                 the Markdown alone, for a pipe
  emend explain results/scan.json --suggested   what emend was not sure enough to change
  emend explain results/scan.json --notes       every footnote and marker, orphans first
  emend notes results/scan.md                   are the footnotes whole? Gaps, orphans, repeats
  emend undo results/scan.json                  the text as it was read
  emend doctor                                  is everything installed?

Exit codes:
  0  done               3  bad input (every input failed)
  1  some inputs failed 4  recognition engine, language data, dictionary or tool missing
  2  wrong usage        5  cannot write
                        6  emend notes found something wrong
  130  interrupted (what is written is whole))";

constexpr const char* clean_notes = R"(Inputs:
  Page images (tif, png, jpg, pnm, jp2, webp), pdf, text and Markdown; the kind is told from the content. Folders are
  searched with their folders, and the structure is kept below DIR. Links and pipes are refused. Two inputs that would
  get one name keep their extensions: a.tif.md, a.pdf.md. The input - is standard input, called by --name.

Examples:
  emend clean report.pdf notes.txt --out results --to md,json,txt
  emend clean archive/ --out results --skip join_hyphens --apply-from 0.9
  pdftotext old.pdf - | emend clean - --name old.txt --stdout
  emend clean scan.tif --out results --config emend.toml)";

constexpr const char* config_notes =
    R"(Options on the command line win over --config FILE, which wins over the defaults.

Example:
  emend config --jobs 4 --pdf scan > emend.toml
  emend clean archive/ --out results --config emend.toml)";

constexpr const char* notes_notes = R"(What is wrong, if anything, stands below the table:
  gap          numbers between two notes are missing
  no note      a marker points to no note
  no marker    nothing points to a note
  placeholder  a note that is not in the source
  repeat       a label is defined twice
  order        markers or notes are out of order
The exit code is 6 then. That a note is marked several times is no fault.

Example:
  emend notes results/scan.md --json)";

// What the command line asks for; the subcommands' callbacks fill it while CLI11 parses.
struct Request {
    Given given;
    std::vector<std::string> inputs;
    std::string record, undo_out;
    bool as_json = false;
    Selection selection;
    LearnOptions learning;
    bool learn_confusions = false;
    EvalOptions measuring;
};

void add_clean(CLI::App& app, Request& request) {
    CLI::App* clean = app.add_subcommand("clean", "clean scans, PDFs and texts into Markdown and its record");
    clean->add_option("INPUT", request.inputs, "files, folders, or - for standard input")->required()->type_name("");
    add_options(*clean, request.given);
    clean->footer(clean_notes);
}

void add_record_commands(CLI::App& app, Request& request) {
    CLI::App* explain = app.add_subcommand("explain", "tell the edits that a record (JSON) holds, by page and stage");
    explain->add_option("FILE", request.record, "a JSON file that emend clean wrote")->required()->type_name("");
    explain->add_option("--stage", request.selection.stage, "only this stage's edits")->type_name("STAGE");
    explain->add_option("--page", request.selection.page, "only this page; 0: what concerns the whole document")
        ->type_name("N");
    explain->add_flag("--suggested", request.selection.suggested, "only edits that were not certain enough");
    explain->add_flag("--notes", request.selection.notes,
                      "not edits but a table of footnote markers and notes, orphans first");
    explain->footer(
        "Examples:\n  emend explain results/scan.json --page 2 --stage join_hyphens\n"
        "  emend explain results/scan.json --notes");
    CLI::App* undo =
        app.add_subcommand("undo", "write what was read, byte for byte (of a scan: the text as recognised)");
    undo->add_option("FILE", request.record, "a JSON file that emend clean wrote")->required()->type_name("");
    undo->add_option("--out", request.undo_out, "write to this file instead of standard output")->type_name("FILE");
    undo->footer("Example:\n  emend undo results/notes.json --out notes-as-read.txt");
}

void add_notes(CLI::App& app, Request& request) {
    CLI::App* notes = app.add_subcommand("notes", "check the footnotes of a Markdown file or record (JSON)");
    notes->add_option("FILE", request.record, "Markdown with footnotes, or a JSON file that emend clean wrote")
        ->required()
        ->type_name("");
    notes->add_flag("--json", request.as_json, "JSON instead of a table");
    notes->footer(notes_notes);
}

void add_learn(CLI::App& app, Request& request) {
    LearnOptions& options = request.learning;
    CLI::App* learn = app.add_subcommand("learn", "make a language model of an archive's own clean texts");
    learn->add_option("CORPUS", options.corpus, "text and Markdown files, or folders with them")
        ->required()
        ->type_name("");
    learn->add_option("--out", options.out, "where to write the model")->required()->type_name("FILE");
    learn->add_option("--dictionary", options.language, "Hunspell dictionary of words that are known anyway [en_GB]")
        ->type_name("LANG");
    learn->add_option("--least-count", options.least_count, "leave out words that are rarer [3]")->type_name("N");
    learn->add_option("--folds", options.folds, "for measuring: part the files into so many folds [0]")->type_name("N");
    learn->add_option("--fold", options.fold, "for measuring: and do not learn from this one, from 0 [0]")
        ->type_name("N");
    learn->add_flag("--confusions", request.learn_confusions,
                    "not a model but a table of confusions, from raw texts as they were read");
    learn->footer(
        "Examples:\n  emend learn clean-texts/ --out archive.model\n"
        "  emend learn --confusions raw-texts/ --out my-dictionaries/confusions.txt");
}

void add_eval(CLI::App& app, EvalOptions& options) {
    CLI::App* eval = app.add_subcommand("eval", "measure a text against ground truth: errors, mended and broken words");
    eval->add_option("OUT", options.out, "what emend wrote")->required()->type_name("");
    eval->add_option("GOLD", options.gold, "the text as it should be")->required()->type_name("");
    eval->add_option("--raw", options.raw, "the text before repair [as the record has it]")->type_name("FILE");
    eval->add_option("--record", options.record, "the run's record, for the certainties [OUT with .json]")
        ->type_name("FILE");
    eval->add_option("--confusions", options.confusions, "write a table of what was read for what")->type_name("FILE");
    eval->add_option("--show", options.show, "list so many broken words, and so many that are still wrong [0]")
        ->type_name("N");
    eval->add_flag("--json", options.json, "JSON instead of a table");
    eval->footer("Example:\n  emend eval results/scan.md truth/scan.md");
}

void add_information_commands(CLI::App& app, Request& request) {
    app.add_subcommand("stages", "list the stages in the order in which they run");
    CLI::App* config = app.add_subcommand("config", "print the configuration in force, as TOML");
    add_options(*config, request.given);
    config->footer(config_notes);
    CLI::App* doctor = app.add_subcommand("doctor", "check that everything emend needs is installed");
    add_options(*doctor, request.given);
    doctor->footer("Example:\n  emend doctor --language eng+fra");
}

// CLI11 takes an argument such as "[1]" for a list.
std::vector<std::string> protected_arguments(int argc, const char* const* argv) {
    std::vector<std::string> arguments;
    for (int n = argc - 1; n > 0; --n) {  // CLI11 wants them backwards
        const std::string argument = argv[n];
        const bool bracketed = argument.size() > 1 && argument.front() == '[' && argument.back() == ']';
        arguments.push_back(bracketed ? std::string("./").append(argument) : argument);
    }
    return arguments;
}

void tell(const std::string& record, const Selection& selection) {
    if (selection.notes) return explain_notes(record, selection.page, std::cout);
    explain(record, selection, std::cout);
}

ExitCode carry_out_request(const std::string& command, const Request& request) {
    if (command == "clean") return clean(request.inputs, config_of(request.given));
    if (command == "doctor") return doctor(config_of(request.given), std::cout);
    if (command == "notes") return notes(request.record, request.as_json, std::cout);
    if (command == "explain") tell(request.record, request.selection);
    if (command == "undo") undo(request.record, request.undo_out, std::cout);
    if (command == "learn" && request.learn_confusions) {
        learn_confusions({request.learning.corpus, request.learning.out, {}, request.learning.language}, std::cerr);
    } else if (command == "learn") {
        learn(request.learning, std::cerr);
    }
    if (command == "eval") eval(request.measuring, std::cout);
    if (command == "stages") print_stages(std::cout);
    if (command == "config") std::cout << to_toml(config_of(request.given));
    return ExitCode::done;
}

}  // namespace

int run_command(int argc, const char* const* argv) {
    Request request;
    CLI::App app(
        "emend turns scans, PDFs and raw OCR text of archive documents into clean Markdown with real\n"
        "footnotes, and keeps a record of every edit.",
        "emend");
    app.require_subcommand(1);
    app.set_version_flag("--version", "emend " EMEND_VERSION);
    app.footer(examples);
    add_config_file(app, request.given);
    add_clean(app, request);
    add_record_commands(app, request);
    add_notes(app, request);
    add_learn(app, request);
    add_eval(app, request.measuring);
    add_information_commands(app, request);
    try {
        app.parse(protected_arguments(argc, argv));
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        throw Error(ExitCode::usage, "", error.what(), "see `emend --help`");
    }
    const ExitCode code = carry_out_request(app.get_subcommands().front()->get_name(), request);
    if (!std::cout.flush()) throw Error(ExitCode::cannot_write, "standard output", "cannot be written");
    return static_cast<int>(code);
}

}  // namespace emend
