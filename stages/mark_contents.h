// The entries of a table of contents, each a block.
//
//     before   unknown "CONTENTS" / "I. Lamps ........ 3" / "II. Oil, which is burnt" / "by night ........ 7"
//     after    heading "CONTENTS"   contents "I. Lamps ........ 3"   contents "II. Oil, which is burnt by night
//     ........ 7"
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

StructureEdits mark_contents(const Document& document, const Resources& resources);

}  // namespace emend
