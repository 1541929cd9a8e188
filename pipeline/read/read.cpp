#include "pipeline/read/read.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "pipeline/errors.h"
#include "pipeline/read/kind.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr const char* supported = "give a scan (TIFF, PNG, JPEG, PNM, JPEG 2000, WebP), a PDF, a text or Markdown";

class OpenFile {
public:
    explicit OpenFile(int number) : number_(number) {}
    ~OpenFile() {
        if (number_ > 0) close(number_);  // never standard input
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

std::string reason_of(int error) { return std::generic_category().message(error); }

// Regular files only: a FIFO or device may never end, or never begin.
void check_regular(const OpenFile& file, const std::string& where) {
    struct stat found {};
    if (fstat(file.number(), &found) != 0) {
        throw Error(ExitCode::bad_input, where, "cannot be read: " + reason_of(errno));
    }
    if (S_ISDIR(found.st_mode)) throw Error(ExitCode::bad_input, where, "is a folder", "give a file");
    if (!S_ISREG(found.st_mode)) {
        throw Error(ExitCode::bad_input, where, "is a device, FIFO or socket",
                    "give a file, or - and the data as standard input");
    }
}

std::string read_all(const OpenFile& file, const std::string& where, long most) {
    std::string bytes;
    struct stat found {};
    if (fstat(file.number(), &found) == 0 && S_ISREG(found.st_mode) && found.st_size <= most) {
        bytes.reserve(static_cast<std::size_t>(found.st_size));
    }
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw Error(ExitCode::bad_input, where, "cannot be read: " + reason_of(errno));
        if (count == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > static_cast<std::size_t>(most)) {
            throw Error(ExitCode::bad_input, where, "is larger than " + std::to_string(most) + " bytes",
                        "split it, or raise the limit");
        }
    }
}

std::string read_file(const std::filesystem::path& path, const std::string& where, long most) {
    if (path == "-") return read_all(OpenFile(STDIN_FILENO), where, most);
    const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0) {
        const int error = errno;
        throw Error(
            ExitCode::bad_input, where,
            error == ENOENT || error == ENOTDIR ? "there is no such file" : "cannot be opened: " + reason_of(error),
            "check the name and the rights");
    }
    check_regular(file, where);
    return read_all(file, where, most);
}

// The tools that open PDFs want a file: one in memory, that has a name as long as it is open.
void read_pdf_from_memory(const std::string& bytes, const ReadOptions& options, Source& source) {
    const OpenFile file(memfd_create("emend", MFD_CLOEXEC));
    for (std::size_t at = 0; file.number() >= 0 && at < bytes.size();) {
        const ssize_t count = write(file.number(), bytes.data() + at, bytes.size() - at);
        if (count < 0 && errno != EINTR) {
            throw Error(ExitCode::bad_input, source.name, "cannot be kept in memory: " + reason_of(errno));
        }
        if (count > 0) at += static_cast<std::size_t>(count);
    }
    if (file.number() < 0) {
        throw Error(ExitCode::bad_input, source.name, "a PDF cannot be kept in memory here", "give the PDF as a file");
    }
    read_pdf("/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(file.number()), options, source);
}

}  // namespace

Source read(const std::filesystem::path& path, const ReadOptions& options) {
    const bool standard_input = path == "-";
    const std::string where = standard_input ? "standard input" : path.string();
    std::string bytes = read_file(path, where, options.limits.max_bytes);
    if (bytes.empty()) throw Error(ExitCode::bad_input, where, "is empty", supported);
    if (const auto kind = unsupported_kind(bytes)) {
        throw Error(ExitCode::bad_input, where, "looks like " + *kind, supported);
    }

    Source source;
    source.name = standard_input ? (options.name.empty() ? where : options.name) : path.filename().string();
    source.sha256 = sha256(bytes);
    switch (kind_of(bytes, standard_input ? std::filesystem::path(options.name) : path)) {
        case InputKind::image: read_images(path, bytes, options, source); break;
        case InputKind::text: read_text(bytes, options, source); break;
        case InputKind::markdown: read_markdown(bytes, options, source); break;
        case InputKind::pdf:
            if (standard_input) {
                read_pdf_from_memory(bytes, options, source);
            } else {
                bytes = {};
                read_pdf(path, options, source);
            }
            break;
    }
    return source;
}

}  // namespace emend
