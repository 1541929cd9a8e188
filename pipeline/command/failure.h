// An exception as exit code and message.
#pragma once

#include <exception>
#include <string>

#include "pipeline/errors.h"

namespace emend {

struct Failure {
    ExitCode code = ExitCode::bad_input;
    std::string message;  // printable
};

// `where`: what was worked on, for exceptions that do not say it themselves; may be empty.
Failure failure_of(const std::exception_ptr& exception, const std::string& where);

}  // namespace emend
