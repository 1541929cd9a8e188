// Takes rights from a child process between fork and exec; inner part of `run_process`.
#pragma once

namespace emend {

// An open Landlock rule set that forbids every change of the file system, or -1 where the kernel has no Landlock. The
// caller closes it.
int make_read_only_rules();

// Called in the child: system calls only, so that it is safe after a fork of a program with many threads. What the
// kernel or the container does not permit is left out silently: the limits on memory, time and output hold anyway.
void confine(int read_only_rules);

}  // namespace emend
