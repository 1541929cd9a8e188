#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <streambuf>
#include <system_error>

#include "pipeline/errors.h"
#include "pipeline/write/write.h"

namespace emend {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what, int reason) {
    throw Error(ExitCode::cannot_write, path.string(), what + ": " + std::generic_category().message(reason),
                "check that the folder exists, that it may be written to and that the disk has room");
}

// A stream's buffer over a file descriptor; remembers the first reason why a write failed.
class FileBuffer : public std::streambuf {
public:
    explicit FileBuffer(int file) : file_(file) { setp(buffer_.data(), buffer_.data() + buffer_.size()); }
    int reason() const { return reason_; }

protected:
    int_type overflow(int_type c) override {
        if (sync() != 0) return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }

    int sync() override {
        for (const char* at = pbase(); at < pptr();) {
            const ssize_t written = ::write(file_, at, static_cast<std::size_t>(pptr() - at));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) {
                if (reason_ == 0) reason_ = errno;
                return -1;
            }
            at += written;
        }
        setp(buffer_.data(), buffer_.data() + buffer_.size());
        return 0;
    }

private:
    int file_;
    int reason_ = 0;
    std::array<char, 1U << 16U> buffer_{};
};

// A new file under a name of its own; gone again unless it is renamed.
class Temporary {
public:
    explicit Temporary(const std::filesystem::path& path) : path_(path) {
        static std::atomic<int> count = 0;
        do {
            name_ = path.parent_path() / (".emend-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
            file_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (file_ < 0 && errno == EEXIST);
        if (file_ < 0) fail(path, "cannot be written", errno);
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (file_ >= 0) ::close(file_);
        if (!renamed_) ::unlink(name_.c_str());
    }

    int file() const { return file_; }

    void rename() {
        if (::fsync(file_) != 0) fail(path_, "cannot be written", errno);
        const int file = file_;
        file_ = -1;
        if (::close(file) != 0) fail(path_, "cannot be written", errno);
        if (std::rename(name_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be put in place", errno);
        renamed_ = true;
        const std::filesystem::path folder = path_.has_parent_path() ? path_.parent_path() : ".";
        const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (opened < 0) return;
        ::fsync(opened);  // some file systems cannot: the file itself is safe all the same
        ::close(opened);
    }

private:
    std::filesystem::path path_, name_;
    int file_ = -1;
    bool renamed_ = false;
};

}  // namespace

void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
    Temporary temporary(path);
    FileBuffer buffer(temporary.file());
    std::ostream out(&buffer);
    write(out);
    out.flush();
    if (!out) fail(path, "cannot be written", buffer.reason() != 0 ? buffer.reason() : EIO);
    temporary.rename();
}

}  // namespace emend
