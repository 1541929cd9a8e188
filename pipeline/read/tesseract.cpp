#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "pipeline/errors.h"
#include "pipeline/read/alternatives.h"
#include "pipeline/read/engine_module.h"
#include "pipeline/read/levels.h"

namespace emend {

namespace {

using Level = tesseract::PageIteratorLevel;
using Text = std::unique_ptr<char[]>;  // NOLINT(modernize-avoid-c-arrays): so the engine hands it over

// Pages run side by side, so one engine shall use one thread. OMP_THREAD_LIMIT is read before main begins and Tesseract
// asks for four threads by number; no active level of parallelism is what keeps a region on the calling thread.
void use_one_thread() { omp_set_max_active_levels(0); }

// The engine's messages go nowhere. Where they go is a global of the library, though each engine has it among its own
// variables; two threads may set it at once.
void keep_silent(tesseract::TessBaseAPI& api) {
    static std::mutex setting;
    const std::lock_guard lock(setting);
    api.SetVariable("debug_file", "/dev/null");
}

float share(float per_cent) { return std::clamp(per_cent / 100, 0.0F, 1.0F); }

Box box_of(const tesseract::PageIterator& it, Level level) {
    Box box;
    it.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom);
    return box;
}

bool is_blank(const char* text) {
    return text == nullptr || std::all_of(text, text + std::string_view(text).size(), [](char c) { return c == ' '; });
}

// For ink that it cannot read the engine may set a blank within a word.
std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

// The characters of the word at `it`, with what else each of them could be.
void read_symbols(const tesseract::ResultIterator& word, std::vector<Symbol>& symbols, Positions& positions) {
    tesseract::ResultIterator it(word);
    do {
        const Text text(it.GetUTF8Text(tesseract::RIL_SYMBOL));
        if (is_blank(text.get())) continue;
        symbols.push_back({text.get(), share(it.Confidence(tesseract::RIL_SYMBOL)), box_of(it, tesseract::RIL_SYMBOL)});
        std::vector<Reading> choices;
        tesseract::ChoiceIterator choice(it);
        do {
            const char* other = choice.GetUTF8Text();
            if (!is_blank(other)) choices.push_back({other, share(choice.Confidence())});
        } while (choice.Next());
        positions.push_back(std::move(choices));
    } while (!it.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) && it.Next(tesseract::RIL_SYMBOL));
}

// Walks over the engine's result and writes down what it saw.
class Transcript {
public:
    explicit Transcript(tesseract::ResultIterator& it) : it_(it) {}

    Recognition write() {
        do {
            look_for_new_line();
            const Text text(it_.GetUTF8Text(tesseract::RIL_WORD));
            if (is_blank(text.get())) {
                add_ink_without_text();
                continue;
            }
            if (new_line_) begin_line();
            add_word(text.get());
        } while (it_.Next(tesseract::RIL_WORD));
        for (SourceLine& line : lines()) line.end = "\n";
        return std::move(result_);
    }

private:
    std::vector<SourceLine>& lines() { return result_.page.lines; }

    // Does another line or block begin here? Told by the boxes: the iterator's own answer sorts the whole line anew for
    // every word.
    void look_for_new_line() {
        const Box block = box_of(it_, tesseract::RIL_BLOCK);
        const Box line = box_of(it_, tesseract::RIL_TEXTLINE);
        const bool new_block = block_ < 0 || block != block_box_;
        if (new_block) ++block_;
        new_line_ = new_line_ || new_block || line != line_box_;
        block_box_ = block;
        line_box_ = line;
    }

    void begin_line() {
        new_line_ = false;
        SourceLine line;
        line.box = line_box_;
        line.block = block_;
        int left = 0;
        int left_y = 0;
        int right = 0;
        int right_y = 0;
        if (it_.Baseline(tesseract::RIL_TEXTLINE, &left, &left_y, &right, &right_y)) {
            line.baseline = static_cast<float>(left_y + right_y) / 2;
        }
        float height = 0;
        float descenders = 0;  // negative
        float ascenders = 0;
        it_.RowAttributes(&height, &descenders, &ascenders);
        line.x_height = std::max(0.0F, height + descenders - ascenders);
        lines().push_back(std::move(line));
        result_.symbols.emplace_back();
    }

    void add_word(const char* text) {
        SourceWord word;
        word.before = lines().back().words.empty() ? "" : " ";
        word.best = {without_blanks(text), share(it_.Confidence(tesseract::RIL_WORD))};
        word.box = box_of(it_, tesseract::RIL_WORD);
        std::vector<Symbol> symbols;
        Positions positions;
        read_symbols(it_, symbols, positions);
        word.alternatives = alternatives(word.best, positions);
        lines().back().words.push_back(std::move(word));
        result_.symbols.back().push_back(std::move(symbols));
    }

    // A ruled line or a picture comes as a blank word.
    void add_ink_without_text() {
        const Box box = box_of(it_, tesseract::RIL_WORD);
        const tesseract::PolyBlockType type = it_.BlockType();
        if (box.empty()) return;
        constexpr int flat = 8;  // times as wide as high
        const bool rule = tesseract::PTIsLineType(type) || box.width() > flat * box.height();
        (rule ? result_.page.rules : result_.page.pictures).push_back(box);
    }

