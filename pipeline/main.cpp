// emend: cleans scanned and recognised documents; see `emend --help`.
#include <cstddef>
#include <exception>
#include <iostream>

#include "pipeline/command/command.h"
#include "pipeline/command/failure.h"
#include "pipeline/large_pages.h"

int main(int argc, char** argv) {
    emend::prepare_heap(std::size_t{16} << 20);
    try {
        return emend::run_command(argc, argv);
    } catch (...) {
        const emend::Failure failure = emend::failure_of(std::current_exception(), "");
        std::cerr << "emend: " << failure.message << '\n';
        return static_cast<int>(failure.code);
    }
}
