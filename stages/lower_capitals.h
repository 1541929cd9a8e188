// Small letters that were read as capitals of the same shape; between capitals also the other way round.
//
//     before   approval or accession, Where appropriate, as Well as
//     after    approval or accession, where appropriate, as well as
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Where a recogniser read. A word gets its small letter where the archive hardly ever writes it with a capital, where
// no sentence begins, and where the words on both sides have small letters: among capitals it may stand in a title.
TextEdits lower_capitals(const Document& document, const Resources& resources);

}  // namespace emend
