#include "pipeline/command/interrupt.h"

#include <unistd.h>
#include <atomic>
#include <csignal>

#include "pipeline/errors.h"

namespace emend {

namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> signalled = false;
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr unsigned patience = 10;  // seconds for the pages in work

extern "C" void on_signal(int) {
    if (signalled.exchange(true)) _exit(static_cast<int>(ExitCode::interrupted));
    alarm(patience);
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGALRM}) sigaction(signal, &action, nullptr);
}

void stop_if_interrupted() {
    if (signalled) throw Error(ExitCode::interrupted, "", "interrupted", "inputs done so far are complete");
}

}  // namespace emend
