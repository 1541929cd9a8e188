#include "pipeline/read/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "pipeline/errors.h"
#include "pipeline/read/confine.h"

namespace emend {

namespace {

using Clock = std::chrono::steady_clock;

// An open file, closed at the end.
class Handle {
public:
    explicit Handle(int number = -1) : number_(number) {}
    ~Handle() { reset(); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        reset();
        number_ = std::exchange(other.number_, -1);
        return *this;
    }
    int number() const { return number_; }
    void reset() {
        if (number_ >= 0) close(number_);
        number_ = -1;
    }

private:
    int number_;
};

struct Pipe {
    Handle out, in;  // to read from, to write to
};

[[noreturn]] void throw_system_error(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw_system_error("cannot make a pipe");
    const Handle out(ends[0]);
    const Handle in(ends[1]);
    // Above the standard ones, also where the program was started without them.
    Pipe pipe{Handle(fcntl(out.number(), F_DUPFD_CLOEXEC, 3)), Handle(fcntl(in.number(), F_DUPFD_CLOEXEC, 3))};
    if (pipe.out.number() < 0 || pipe.in.number() < 0) throw_system_error("cannot make a pipe");
    return pipe;
}

// Everything that the child needs, made ready before the fork: after it only system calls are safe.
struct Start {
    std::vector<char*> arguments, environment;
    int input = -1, output = -1, errors = -1, rules = -1;
    std::array<std::pair<int, rlim_t>, 5> limits;
};

void limit(int resource, rlim_t most) {
    rlimit now{};
    getrlimit(static_cast<__rlimit_resource>(resource), &now);
    now.rlim_cur = std::min(most, now.rlim_max);
    now.rlim_max = now.rlim_cur;
    setrlimit(static_cast<__rlimit_resource>(resource), &now);
}

[[noreturn]] void become(const Start& start) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    sigaction(SIGPIPE, &standard, nullptr);
    for (const auto& [resource, most] : start.limits) limit(resource, most);
    if (dup2(start.input, 0) < 0 || dup2(start.output, 1) < 0 || dup2(start.errors, 2) < 0) _exit(126);
    confine(start.rules);
    close_range(3, ~0U, 0);
    execve(start.arguments.front(), start.arguments.data(), start.environment.data());
    _exit(127);
}

// Reads both ends to their end, or until time is up or there is too much; then the process group is killed.
class Watch {
public:
    Watch(pid_t child, const ProcessLimits& limits)
        : child_(child),
          limits_(limits),
          end_(Clock::now() +
               std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limits.seconds))) {}

    // The group ends in every case, also what the program itself started.
    ~Watch() {
        kill_all();
        if (!reaped_) waitpid(child_, nullptr, 0);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    void read_all(Handle output, Handle errors) {
        std::array<pollfd, 2> ends{{{output.number(), POLLIN, 0}, {errors.number(), POLLIN, 0}}};
        while (ends[0].fd >= 0 || ends[1].fd >= 0) {
            const int ready = poll(ends.data(), ends.size(), milliseconds_left());
            if (ready < 0 && errno != EINTR) throw_system_error("cannot wait for a program");
            if (Clock::now() >= end_) return time_is_up();
            if (ready <= 0) continue;
            if (ends[0].revents != 0 && !take_output(ends[0].fd)) ends[0].fd = -1;
            if (ends[1].revents != 0 && !take_errors(ends[1].fd)) ends[1].fd = -1;
            if (result_.output_too_large) return kill_all();
        }
    }

    ProcessResult finish() {
        while (!has_ended()) {
            if (!killed_ && Clock::now() >= end_) time_is_up();
            std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
        // The group may outlive its leader: whoever is left in it goes now, while nobody else can have its number.
        kill_all();
        int state = 0;
        waitpid(child_, &state, 0);
        reaped_ = true;
        if (WIFEXITED(state)) result_.status = WEXITSTATUS(state);
        if (WIFSIGNALED(state)) result_.signal = WTERMSIG(state);
        return std::move(result_);
    }

private:
    int milliseconds_left() const {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now()).count();
        return static_cast<int>(std::clamp<long>(left + 1, 0, 1000));
    }

    // It stays a zombie until it is waited for.
    bool has_ended() const {
        siginfo_t info{};
        return waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
    }

    void time_is_up() {
        result_.timed_out = true;
        kill_all();
    }

    void kill_all() {
        if (!reaped_) kill(-child_, SIGKILL);
        killed_ = true;
    }

    // Nothing at the end or on an error.
    std::string_view take(int from) {
        ssize_t count = 0;
        do {
            count = read(from, buffer_.data(), buffer_.size());
        } while (count < 0 && errno == EINTR);
        return {buffer_.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
    }

    bool take_output(int from) {
        const std::string_view piece = take(from);
        result_.output += piece;
        result_.output_too_large = result_.output.size() > static_cast<std::size_t>(std::max(limits_.output, 0L));
        return !piece.empty();
    }

    bool take_errors(int from) {
        const std::string_view piece = take(from);
        result_.errors += piece.substr(0, limits_.errors - std::min(limits_.errors, result_.errors.size()));
        return !piece.empty();
    }

    pid_t child_;
    const ProcessLimits& limits_;
    Clock::time_point end_;
    bool killed_ = false, reaped_ = false;
    ProcessResult result_;
    std::array<char, 65536> buffer_{};
};

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> out;
    out.reserve(strings.size() + 1);
    for (std::string& text : strings) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

std::string search_path() {
    const char* const path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody writes the environment
    return path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
}

}  // namespace

