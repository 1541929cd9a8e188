#include "pipeline/command/clean.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <sstream>

#include "pipeline/command/failure.h"
#include "pipeline/command/inputs.h"
#include "pipeline/command/interrupt.h"
#include "pipeline/command/progress.h"
#include "pipeline/command/readings.h"
#include "pipeline/command/small.h"
#include "pipeline/command/stages.h"
#include "pipeline/pipeline.h"
#include "pipeline/side_by_side.h"
#include "pipeline/text/lexicon.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

namespace fs = std::filesystem;

struct Work {
    const Config& config;
    const Resources& resources;
    const Pipeline& pipeline;
    Progress& progress;
};

struct Report {
    std::optional<ExitCode> failure;
    std::vector<std::string> warnings;
    std::string line;
};

void add_checks(Result& result) {
    for (const std::string& wrong : check(result.as_read, result.outcome.document)) {
        result.problems.push_back({0, "check failed: " + wrong});
    }
    const Account& a = result.account;
    if (a.balanced()) return;
    result.problems.push_back(
        {0,
         fmt::format("check failed: characters are not accounted for: {} read + {} added - {} removed, but {} in the "
                     "body + {} in notes + {} in markers + {} in furniture + {} in the masthead",
                     a.read, a.added, a.removed, a.body, a.notes, a.markers, a.furniture, a.masthead)});
}

Result process(const Input& input, std::size_t n, int jobs, const Work& work) {
    ReadOptions reading = read_options(work.config);
    reading.jobs = jobs;
    reading.progress = [&](int done, int total) {
        work.progress.pages(n, done, total);
        stop_if_interrupted();
    };
    RunOptions running = run_options(work.config);
    running.jobs = jobs;
    Result result;
    result.source = read_or_recall(input.path, reading, work.config.readings);
    const int pages = static_cast<int>(result.source.pages.size());
    work.progress.pages(n, pages, pages);
    stop_if_interrupted();
    result.as_read = as_read(result.source);
    result.outcome = run(result.as_read, work.pipeline, running);
    result.problems = result.source.problems;
    result.dictionaries = work.resources.versions;
    result.account = account(result.as_read, result.outcome.document, result.outcome.audit);
    add_checks(result);
    return result;
}

void write_as(const std::string& format, const Result& result, std::ostream& out) {
    if (format == "md") out << to_markdown(result);
    if (format == "txt") out << to_text(result);
    if (format == "json") write_json(result, out);
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw Error(ExitCode::cannot_write, folder.string(), "the folder cannot be made: " + error.message(),
                    "give another folder with --out");
    }
}

void write_results(const Input& input, const Result& result, const Config& config, Progress& progress) {
    if (config.standard_output) {
        progress.clear();
        write_as(config.to.front(), result, std::cout);
        if (!std::cout.flush()) throw Error(ExitCode::cannot_write, "standard output", "cannot be written");
        return;
    }
    const fs::path folder = config.out / input.stem.parent_path();
    make_folder(folder);
    for (const std::string& format : config.to) {
        const std::string name = input.stem.filename().string() + "." + format;
        write_file(folder / name, [&](std::ostream& out) { write_as(format, result, out); });
    }
}

std::string summary(const Input& input, const Result& result) {
    const auto count = [&](Verdict verdict) {
        return std::count_if(result.outcome.audit.begin(), result.outcome.audit.end(),
                             [&](const AuditEntry& entry) { return entry.verdict == verdict; });
    };
    const auto many = [](auto number, const char* what) {
        return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
    };
    return fmt::format("done {}: {}, {}, {}, {}",
                       printable(input.path == "-" ? result.source.name : input.path.string()),
                       many(result.source.pages.size(), "page"), many(count(Verdict::applied), "edit"),
                       many(count(Verdict::suggested), "suggestion"), many(result.problems.size(), "problem"));
}

