// What the module with the recognition engine offers; engine.cpp opens it, tesseract.cpp is it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/read/recogniser.h"

namespace emend {

struct EngineModule {
    const char* version;  // of the emend it was built with
    std::unique_ptr<Recogniser> (*make)(const std::string& languages);
    std::string (*engine_version)(const std::string& languages);
    std::vector<std::string> (*languages)();
};

}  // namespace emend

// The module's one symbol.
extern "C" const emend::EngineModule emend_engine_module;
