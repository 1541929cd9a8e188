#include "pipeline/command/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace emend {

Progress::Progress(std::ostream& out, Show show, std::size_t inputs) : out_(out), show_(show), inputs_(inputs) {}

Progress::~Progress() { clear(); }

void Progress::pages(std::size_t n, int done, int total) {
    const std::lock_guard lock(mutex_);
    inputs_[n].pages_done = done;
    inputs_[n].pages = total;
    draw();
}

void Progress::finish(std::size_t n, const std::vector<std::string>& warnings, const std::string& line) {
    const std::lock_guard lock(mutex_);
    inputs_[n].finished = true;
    inputs_[n].warnings = warnings;
    inputs_[n].line = line;
    for (; shown_ < inputs_.size() && inputs_[shown_].finished; ++shown_) {
        State& next = inputs_[shown_];
        if (!next.warnings.empty()) erase();
        for (const std::string& warning : next.warnings) out_ << warning << '\n';
        if (show_ == Show::lines && !next.line.empty()) out_ << next.line << '\n';
        next.warnings.clear();
    }
    out_.flush();
    draw();
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    erase();
}

void Progress::erase() {
    if (drawn_) out_ << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

// [##########..........]  12 pages, 2 of 7 inputs  1.9 pages/s  0:31 left
void Progress::draw() {
    if (show_ != Show::bar) return;
    constexpr int width = 24;
    double parts = 0;
    int pages = 0;
    std::size_t finished = 0;
    for (const State& input : inputs_) {
        pages += input.pages_done;
        finished += input.finished ? 1 : 0;
        if (input.finished) {
            parts += 1;
        } else if (input.pages > 0) {
            parts += static_cast<double>(input.pages_done) / input.pages;
        }
    }
    const double part = std::clamp(parts / static_cast<double>(std::max<std::size_t>(inputs_.size(), 1)), 0.0, 1.0);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started_;
    const int filled = static_cast<int>(part * width);
    const long left = part > 0 ? static_cast<long>(spent.count() * (1 - part) / part) : 0;
    out_ << fmt::format("\r\x1b[K[{}{}] {} pages, {} of {} inputs, {:.1f} pages/s, {}:{:02} left",
                        std::string(static_cast<std::size_t>(filled), '#'),
                        std::string(static_cast<std::size_t>(width - filled), '.'), pages, finished, inputs_.size(),
                        spent.count() > 0 ? pages / spent.count() : 0.0, left / 60, left % 60)
         << std::flush;
    drawn_ = true;
}

}  // namespace emend
