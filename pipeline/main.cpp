// emend: cleans scanned and recognised documents; see `emend --help`.
#include <exception>
#include <iostream>

#include "pipeline/command/command.h"
#include "pipeline/command/failure.h"

int main(int argc, char** argv) {
    try {
        return emend::run_command(argc, argv);
    } catch (...) {
        const emend::Failure failure = emend::failure_of(std::current_exception(), "");
        std::cerr << "emend: " << failure.message << '\n';
        return static_cast<int>(failure.code);
    }
}
