#include "pipeline/read/overheard.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace emend {

namespace {

std::mutex& one_at_a_time() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

Overheard::Overheard() : only_one_(one_at_a_time()) {
    memory_ = memfd_create("emend", MFD_CLOEXEC);
    standard_error_ = memory_ < 0 ? -1 : dup(STDERR_FILENO);
    if (standard_error_ < 0) return;
    std::fflush(stderr);
    dup2(memory_, STDERR_FILENO);
}

Overheard::~Overheard() { end(); }

void Overheard::end() {
    if (standard_error_ >= 0) {
        std::fflush(stderr);
        dup2(standard_error_, STDERR_FILENO);
        close(standard_error_);
    }
    if (memory_ >= 0) close(memory_);
    standard_error_ = memory_ = -1;
}

std::string Overheard::first_line() {
    std::array<char, 200> said{};
    if (standard_error_ >= 0) std::fflush(stderr);
    const ssize_t count = memory_ < 0 ? 0 : pread(memory_, said.data(), said.size(), 0);
    end();
    const std::string text(said.data(), static_cast<std::size_t>(count > 0 ? count : 0));
    return text.substr(0, text.find('\n'));
}

}  // namespace emend