    tesseract::ResultIterator& it_;
    Recognition result_;
    Box block_box_, line_box_;  // of the word before
    int block_ = -1;
    bool new_line_ = false;  // since the last word with text
};

class Tesseract final : public Recogniser {
public:
    explicit Tesseract(const std::string& languages) {
        silence_image_libraries();
        use_one_thread();
        // Told before Init, so that loading keeps silent too.
        keep_silent(api_);
        if (api_.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
            std::string package = "tesseract-ocr-" + languages.substr(0, languages.find('+'));
            std::replace(package.begin(), package.end(), '_', '-');
            throw Error(ExitCode::missing, "tesseract", "no language data for '" + languages + "'",
                        "install the package " + package + ", or name another language with --language");
        }
        keep_silent(api_);
        api_.SetVariable("lstm_choice_mode", "2");
        api_.SetVariable("lstm_choice_iterations", "3");  // of 5: the last ones name what is hardly ever right
        // Paragraphs are found by our own stages. (Without its search for type of fixed pitch typescript reads worse.)
        api_.SetVariable("paragraph_text_based", "0");
    }

    Recognition recognise(const PageImage& image) override {
        api_.ClearAdaptiveClassifier();  // forgets the words of the pages before
        prepare_page(image);
        Recognition result = transcript();
        result.page.origin = Origin::scan;
        result.page.width = width_of(image);
        result.page.height = height_of(image);
        result.page.x_dpi = result.page.y_dpi = image.dpi;
        return result;
    }

    Recognition recognise_line(const PageImage& image, const Box& area) override {
        prepare(image, tesseract::PSM_SINGLE_LINE);
        api_.SetRectangle(area.left, area.top, area.width(), area.height());
        return transcript();
    }

    Reading read_digits(const PageImage& picture) override {
        prepare(picture, tesseract::PSM_SINGLE_LINE);
        api_.SetVariable("tessedit_char_whitelist", "0123456789");
        Reading reading{"", 0};
        if (api_.Recognize(nullptr) == 0) {
            const Text text(api_.GetUTF8Text());
            for (const char* c = text.get(); c != nullptr && *c != '\0'; ++c) {
                if (*c >= '0' && *c <= '9') reading.text += *c;
            }
            if (!reading.text.empty()) reading.confidence = share(static_cast<float>(api_.MeanTextConf()));
        }
        api_.SetVariable("tessedit_char_whitelist", "");
        api_.Clear();
        return reading;
    }

    std::optional<int> orientation(const PageImage& image) override {
        use_one_thread();
        tesseract::TessBaseAPI osd;
        keep_silent(osd);
        if (osd.Init(nullptr, "osd") != 0) return std::nullopt;
        keep_silent(osd);
        osd.SetPageSegMode(tesseract::PSM_OSD_ONLY);
        osd.SetImage(image.pix.get());
        osd.SetSourceResolution(image.dpi);
        int degrees = 0;
        float confidence = 0;
        const char* script = nullptr;
        float script_confidence = 0;
        if (!osd.DetectOrientationScript(&degrees, &confidence, &script, &script_confidence)) return std::nullopt;
        constexpr float sure = 2;
        if (confidence < sure) return std::nullopt;
        return (360 - degrees) % 360;
    }

private:
    Recognition transcript() {
        Recognition result;
        if (api_.Recognize(nullptr) == 0) {
            const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
            if (it) result = Transcript(*it).write();
        }
        api_.Clear();
        return result;
    }

    // A line that is read for itself is dark on white; where a letter is doubtful the engine would read it twice.
    void prepare(const PageImage& image, tesseract::PageSegMode mode) {
        use_one_thread();
        api_.SetPageSegMode(mode);
        api_.SetVariable("tessedit_do_invert", mode == tesseract::PSM_SINGLE_LINE ? "0" : "1");
        api_.SetImage(image.pix.get());
        api_.SetSourceResolution(image.dpi);
    }

    // Spares the engine a page's levels. A part of a page must not be read so: the engine would cut lines out of them.
    void prepare_page(const PageImage& image) {
        prepare(image, tesseract::PSM_AUTO);
        const PixPtr levels = levels_for_engine(image);
        if (!levels) return;
        api_.SetImage(levels.get());
        api_.SetInputImage(pixClone(image.pix.get()));  // lines are cut out of the grey page; takes it over
        api_.SetSourceResolution(image.dpi);
    }

    tesseract::TessBaseAPI api_;
};

std::unique_ptr<Recogniser> make(const std::string& languages) { return std::make_unique<Tesseract>(languages); }

std::string version(const std::string& languages) {
    return std::string("tesseract ") + tesseract::TessBaseAPI::Version() + " (" + languages + ")";
}

std::vector<std::string> installed_languages() {
    tesseract::TessBaseAPI api;
    keep_silent(api);
    std::vector<std::string> languages;
    if (api.Init(nullptr, "eng") == 0) api.GetAvailableLanguagesAsVector(&languages);
    std::sort(languages.begin(), languages.end());
    return languages;
}

}  // namespace

}  // namespace emend

const emend::EngineModule emend_engine_module = {EMEND_VERSION, emend::make, emend::version,
                                                 emend::installed_languages};
