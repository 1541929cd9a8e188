// Tesseract brings three dozen libraries with it. To open them takes a tenth of a short run, so the engine stands in a
// module of its own, which is opened for the first scan: text and born-digital pages never wait for it.
#include <dlfcn.h>

#include <filesystem>
#include <string_view>

#include "pipeline/errors.h"
#include "pipeline/program_folder.h"
#include "pipeline/read/engine_module.h"
#include "pipeline/read/recogniser.h"

namespace emend {

namespace {

namespace fs = std::filesystem;

// Beside the program, where `cmake --install` puts it, and where it was built (for programs from elsewhere, as tests).
fs::path find_module() {
    std::error_code ignored;
    const fs::path folder = program_folder();
    const fs::path name = "emend_tesseract.so";
    for (const fs::path& path : {folder / name, folder / "../lib/emend" / name}) {
        if (fs::exists(path, ignored)) return path;
    }
    return fs::path(EMEND_BUILD_FOLDER) / name;
}

const EngineModule& open_module() {
    const fs::path path = find_module();
    const char* const remedy = "build and install emend anew: the file belongs beside the program or in ../lib/emend";
    // Never closed: its libraries run their ends when the program ends.
    void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        const char* const reason = dlerror();  // NOLINT(concurrency-mt-unsafe): each thread has its own
        throw Error(ExitCode::missing, "recognition engine", reason != nullptr ? reason : path.string(), remedy);
    }
    const auto* const offered = static_cast<const EngineModule*>(dlsym(module, "emend_engine_module"));
    if (offered == nullptr || std::string_view(offered->version) != EMEND_VERSION) {
        throw Error(ExitCode::missing, path.string(), "is not of emend " EMEND_VERSION, remedy);
    }
    return *offered;
}

const EngineModule& engine_module() {
    static const EngineModule& opened = open_module();
    return opened;
}

}  // namespace

std::unique_ptr<Recogniser> make_tesseract(const std::string& languages) { return engine_module().make(languages); }

std::string engine_version(const std::string& languages) { return engine_module().engine_version(languages); }

std::vector<std::string> tesseract_languages() { return engine_module().languages(); }

}  // namespace emend
