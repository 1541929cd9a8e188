// PDF pages: those made from text are read through their text layer, scans are rendered and recognised.
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "pipeline/errors.h"
#include "pipeline/read/pdf_choice.h"
#include "pipeline/read/pdf_info.h"
#include "pipeline/read/pdf_layer.h"
#include "pipeline/read/pdf_lines.h"
#include "pipeline/read/pdf_style.h"
#include "pipeline/read/read.h"
#include "pipeline/read/scan.h"
#include "pipeline/side_by_side.h"

namespace emend {

namespace {

// So many pages go through the text tools at once: starting them costs more than a page.
constexpr int pages_at_once = 16;

// What became of a page before recognition.
struct Draft {
    PdfChoice choice;
    SourcePage page;  // of a page made from text
    std::vector<std::string> problems;
};

void tell_unreadable(const TextFacts& facts, Draft& draft) {
    if (facts.unreadable > 0) {
        draft.problems.push_back(std::to_string(facts.unreadable) +
                                 " characters of the text layer have no meaning (private use or no mapping)");
    }
    if (facts.characters == 0) draft.problems.emplace_back("the page has no text layer");
}

Draft draft_of(const PdfTextLayer& layer, const PdfPage& page, const ReadOptions& options) {
    Draft draft;
    const TextFacts facts = facts_of(layer);
    draft.choice = choose(facts, cover_of(page), options.pdf);
    if (draft.choice.scan) return draft;
    draft.page = lines_of(layer, styled_words(layer));
    tell_unreadable(facts, draft);
    return draft;
}

// Pages first … last, from 1. Where the tools fail on many pages, they are asked page by page; a page whose text
// cannot be had is a scan.
void draft_pages(const PdfFile& file, int first, int last, const std::vector<PdfPage>& pages,
                 const ReadOptions& options, std::vector<Draft>& drafts) {
    std::vector<PdfTextLayer> layers;
    std::string failure;
    try {
        layers = read_text_layers(file, first, last);
    } catch (const Error& error) {
        if (error.code() != ExitCode::bad_input || (first == last && options.pdf == "text")) throw;
        failure = error.what();
    }
    for (int n = first; n <= last; ++n) {
        const auto at = static_cast<std::size_t>(n - 1);
        if (failure.empty()) {
            drafts[at] = draft_of(layers[static_cast<std::size_t>(n - first)], pages[at], options);
        } else if (first < last) {
            draft_pages(file, n, n, pages, options, drafts);
        } else {
            drafts[at].choice = {true, "the text layer cannot be read"};
            drafts[at].problems.push_back(failure);
        }
    }
}

std::vector<Draft> draft_all(const PdfFile& file, const std::vector<PdfPage>& pages, const ReadOptions& options) {
    const int count = static_cast<int>(pages.size());
    std::vector<Draft> drafts(pages.size());
    if (options.pdf == "scan") {
        for (Draft& draft : drafts) draft.choice = choose({}, {}, options.pdf);
        return drafts;
    }
    side_by_side((count + pages_at_once - 1) / pages_at_once, options.jobs, [&](int n) {
        const int first = n * pages_at_once + 1;
        draft_pages(file, first, std::min(first + pages_at_once - 1, count), pages, options, drafts);
    });
    return drafts;
}

// The scan's own resolution, so that nothing is lost and nothing blown up; 300 where there is no scan.
int dpi_for(const PdfFile& file, const PdfPage& page, int number, const ReadOptions& options) {
    const Cover cover = cover_of(page);
    double dpi = cover.share > 0.3 && cover.dpi > 0 ? std::clamp(cover.dpi, 150.0, 400.0) : 300.0;
    if (options.dpi) dpi = *options.dpi;
    const auto pixels = [&](double at) { return page.width / 72 * at * (page.height / 72 * at); };
    const auto most = static_cast<double>(file.limits.max_pixels);
    if (pixels(dpi) > most && !options.dpi) dpi = std::max(std::floor(dpi * std::sqrt(most / pixels(dpi))), 72.0);
    if (!(pixels(dpi) <= most) || page.width <= 0 || page.height <= 0) {
        throw Error(ExitCode::bad_input, file.name,
                    "page " + std::to_string(number) + " is " + std::to_string(std::lround(page.width / 72)) + " by " +
                        std::to_string(std::lround(page.height / 72)) + " inches, too large to be rendered",
                    "give its picture as a file, or raise the limit of pixels");
    }
    return static_cast<int>(std::lround(dpi));
}

PageImage rendered(const PdfFile& file, const PdfPage& page, int number, const ReadOptions& options) {
    ReadOptions image_options = options;
    image_options.dpi = dpi_for(file, page, number, options);
    const std::string n = std::to_string(number);
    const ProcessResult result = run_poppler(
        file, {"pdftoppm", "-gray", "-cropbox", "-r", std::to_string(*image_options.dpi), "-f", n, "-l", n});
    if (!result.well() || result.output.empty()) {
        ProcessLimits limits;
        limits.seconds = file.limits.tool_seconds;
        limits.output = file.limits.tool_output;
        std::string what = "page " + n + " cannot be rendered";
        if (!result.well()) what += ": pdftoppm " + result.trouble(limits);
        if (const std::string error = first_error(result); !error.empty()) what += " (" + error + ")";
        throw Error(ExitCode::bad_input, file.name, what, "the PDF may be damaged; repair it, or fetch it again");
    }
    return load_page(file.name + ", page " + n, result.output, 0, image_options);
}

// Recognises the pages that are scans; `pages` has their places.
void recognise_scans(const PdfFile& file, const std::vector<PdfPage>& info, const std::vector<Draft>& drafts,
                     const ReadOptions& options, Source& source) {
    std::vector<int> numbers;
    for (std::size_t n = 0; n < drafts.size(); ++n) {
        if (drafts[n].choice.scan) numbers.push_back(static_cast<int>(n) + 1);
    }
    const int count = static_cast<int>(numbers.size());
    const int total = static_cast<int>(drafts.size());
    if (options.progress && count < total) options.progress(total - count, total);
    if (count == 0) return;
    ReadOptions scan_options = options;
    if (options.progress) scan_options.progress = [&](int done, int) { options.progress(total - count + done, total); };
    const auto load = [&](int n) {
        const int number = numbers[static_cast<std::size_t>(n)];
        return rendered(file, info[static_cast<std::size_t>(number - 1)], number, options);
    };
    const auto pages = read_scanned_pages(count, load, scan_options);
    for (std::size_t n = 0; n < pages.size(); ++n) {
        SourcePage page = *pages[n];
        const auto at = static_cast<std::size_t>(numbers[n] - 1);
        page.number = numbers[n];
        page.reason = drafts[at].choice.reason + "; rendered at " + std::to_string(std::lround(page.x_dpi)) + " dpi";
        source.pages[at] = std::make_shared<const SourcePage>(std::move(page));
    }
    source.engines.push_back(engine_version(options.languages));
}

}  // namespace

void read_pdf(const std::filesystem::path& path, const ReadOptions& options, Source& source) {
    const PdfFile file{path, source.name, options.limits};
    const std::vector<PdfPage> info = read_pdf_info(file);
    std::vector<Draft> drafts = draft_all(file, info, options);
    source.engines.push_back(poppler_version());
    source.pages.resize(info.size());
    for (std::size_t n = 0; n < drafts.size(); ++n) {
        const int number = static_cast<int>(n) + 1;
        for (const std::string& problem : drafts[n].problems) source.problems.push_back({number, problem});
        if (drafts[n].choice.scan) continue;
        drafts[n].page.number = number;
        drafts[n].page.reason = drafts[n].choice.reason;
        source.pages[n] = std::make_shared<const SourcePage>(std::move(drafts[n].page));
    }
    recognise_scans(file, info, drafts, options, source);
}

}  // namespace emend
