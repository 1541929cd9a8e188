// Scanned pages: image in, evidence out.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "pipeline/model/evidence.h"
#include "pipeline/read/recogniser.h"

namespace emend {

// One page: set upright and level, recognised, measured. Boxes are in the pixels of the image so prepared, whose size
// and resolution the page names.
std::shared_ptr<const SourcePage> read_scanned_page(Recogniser& recogniser, PageImage image, int number);

// Pages 1 … count, each loaded by `load(n)` with n from 0 and read, on up to `options.jobs` threads with one engine
// each. The failure of the lowest page is rethrown. `options.progress` is told of each page that is done.
std::vector<std::shared_ptr<const SourcePage>> read_scanned_pages(int count, const std::function<PageImage(int)>& load,
                                                                  const ReadOptions& options);

}  // namespace emend
