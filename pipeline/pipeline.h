// THE LIST: every stage in order.
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// The stages look things up in the resources, which must outlive the pipeline.
Pipeline make_pipeline(const Resources& resources);

}  // namespace emend
