// What a page image needs where it is handed on: of image.h that which the engine's module shares with the program.
#include <dlfcn.h>
#include <leptonica/allheaders.h>

#include <mutex>

#include "pipeline/read/image.h"

namespace emend {

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }

void silence_image_libraries() {
    static std::once_flag once;
    std::call_once(once, [] {
        setMsgSeverity(L_SEVERITY_NONE);
        leptSetStderrHandler([](const char*) {});
        // libtiff comes with Leptonica; its header need not be installed.
        using Setter = void* (*)(void*);
        for (const char* name : {"TIFFSetErrorHandler", "TIFFSetWarningHandler"}) {
            if (void* setter = dlsym(RTLD_DEFAULT, name)) reinterpret_cast<Setter>(setter)(nullptr);
        }
    });
}

int width_of(const PageImage& image) { return pixGetWidth(image.pix.get()); }
int height_of(const PageImage& image) { return pixGetHeight(image.pix.get()); }

}  // namespace emend
