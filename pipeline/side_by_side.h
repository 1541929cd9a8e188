// Work shared out to threads.
#pragma once

#include <functional>

namespace emend {

// Calls work(n, worker) for n from 0 to count - 1 on up to `jobs` threads; `worker` numbers the threads from 0, for
// what each must have of its own. After a failure no further number is begun; that of the lowest number is rethrown, so
// that the message is the same in every run.
void side_by_side(int count, int jobs, const std::function<void(int n, int worker)>& work);

// The same where threads have nothing of their own.
void side_by_side(int count, int jobs, const std::function<void(int n)>& work);

}  // namespace emend
