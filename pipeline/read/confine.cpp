#include "pipeline/read/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace emend {

namespace {

#if defined(__x86_64__)
constexpr unsigned this_architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned this_architecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned this_architecture = 0;
#endif

// Calls that a reader of files has no use for. The numbers are looked at only on `this_architecture`.
constexpr std::array forbidden = {
    __NR_socket, __NR_socketpair, __NR_ptrace, __NR_process_vm_writev, __NR_bpf, __NR_mount, __NR_unshare, __NR_setns,
};

constexpr auto filter_length = forbidden.size() + 6;

// Another architecture's calls kill the process; a forbidden call fails with EPERM; all others are allowed.
constexpr std::array<sock_filter, filter_length> make_filter() {
    std::array<sock_filter, filter_length> filter{};
    filter[0] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    filter[1] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, this_architecture, 1, 0);
    filter[2] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    filter[3] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (std::size_t n = 0; n < forbidden.size(); ++n) {
        const auto to_refusal = static_cast<unsigned char>(forbidden.size() - n);
        filter[4 + n] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(forbidden[n]), to_refusal, 0);
    }
    filter[4 + forbidden.size()] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    filter[5 + forbidden.size()] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    return filter;
}

constexpr std::array<sock_filter, filter_length> filter_rules = make_filter();

}  // namespace

int make_read_only_rules() {
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                              LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                              LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                              LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                              LANDLOCK_ACCESS_FS_MAKE_SYM;
    return static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
}

void confine(int read_only_rules) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
    if (read_only_rules >= 0) syscall(SYS_landlock_restrict_self, read_only_rules, 0);
    if (this_architecture == 0) return;
    // The kernel only reads the rules.
    const sock_fprog program{filter_length, const_cast<sock_filter*>(filter_rules.data())};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

}  // namespace emend
