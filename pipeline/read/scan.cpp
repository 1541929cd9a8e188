#include "pipeline/read/scan.h"

#include <algorithm>
#include <mutex>

#include "pipeline/read/measure.h"
#include "pipeline/read/second_reading.h"
#include "pipeline/read/straighten.h"
#include "pipeline/side_by_side.h"

namespace emend {

namespace {

// How well a page was read: mean confidence of its words, and how many there are. The engine reads lines that run up
// or down the page as well, but a page of nothing else lies on its side.
struct Quality {
    double confidence = 0;
    int words = 0, words_on_their_side = 0;
    bool on_its_side() const { return 2 * words_on_their_side > words; }
    bool poor() const { return words < 20 || confidence < 0.6 || on_its_side(); }
    bool doubtful() const { return confidence < 0.93; }  // of worn print; crisp print has .94 and more
    double worth() const { return on_its_side() ? 0 : confidence * words; }
};

Quality quality_of(const SourcePage& page) {
    Quality quality;
    double sum = 0;
    for (const SourceLine& line : page.lines) {
        if (line.box.height() > line.box.width() && line.words.size() > 1) {
            quality.words_on_their_side += static_cast<int>(line.words.size());
        }
        for (const SourceWord& word : line.words) {
            sum += static_cast<double>(word.best.confidence);
            ++quality.words;
        }
    }
    if (quality.words > 0) quality.confidence = sum / quality.words;
    return quality;
}

struct PageAsRead {
    PageImage as_it_lies;            // on the glass
    std::optional<PageImage> level;  // where it lay askew
    Recognition recognition;

    const PageImage& image() const { return level ? *level : as_it_lies; }
};

PageAsRead recognise(Recogniser& recogniser, PageImage image) {
    PageAsRead read{std::move(image), std::nullopt, {}};
    read.level = straightened(read.as_it_lies);
    read.recognition = recogniser.recognise(read.image());
    return read;
}

}  // namespace

std::shared_ptr<const SourcePage> read_scanned_page(Recogniser& recogniser, PageImage image, int number) {
    PageAsRead read = recognise(recogniser, std::move(image));
    const Quality quality = quality_of(read.recognition.page);
    if (quality.poor()) {
        const std::optional<int> degrees = recogniser.orientation(read.image());
        if (degrees && *degrees != 0) {
            PageAsRead again = recognise(recogniser, turned(read.image(), *degrees));
            if (quality_of(again.recognition.page).worth() > quality.worth()) {
                read = std::move(again);
                read.recognition.page.rotated = *degrees;
            }
        }
    }
    SourcePage& page = read.recognition.page;
    page.number = number;
    page.reason = "a page image";
    if (!read.image().reason.empty()) page.reason += "; " + read.image().reason;
    measure_page(read.image(), recogniser, read.recognition);
    if (read.level && quality.doubtful()) {
        add_second_reading(recogniser.recognise(read.as_it_lies).page, page);
    }
    return std::make_shared<const SourcePage>(std::move(page));
}

std::vector<std::shared_ptr<const SourcePage>> read_scanned_pages(int count, const std::function<PageImage(int)>& load,
                                                                  const ReadOptions& options) {
    std::vector<std::shared_ptr<const SourcePage>> pages(static_cast<std::size_t>(count));
    std::vector<std::unique_ptr<Recogniser>> recognisers(static_cast<std::size_t>(std::max(options.jobs, 1)));
    std::mutex telling;
    int done = 0;
    side_by_side(count, options.jobs, [&](int n, int worker) {
        std::unique_ptr<Recogniser>& recogniser = recognisers[static_cast<std::size_t>(worker)];
        if (!recogniser) recogniser = make_tesseract(options.languages);
        pages[static_cast<std::size_t>(n)] = read_scanned_page(*recogniser, load(n), n + 1);
        const std::lock_guard lock(telling);
        ++done;
        if (options.progress) options.progress(done, count);
    });
    return pages;
}

void read_images(const std::filesystem::path& path, const std::string& bytes, const ReadOptions& options,
                 Source& source) {
    const int count = count_pages(path, bytes, options.limits);
    source.pages = read_scanned_pages(
        count, [&](int n) { return load_page(path, bytes, n, options); }, options);
    source.engines.push_back(engine_version(options.languages));
}

}  // namespace emend