// Everything that can go wrong with one input ends here, so that the others are still done.
Report clean_one(const Input& input, std::size_t n, int jobs, const Work& work) {
    Report report;
    try {
        if (input.refused) throw Error(*input.refused);
        const Result result = process(input, n, jobs, work);
        write_results(input, result, work.config, work.progress);
        report.line = summary(input, result);
        for (const Problem& problem : result.problems) {
            if (problem.what.starts_with("check failed")) {
                report.warnings.push_back("emend: warning: " + printable(input.path.string() + ": " + problem.what));
            }
        }
    } catch (...) {
        const Failure failure = failure_of(std::current_exception(), input.path.string());
        if (failure.code == ExitCode::interrupted) throw;
        report.failure = failure.code;
        report.warnings.push_back("emend: " + failure.message);
    }
    return report;
}

// Small inputs that follow one another are done side by side, all others one after the other with their pages side by
// side; so at most `jobs` threads compute at any time.
std::vector<std::optional<ExitCode>> clean_all(const std::vector<Input>& inputs, const Work& work) {
    const int jobs = jobs_of(work.config);
    std::vector<std::optional<ExitCode>> failures(inputs.size());
    const auto one = [&](std::size_t n, int threads) {
        stop_if_interrupted();
        const Report report = clean_one(inputs[n], n, threads, work);
        failures[n] = report.failure;
        work.progress.finish(n, report.warnings, report.line);
    };
    const std::size_t most = 64 * static_cast<std::size_t>(jobs);  // in one batch, so that work begins at once
    for (std::size_t begin = 0; begin < inputs.size();) {
        std::size_t end = begin;
        while (end < inputs.size() && end - begin < most && is_small(inputs[end], work.config.limits)) ++end;
        if (end - begin > 1) {
            side_by_side(static_cast<int>(end - begin), jobs,
                         [&](int n) { one(begin + static_cast<std::size_t>(n), 1); });
        } else {
            one(begin, jobs);
            end = begin + 1;
        }
        begin = end;
    }
    return failures;
}

// Found out before hours of recognition, not after.
void check_writable(const fs::path& folder) {
    make_folder(folder);
    std::string probe = (folder / ".emend-XXXXXX").string();
    const int file = mkstemp(probe.data());
    if (file < 0) {
        throw Error(ExitCode::cannot_write, folder.string(), "nothing can be written into this folder",
                    "check its permissions, or give another folder with --out");
    }
    close(file);
    unlink(probe.c_str());
}

void check_options(const Config& config) {
    if (config.to.empty()) {
        throw Error(ExitCode::usage, "", "no format to write", "give --to md,json,txt or some of them");
    }
    if (config.out.empty() && !config.standard_output) {
        throw Error(ExitCode::usage, "", "where shall the results go?",
                    "give --out DIR, or --stdout for a single input");
    }
    for (const auto& names : {config.only, config.skip, {config.stop_after}}) check_stage_names(names);
}

ExitCode code_for(const std::vector<std::optional<ExitCode>>& failures) {
    const auto failed = [](const auto& failure) { return failure.has_value(); };
    const auto first = std::find_if(failures.begin(), failures.end(), failed);
    if (first == failures.end()) return ExitCode::done;
    return std::all_of(failures.begin(), failures.end(), failed) ? **first : ExitCode::some_failed;
}

}  // namespace

ExitCode clean(const std::vector<std::string>& arguments, const Config& config) {
    watch_for_interrupts();
    check_options(config);
    make_hunspell(config.dictionary);  // takes longest to be ready, and is made beside all else: the earlier the better
    const Inputs inputs = find_inputs(arguments, config);
    if (config.standard_output && inputs.list.size() > 1) {
        throw Error(ExitCode::usage, "", "--stdout is for a single input", "give --out DIR");
    }
    if (!config.standard_output) check_writable(config.out);
    const Resources resources =
        load_resources(config.dictionaries.empty() ? find_dictionaries() : fs::path(config.dictionaries),
                       config.dictionary, config.style, config.model);
    const Pipeline pipeline = make_pipeline(resources);
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const auto show = config.quiet ? Progress::Show::nothing : terminal ? Progress::Show::bar : Progress::Show::lines;
    Progress progress(std::cerr, show, inputs.list.size());
    const auto failures = clean_all(inputs.list, {config, resources, pipeline, progress});
    progress.clear();
    if (!config.quiet && !inputs.passed_over.empty()) {
        std::cerr << fmt::format("passed over {} of no readable kind, such as {}\n", inputs.passed_over.size(),
                                 printable(inputs.passed_over.front()));
    }
    return code_for(failures);
}

}  // namespace emend
