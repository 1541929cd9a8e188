// SIGINT and SIGTERM: the first one ends the work at the next page, with nothing half-written, or after some seconds at
// the latest; a second one ends the program at once.
#pragma once

namespace emend {

void watch_for_interrupts();

// Throws Error(interrupted) once a signal has come.
void stop_if_interrupted();

}  // namespace emend
