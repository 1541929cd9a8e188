#include "pipeline/command/cores.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <thread>

namespace emend {

namespace {

std::optional<double> granted_cores() {
    double quota = 0, period = 0;
    std::ifstream version_2("/sys/fs/cgroup/cpu.max");  // "150000 100000", or "max 100000"
    if (version_2 >> quota >> period && quota > 0 && period > 0) return quota / period;
    std::ifstream version_1("/sys/fs/cgroup/cpu/cpu.cfs_quota_us");  // -1: no limit
    std::ifstream version_1_period("/sys/fs/cgroup/cpu/cpu.cfs_period_us");
    if (version_1 >> quota && version_1_period >> period && quota > 0 && period > 0) return quota / period;
    return std::nullopt;
}

}  // namespace

int available_cores() {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const std::optional<double> granted = granted_cores();
    return granted ? std::clamp(static_cast<int>(std::ceil(*granted)), 1, cores) : cores;
}

}  // namespace emend
