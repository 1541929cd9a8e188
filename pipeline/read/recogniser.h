// The door to the recognition engine; tests put another one in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/image.h"

namespace emend {

class Recogniser {
public:
    virtual ~Recogniser() = default;

    // Lines of words with boxes, confidences and alternatives, rules and pictures; styles are measured by
    // `measure_page`. The outcome does not depend on the pages read before.
    virtual SourcePage recognise(const PageImage& image) = 0;

    // A digit-only reading of a small part of the page (a raised footnote marker); empty text where nothing was read.
    virtual Reading read_digits(const PageImage& image, const Box& box) = 0;

    // Degrees clockwise (0, 90, 180, 270) by which the page must be turned to stand upright; nothing where unsure.
    virtual std::optional<int> orientation(const PageImage& image) = 0;

    // "tesseract 5.3.0 (eng)"
    virtual std::string version() const = 0;
};

// One for each thread. Throws Error(missing) where language data is not installed, naming the package.
std::unique_ptr<Recogniser> make_tesseract(const std::string& languages);

// The installed languages, for `emend doctor`.
std::vector<std::string> tesseract_languages();

}  // namespace emend
