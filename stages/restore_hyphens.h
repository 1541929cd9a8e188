// Hyphens that a text dump has lost are set again where house style knows the hyphenated form only.
//
//     before   fiftysecond   moneylaundering   SecretaryGeneral   nongovernmental
//     after    fifty-second  money-laundering  Secretary-General  non-governmental
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Nothing is modernised: a form that stands closed in the archive's texts, of whatever year, stays closed.
TextEdits restore_hyphens(const Document& document, const Resources& resources);

}  // namespace emend
