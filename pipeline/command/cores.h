// How many threads may compute at once.
#pragma once

namespace emend {

// The processor cores of this process: its affinity, and the share that its control group (container) grants.
int available_cores();

}  // namespace emend