std::string ProcessResult::trouble(const ProcessLimits& limits) const {
    if (well()) return "";
    if (timed_out) return "took longer than " + std::to_string(std::lround(limits.seconds)) + " seconds";
    if (output_too_large) return "wrote more than " + std::to_string(limits.output) + " bytes";
    if (signal == SIGXCPU) return "used more CPU time than allowed";
    if (signal != 0) return "was ended by signal " + std::to_string(signal);
    return "ended with status " + std::to_string(status);
}

std::optional<std::filesystem::path> find_program(const std::string& name) {
    const auto can_run = [](const std::filesystem::path& path) {
        std::error_code ignored;
        return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
    };
    if (name.find('/') != std::string::npos) return can_run(name) ? std::optional(name) : std::nullopt;
    const std::string all = search_path();
    for (std::size_t from = 0; from <= all.size();) {
        const std::size_t to = std::min(all.find(':', from), all.size());
        const std::filesystem::path candidate = std::filesystem::path(all.substr(from, to - from)) / name;
        if (to > from && can_run(candidate)) return candidate;
        from = to + 1;
    }
    return std::nullopt;
}

ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessLimits& limits,
                          const std::filesystem::path& input) {
    const std::optional<std::filesystem::path> program = find_program(arguments.at(0));
    if (!program) throw Error(ExitCode::missing, arguments[0], "is not installed");
    std::vector<std::string> argument_texts = arguments;
    argument_texts[0] = program->string();
    std::vector<std::string> environment_texts = {"PATH=" + search_path(), "LC_ALL=C.UTF-8"};

    Pipe output = make_pipe();
    Pipe errors = make_pipe();
    const Handle input_file(fcntl(Handle(open(input.c_str(), O_RDONLY | O_CLOEXEC)).number(), F_DUPFD_CLOEXEC, 3));
    if (input_file.number() < 0) {
        throw Error(ExitCode::bad_input, input.string(), "cannot be opened", "check its rights");
    }
    const Handle rules(make_read_only_rules());

    Start start;
    start.arguments = pointers(argument_texts);
    start.environment = pointers(environment_texts);
    start.input = input_file.number();
    start.output = output.in.number();
    start.errors = errors.in.number();
    start.rules = rules.number();
    const auto cpu_seconds = static_cast<rlim_t>(std::ceil(std::max(limits.seconds, 1.0)));
    start.limits = {{{RLIMIT_AS, static_cast<rlim_t>(limits.memory)},
                     {RLIMIT_CPU, cpu_seconds},
                     {RLIMIT_FSIZE, static_cast<rlim_t>(limits.output)},
                     {RLIMIT_NOFILE, 64},
                     {RLIMIT_CORE, 0}}};

    const pid_t child = fork();
    if (child < 0) throw_system_error("cannot start " + arguments[0]);
    if (child == 0) become(start);
    setpgid(child, child);  // both sides set it, so that it holds before either goes on
    Watch watch(child, limits);
    output.in.reset();
    errors.in.reset();
    watch.read_all(std::move(output.out), std::move(errors.out));
    return watch.finish();
}

}  // namespace emend
